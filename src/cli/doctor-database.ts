import type { EnvironmentFacts } from '../core/environment.ts';
import { settingOf } from '../core/environment/settings.ts';
import { type Migration, parseMigration } from '../core/migration.ts';
import { stringValue } from '../core/python.ts';
import { unreadable } from '../core/readable.ts';
import type { Parse } from '../core/types.ts';
import { examineDatabase } from '../doctor/database.ts';
import { schemaFrom } from '../doctor/expected-schema.ts';
import type { Finding } from '../doctor/types.ts';
import type { EnvironmentFiles, Io } from '../io.ts';

interface Request {
  readonly file: string;
  readonly python: string | undefined;
  readonly files: EnvironmentFiles;
  readonly facts: EnvironmentFacts;
  readonly parse: Parse;
}

/**
 * `--database`: compares an SQLite file with the revisions of the folder.
 *
 * @throws Error with one clear line when the file can't be read
 */
export async function lookIntoDatabase({ file, python, files, facts, parse }: Request, io: Io): Promise<readonly Finding[]> {
  const versionTable = versionTableOf(facts);
  const found = await io.database({ file, versionTable, ...(python === undefined ? {} : { python }) });
  const migrations = await readMigrations(files.migrations, parse, io);
  const revisions = migrations.flatMap(({ place }) => place.revision?.id ?? []);
  const whole = migrations.length === files.migrations.length;
  return examineDatabase(found, { file, versionTable, revisions, ...(whole ? { schemaAt: schemaFrom(migrations) } : {}) });
}

async function readMigrations(paths: readonly string[], parse: Parse, io: Io): Promise<readonly Migration[]> {
  const migrations: Migration[] = [];
  for (const path of paths) {
    const source = await io.read(path);
    const root = 'code' in source ? parse(source.code) : undefined;
    if ('code' in source && root && !unreadable(source.code, root)) migrations.push(parseMigration(source.code, root, path, parse));
  }
  return migrations;
}

/** `version_table=` of context.configure, where it is written out. */
function versionTableOf({ configure, env }: EnvironmentFacts): string {
  for (const { call } of configure) {
    const setting = settingOf(env.names, call, 'version_table');
    const name = setting.kind === 'value' ? stringValue(env.names.code, setting.node) : undefined;
    if (name !== undefined) return name;
  }
  return 'alembic_version';
}
