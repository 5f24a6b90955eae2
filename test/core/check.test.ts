/** Nothing is lost: what is missed, and what is not. */
import { expect, it } from 'vitest';
import { checkKept, sameBesidesComments } from '../../src/core/check.ts';
import { parse } from '../fixtures.ts';

const lost = (code: string, after: string, dropped: readonly string[] = []): string | undefined =>
  checkKept(code, parse(code), dropped.map((text) => ({ start: code.indexOf(text), end: code.indexOf(text) + text.length })), after, parse(after));

const cases: readonly (readonly [code: string, after: string, answer: string | undefined, dropped?: readonly string[]])[] = [
  ["f('a', 1)", "f(1, 'a')", undefined], ["f('a')", "f('a', 'b', 2)", undefined], ["f('a')", 'f("a")', `it would lose "'a'"`], ["f('a', 'a')", "f('a')", `it would lose "'a'"`], ['f(1)', 'f(2)', 'it would lose "1"'], ['f(1.5)', 'f()', 'it would lose "1.5"'], ["f('b', 'a')", 'f()', `it would lose "'b'"`],
  ['f()  # why', 'f()', 'it would lose "# why"'], ['f()  # why  ', '# why\nf()', undefined], ['f()  # why\n# why', 'f()  # why', 'it would lose "# why"'], ["f('a  ')", "f('a')", `it would lose "'a  '"`],
  ["f('a')", 'f()', undefined, ["'a'"]], ["f('a', 'b')", 'f()', `it would lose "'b'"`, ["'a'"]], ["f(g('a'))", 'f()', undefined, ["g('a')"]], ["f('a')", 'f()', `it would lose "'a'"`, ["'a"]], ["f('a',  # why\n  1)", 'f(1)', 'it would lose "# why"', ["'a',  # why"]], ['f(1, 1)', 'f(1)', undefined, ['1']],
  ["revision = 'a'\ndown_revision = None", "down_revision = None\nrevision = 'a'", 'the revision identifiers would differ'], ["revision = 'a'  ", "revision = 'a'", undefined], ["revision = 'a'", "x = 1\nrevision = 'a'", undefined], ["depends_on = X", 'depends_on = Y', 'the revision identifiers would differ'], ["branch_labels = X", '', 'the revision identifiers would differ'], ['revisions = X', 'revisions = Y', undefined], ['  revision = X', '  revision = Y', undefined],
];
it.each(cases.map(([code, after, answer, dropped]) => ({ code, after, answer, dropped })))('$code to $after', ({ code, after, answer, dropped }) => expect(lost(code, after, dropped)).toBe(answer));

it.each([['f(1)', 'f( 1 )  # why', true], ['f(1)  # a', 'f(1)', true], ['f(1)', 'f(2)', false], ['f(1)', 'f(1); g()', false], ['f(1, 2)', 'f(1)', false], ["'a'", '"a"', false]])('%j and %j differ in comments alone: %s', (code, after, same) =>
  expect(sameBesidesComments(code, parse(code), after, parse(after))).toBe(same));
