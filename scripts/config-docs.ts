import { type ConfigKey, configKeyList, wantedBy } from '../src/cli/config-keys.ts';

/** The JSON schema and the reference of the configuration, from the table that the reader reads by. */

/** A type or a pattern of the schema for a key. */
function schemaOf({ type, choices, pattern, rules, about, byDefault }: ConfigKey, ids: readonly string[]): object {
  const told = { description: about.replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1'), ...(byDefault === undefined ? {} : { default: byDefault }) };
  if (type === 'flag') return { type: 'boolean', ...told };
  if (type === 'list') return { type: 'array', items: rules ? { enum: ids } : { type: 'string' }, ...told };
  if (type === 'table') return { type: 'object', additionalProperties: { type: 'string' }, ...told };
  return { type: 'string', ...(choices ? { enum: choices } : {}), ...(pattern ? { pattern: pattern.source } : {}), ...told };
}

/** @param ids of all rules */
export function configSchema(ids: readonly string[]): string {
  const properties = (keys: typeof configKeyList): object => Object.fromEntries(keys.map(([name, key]) => [name, schemaOf(key, ids)]));
  const perFile = properties(configKeyList.filter(([, { perFile }]) => perFile));
  const override = {
    type: 'object',
    properties: { paths: { type: 'array', items: { type: 'string' }, minItems: 1, description: 'Files, as patterns of a .gitignore relative to this file.' }, ...perFile },
    required: ['paths'],
    additionalProperties: false,
  };
  const schema = {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'migfix',
    description: 'The configuration of migfix: .migfix.toml, migfix.toml, or [tool.migfix] of pyproject.toml.',
    type: 'object',
    properties: { ...properties(configKeyList), overrides: { type: 'array', items: override, description: 'What is different for some files; later ones win.' } },
    additionalProperties: false,
  };
  return `${JSON.stringify(schema, null, 2)}\n`;
}

const inCode = (value: unknown): string => `\`${JSON.stringify(value)}\``;

/** The keys as a table of the reference. */
export function configTable(): string {
  const row = (name: string, key: ConfigKey): string => {
    const wanted = key.type === 'list' && key.rules ? 'a list of rules' : key.choices ? key.choices.map(inCode).join(', ') : wantedBy(key).replace(/, such as \{.*/, '');
    return `| \`${name}\` | ${wanted} | ${key.byDefault === undefined ? (key.otherwise ?? '') : inCode(key.byDefault)} | ${key.perFile ? 'yes' : ''} | ${key.about} |`;
  };
  return ['| key | value | default | in `[[overrides]]` | |', '|---|---|---|---|---|', ...configKeyList.map(([name, key]) => row(name, key))].join('\n');
}
