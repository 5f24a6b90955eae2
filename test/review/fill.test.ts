/** What was typed as SQL is the SQL that the database gets: through Python's strings and SQLAlchemy's text(). */
import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { splice } from '../../src/core/edit.ts';
import { fillIn, stubOf } from '../../src/core/fill.ts';
import { readMarks } from '../../src/core/marks.ts';
import { defaultOptions, fix } from '../../src/core/fix.ts';
import { readFile } from '../../src/core/read.ts';
import { createParser } from '../../src/node/parser.ts';
import { transforms } from '../../transforms/index.ts';
import { pythonOf } from '../alembic/stacks.ts';

const parse = await createParser();

/** `item` is written as plain SQL, `order` and its like as an expression. */
const migration = (table: string, column: string, type = 'sa.String(40)'): string => `from alembic import op
import sqlalchemy as sa

revision = 'a1'
down_revision = None


def upgrade():
    op.add_column('${table}', sa.Column('${column}', ${type}, nullable=False))


def downgrade():
    op.drop_column('${table}', '${column}')
`;

const VALUES = ['1', "'x'", `'it''s'`, `"title"`, String.raw`'back\slash'`, String.raw`'\:b'`, `':b'`, `'12:30:00'`, `'a :b, :c'`, 'CAST(1 AS text)', "'1'::text", `'"' || "a" || ':x'`, "'%s %(a)s 100%'", "'é 漢 🙂'", String.raw`'\n'`, '(SELECT max(id) FROM item WHERE id = 1)'];

const CHECK = `
import ast, json, sys
import sqlalchemy as sa
answers = []
for code in json.load(sys.stdin):
    calls = [node for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "text"]
    texts = [call.args[0].value for call in calls if isinstance(call.args[0], ast.Constant)]
    answers.append([str(sa.text(text).compile()) for text in texts])
json.dump(answers, sys.stdout)
`;

const sqlIn = (codes: readonly string[]): readonly (readonly string[])[] => JSON.parse(execFileSync(pythonOf('middle'), ['-c', CHECK], { input: JSON.stringify(codes) }).toString());

function fillWith(code: string, value: string): string {
  const root = parse(code);
  const [mark] = readMarks(code, root);
  const stub = mark && stubOf(code, mark);
  return mark && stub ? splice(code, 0, code.length, fillIn(code, mark, stub, value, readFile(code, root).style)) : code;
}

const rewrite = (code: string): string => fix(code, parse, transforms, defaultOptions).code;

const asSql = (column: string, placeholder: string) => (value: string) => [`UPDATE item SET ${column} = ${value} WHERE ${column} = ${placeholder}`];

describe.each([
  ['as SQL', migration('item', 'slug'), asSql('slug', "'temp'")],
  ['with a colon in the placeholder', migration('item', 'at', 'sa.DateTime()'), asSql('at', "'1970-01-01 00:00:00'")],
  ['as an expression', migration('order', 'slug'), (value: string) => ["'temp'", value]],
] as const)('a stub %s', (_, before, expected) => {
  const code = rewrite(before);

  it('takes any value as it was typed', () => {
    const written = VALUES.map((value) => fillWith(code, value));
    for (const [index, texts] of sqlIn(written).entries()) {
      expect([...texts].sort()).toEqual([...expected(VALUES[index] as string)].sort());
    }
  });

  it('has no mark any more, and migfix puts none back', () => {
    for (const value of VALUES) {
      const written = fillWith(code, value);
      expect(written).not.toContain('migfix:');
      expect(rewrite(written)).toBe(written);
    }
  });
});
