import { constant, dotted, keyword } from './python.ts';
import type { Convention } from './environment/convention.ts';
import { conventionOf } from './environment/metadata.ts';
import { type Module, type Modules, type PythonSource, readModules } from './environment/modules.ts';
import { type ForeignKeysPragma, foreignKeysPragmas } from './environment/pragmas.ts';
import { configureCalls, type Setting, settingOf } from './environment/settings.ts';
import { readNames } from './scopes.ts';
import { field } from './tree.ts';
import type { Node, Parse } from './types.ts';

export { mayName } from './environment/metadata.ts';
export type { PythonSource } from './environment/modules.ts';

export type Answer = 'yes' | 'no' | 'unknown';

/** What env.py belongs to, as far as it is known. */
export interface Application {
  /** Its Python files, without tests and migrations. */
  readonly sources: readonly PythonSource[];
  /** The folders that imports start in, from the project's folder; left out, that folder itself. */
  readonly roots?: readonly string[];
  /** The installed Flask-Migrate: from 4.0 on it renders as batch unless told otherwise. */
  readonly flaskMigrate?: string;
}

/** What the migrations must know of the environment that runs them. */
export interface Environment {
  /** `target_metadata` names constraints itself. */
  readonly namingConvention: Answer;
  /** `PRAGMA foreign_keys=ON` is set in env.py or the application, and env.py does not switch it off again. */
  readonly foreignKeys: boolean;
  /** Autogenerate writes batch blocks: every `context.configure` gets `render_as_batch=True`. */
  readonly renderAsBatch: Answer;
}

/** An environment with the places that tell. */
export interface EnvironmentFacts extends Environment {
  readonly env: Module;
  readonly modules: Modules;
  readonly convention: Convention | undefined;
  readonly pragmas: readonly ForeignKeysPragma[];
  readonly configure: readonly Configure[];
}

/** One `context.configure(…)`. */
export interface Configure {
  readonly call: Node;
  readonly setting: Setting;
  readonly renderAsBatch: Answer;
}

/**
 * Reads what an Alembic environment does.
 *
 * @param code env.py
 * @param parse text to syntax tree
 * @param application where names that env.py imports are followed to; left out, env.py alone counts
 */
export function readEnvironment(code: string, parse: Parse, application: Application = { sources: [] }): EnvironmentFacts {
  const env: Module = { path: 'env.py', package: undefined, names: readNames(code, parse(code)) };
  const modules = readModules(parse, application.sources, application.roots);
  const convention = conventionOf(env, modules);
  const pragmas = foreignKeysPragmas(env, modules);
  const flask = flaskMigrateAnswer(modules, application.flaskMigrate);
  const configure = configureCalls(env.names).map((call) => {
    const setting = settingOf(env.names, call, 'render_as_batch');
    return { call, setting, renderAsBatch: answerOf(setting, flask) };
  });
  return {
    env,
    modules,
    convention,
    pragmas,
    configure,
    namingConvention: convention?.answer ?? 'unknown',
    foreignKeys: pragmas.some(({ on }) => on) && !pragmas.some(({ on, module }) => !on && module === env),
    renderAsBatch: all(configure.map(({ renderAsBatch }) => renderAsBatch)),
  };
}

const all = (answers: readonly Answer[]): Answer =>
  answers.includes('no') ? 'no' : answers.length && !answers.includes('unknown') ? 'yes' : 'unknown';

function answerOf(setting: Setting, flask: Answer): Answer {
  if (setting.kind === 'flask-migrate') return flask;
  return setting.kind === 'value' ? ofValue(setting.node) : setting.kind === 'absent' ? 'no' : 'unknown';
}

const ofValue = (node: Node): Answer => {
  const value = constant(node);
  return value === undefined ? 'unknown' : value === true ? 'yes' : 'no';
};

/** `Migrate(app, db, render_as_batch=True)`, also in its `init_app`. */
function flaskMigrateAnswer(modules: Modules, version: string | undefined): Answer {
  const files = modules.sources.filter(({ code }) => /\bflask_migrate\b/.test(code)).map((source) => modules.read(source));
  const made = files.flatMap(({ names }) => names.calls.filter((call) => dotted(names.code, field(call, 'function'), names.importsIn(call)) === 'flask_migrate.Migrate'));
  const given = files.flatMap(({ names }) =>
    names.calls.flatMap((call) => (/(?:^|\.)(?:Migrate|init_app)$/.test(dotted(names.code, field(call, 'function'), names.importsIn(call)) ?? '') ? (keyword(names.code, call, 'render_as_batch') ?? []) : [])),
  );
  if (given.length) return all(given.map(ofValue));
  if (!made.length || version === undefined) return 'unknown';
  return Number.parseInt(version, 10) >= 4 ? 'yes' : 'no';
}
