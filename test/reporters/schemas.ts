import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv2020 from 'ajv/dist/2020.js';

/** @returns what is wrong with a value, by a schema of ours */
export function checker(name: string): (value: unknown) => unknown {
  const schema = JSON.parse(readFileSync(join(import.meta.dirname, `../../schema/${name}.schema.json`), 'utf8')) as object;
  const validate = new Ajv2020.default({ strict: true, strictRequired: false, allErrors: true }).compile(schema);
  return (value) => (validate(value) ? [] : validate.errors);
}
