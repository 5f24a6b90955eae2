import { constant } from '../core/python.ts';
import type { Configure } from '../core/environment.ts';
import { settingOf } from '../core/environment/settings.ts';
import type { Names } from '../core/scopes.ts';
import type { Check, Finding } from './types.ts';

const check = 'transactions';

/** The BEGIN recipe of SQLAlchemy's documentation: with it, SQLite's DDL is part of the transaction. */
const RECIPE = /isolation_level\s*=\s*None(?:(?!isolation_level)[\s\S])*\bBEGIN\b|\bautocommit\s*=\s*False/;

/** Each migration is a transaction of its own, as Alembic does it on SQLite unless `transactional_ddl` says otherwise. */
export const transactions: Check = ({ facts, patient }) => {
  const { names } = facts.env;
  const file = patient.env.name;
  const recipe = [patient.env.text, ...patient.application.sources.map(({ code }) => code)].some((code) => RECIPE.test(code));
  const wrong = recipe ? [] : facts.configure.filter(({ call }) => isOn(names, call, 'transactional_ddl') && !isOn(names, call, 'transaction_per_migration'));
  if (wrong.length) return wrong.map(({ call }) => loses(file, call.row + 1));
  const perMigration = facts.configure.some(({ call }) => isOn(names, call, 'transaction_per_migration'));
  const others = perMigration
    ? 'so does PostgreSQL, with transaction_per_migration=True'
    : 'PostgreSQL takes the whole run as one, unless transaction_per_migration=True is given';
  return [{ check, verdict: 'right', file, message: `on SQLite each migration is a transaction of its own; ${others}` }];
};

const isOn = (names: Names, call: Configure['call'], name: string): boolean => {
  const setting = settingOf(names, call, name);
  return setting.kind === 'value' && constant(setting.node) === true;
};

const loses = (file: string, line: number): Finding => ({
  check,
  verdict: 'wrong',
  file,
  line,
  message: 'transactional_ddl=True makes the whole run one transaction, but SQLite commits the first CREATE TABLE by itself: after a failure the tables stay and alembic_version is empty, and every retry fails with "table already exists"',
  help: 'Leave transactional_ddl out, or add transaction_per_migration=True.',
});
