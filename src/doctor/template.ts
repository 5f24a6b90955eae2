import type { Check, Finding } from './types.ts';

const check = 'template';

interface Need {
  readonly pattern: RegExp;
  readonly message: string;
}

/** What every revision needs of its template. Not the downgrade: some leave it out on purpose. */
const NEEDS: readonly Need[] = [
  { pattern: /^[ \t]*from alembic import .*\bop\b|^[ \t]*import alembic\.op as op\b/m, message: 'does not import op: a new revision fails with NameError' },
  { pattern: /^[ \t]*import sqlalchemy as sa\b/m, message: 'does not import sqlalchemy as sa, which autogenerate writes: a new revision fails with NameError' },
  { pattern: /\$\{\s*imports\b/, message: 'has no ${imports}: what autogenerate imports for column types is lost' },
  { pattern: /\$\{[^}$]*\bup_revision\b/, message: 'has no ${up_revision}: a new revision has no identifier' },
  { pattern: /\$\{[^}$]*\bdown_revision\b/, message: 'has no ${down_revision}: a new revision does not follow the last one' },
  { pattern: /\$\{[^}$]*upgrades\b|\.get\(["'][^"']*upgrades|%s_upgrades/, message: 'has no ${upgrades}: what autogenerate finds is lost' },
];

const COMMIT = /^(?![ \t]*#).*\b(?:conn|connection|bind|op\.get_bind\(\))\.commit\(\)/m;

/** script.py.mako makes revisions that work, in batch mode too. */
export const template: Check = ({ patient }) => {
  const { template } = patient;
  if (!template) return [];
  const { name, text } = template;
  const found: Finding[] = NEEDS.filter(({ pattern }) => !pattern.test(text)).map(({ message }) => ({ check, verdict: 'wrong', file: name, message: `the template ${message}` }));
  const commit = COMMIT.exec(text);
  if (commit) {
    const line = text.slice(0, commit.index).split('\n').length;
    found.push({ check, verdict: 'wrong', file: name, line, message: 'the template commits: with SQLAlchemy 2 the revision is run but not stamped, and the next upgrade runs it again; before, Connection has no commit', help: 'Leave it out: Alembic commits.' });
  }
  return found.length ? found : [{ check, verdict: 'right', file: name, message: 'the template imports op and sa, and takes in all that autogenerate writes' }];
};
