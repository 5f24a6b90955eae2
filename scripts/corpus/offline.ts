/** The SQL of a migration whose application is not there. */
import path from 'node:path';
import type { Emitted, Lab } from '../../test/alembic/lab.ts';

const dialects = ['postgresql', 'mysql'] as const;

/** A text that runs another with its missing imports made inert; as data, so that a `from __future__` in it may stand first. */
const withStubs = (code: string): string =>
  [
    `import sys; sys.path.insert(0, ${JSON.stringify(import.meta.dirname)})`,
    'import inert; inert.install()',
    `exec(compile(${pythonString(code)}, ${JSON.stringify(path.basename('migration.py'))}, "exec"), globals())`,
  ].join('\n');

/** JSON's escapes are Python's, but for lone surrogates, which no file has. */
const pythonString = (text: string): string => JSON.stringify(text);

/** Addresses in messages and identifiers made at random differ from run to run. */
const comparable = ({ sql, error }: Emitted): Emitted => ({ sql, ...(error === undefined ? {} : { error: error.replace(/0x[0-9a-f]+/g, '0x…') }) });

/** @returns what is printed, by `dialect direction`; one that ends the process or takes too long is an error as well */
export async function offlineOf(lab: Lab, code: string): Promise<Readonly<Record<string, Emitted>>> {
  try {
    const { results } = await lab.offline({ code: withStubs(code), dialects });
    return Object.fromEntries(
      dialects.flatMap((dialect) => (['upgrade', 'downgrade'] as const).map((direction) => [`${dialect} ${direction}`, comparable(results[dialect][direction])])),
    );
  } catch (error) {
    return { all: { sql: '', error: (error as Error).message.split('\n')[0] ?? '' } };
  }
}
