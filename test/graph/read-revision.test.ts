import { beforeAll, describe, expect, it } from 'vitest';
import { readRevision } from '../../src/core/revision.ts';
import { readNames } from '../../src/core/scopes.ts';
import { createParser } from '../../src/node/parser.ts';
import type { Parse } from '../../src/core/types.ts';

let parse: Parse;
beforeAll(async () => void (parse = await createParser()));

const read = (code: string, file = 'x.py') => readRevision(readNames(code, parse(code)), file);
const facts = (code: string, file?: string) => {
  const { revision, problems } = read(code, file);
  return { id: revision?.id, down: revision?.down, needs: revision?.dependsOn, labels: revision?.labels, problems: problems.map(({ name }) => name) };
};

describe('what a file says of itself', () => {
  it.each([
    ["revision = 'a'\ndown_revision = None", { id: 'a', down: [], needs: [], labels: [], problems: [] }],
    ['revision: str = "a"\ndown_revision: Union[str, None] = "b"', { id: 'a', down: ['b'], needs: [], labels: [], problems: [] }],
    ["revision = 'a'\ndown_revision = ('b', 'c')\ndepends_on = ['d', 'e']\nbranch_labels = ('l',)", { id: 'a', down: ['b', 'c'], needs: ['d', 'e'], labels: ['l'], problems: [] }],
    ["revision = 'a'\ndown_revision = 'b', 'c'", { id: 'a', down: ['b', 'c'], needs: [], labels: [], problems: [] }],
    ["revision = 'a'\ndown_revision = ('b')\nbranch_labels = ()", { id: 'a', down: ['b'], needs: [], labels: [], problems: [] }],
    ["REV = 'a'\nDOWN = 'b'\nrevision = REV\ndown_revision = (DOWN, 'c')", { id: 'a', down: ['b', 'c'], needs: [], labels: [], problems: [] }],
    ["revision = 'x'\nrevision = 'a'\ndown_revision = 'b'", { id: 'a', down: ['b'], needs: [], labels: [], problems: [] }],
    ['"""Revision ID: z\n"""\nrevision = ("a"\n    "b")\ndown_revision = None', { id: 'ab', down: [], needs: [], labels: [], problems: [] }],
    ["class Old:\n    revision = 'z'\n\ndef f():\n    down_revision = 'z'\n\nrevision = 'a'\ndown_revision = None", { id: 'a', down: [], needs: [], labels: [], problems: [] }],
  ])('%j', (code, wanted) => expect(facts(code)).toEqual(wanted));

  it('is nothing where there is no revision, or only its docstring has one', () => {
    expect(facts('"""Revision ID: a\nRevises: b\n"""\nimport os').id).toBeUndefined();
  });

  it('takes the identifier from the name of a very old file, as Alembic does', () => {
    expect(facts("down_revision = 'b'", 'versions/1975ea83b712.py')).toMatchObject({ id: '1975ea83b712', down: ['b'] });
    expect(facts("down_revision = 'b'", 'versions/helper.py').id).toBeUndefined();
  });

  it.each([
    ["revision = make()\ndown_revision = None", undefined, ['revision']],
    ["revision = 'a'\ndown_revision = before()", 'a', ['down_revision']],
    ["revision = 'a'", 'a', ['down_revision']],
    ["revision = 'a'\ndown_revision = f'{x}'\ndepends_on = [one]", 'a', ['down_revision', 'depends_on']],
    ["from p import DOWN\nrevision = 'a'\ndown_revision = DOWN", 'a', ['down_revision']],
    ["revision = 'a'\nif x:\n    down_revision = 'b'\nelse:\n    down_revision = 'c'", 'a', ['down_revision']],
  ])('says what is not written out: %j', (code, id, problems) => expect(facts(code)).toMatchObject({ id, problems }));

  it('points to the assignment, and has the first paragraph of the docstring', () => {
    const code = "'''Add a\ntable\n\nRevision ID: a\n'''\nrevision = 'a'\ndown_revision = None\n";
    const { revision } = read(code);
    expect(revision?.doc).toBe('Add a table');
    expect(code.slice(revision?.start, revision?.end)).toBe("revision = 'a'");
  });
});
