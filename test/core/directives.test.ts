/** Comments that say what to leave alone. */
import { describe, expect, it } from 'vitest';
import { beginsDirective, readDirectives, withoutDirectives } from '../../src/core/directives.ts';
import { readSuppressions } from '../../src/core/suppress.ts';
import { parse } from '../fixtures.ts';

/** What is read of a comment: each directive as text with its rules, each fault with its message. */
function read(comment: string): readonly string[] {
  const code = `x = 1  ${comment}\n`;
  const found = readDirectives(code, parse(code));
  const part = ({ start, end }: { start: number; end: number }): string => code.slice(start, end);
  return [
    ...(found?.directives ?? []).map((one) => [one.kind, ...(one.rules ? [`[${one.rules.map((rule) => `${rule.id}${part(rule) === rule.id ? '' : '?'}`).join('|')}]`] : []), ...(one.reason === undefined ? [] : [`-- ${one.reason}`]), ...(one.code ? [`code ${part(one.code)}`] : []), `in ${part(one)}`].join(' ')),
    ...(found?.faults ?? []).map((one) => `${one.certain ? 'fault' : 'guess'} ${part(one)}: ${one.message}`),
  ];
}

const FORM = 'write "# migfix: ignore[rule] -- reason"';

it.each([
  ['# migfix: ignore', ['ignore in # migfix: ignore']],
  ['#migfix:ignore', ['ignore in #migfix:ignore']],
  ['#\tMIGFIX :  ignore  ', ['ignore in #\tMIGFIX :  ignore']],
  ['# migfix: ignore[batch]', ['ignore [batch] in # migfix: ignore[batch]']],
  ['# migfix: ignore [ batch , text-sql,x y ]', ['ignore [batch|text-sql|x y] in # migfix: ignore [ batch , text-sql,x y ]']],
  ['# migfix: ignore[a] -- why not', ['ignore [a] -- why not in # migfix: ignore[a] -- why not']],
  ['# migfix: ignore --why', ['ignore -- why in # migfix: ignore --why']],
  ['# migfix: ignore--why', ['ignore -- why in # migfix: ignore--why']],
  ['# migfix: off', ['off in # migfix: off']], ['# migfix: on[a]', ['on [a] in # migfix: on[a]']], ['# migfix: skip-file -- old', ['skip-file -- old in # migfix: skip-file -- old']],
  ['# why # migfix: ignore', ['ignore in # migfix: ignore']],
  ['# migfix: ignore[a] # migfix: ignore[b]', ['ignore [a] in # migfix: ignore[a]', 'ignore [b] in # migfix: ignore[b]']],
  ['# migfix: ignore  # type: ignore', ['ignore in # migfix: ignore']], ['# migfix: ignore #noqa', ['ignore in # migfix: ignore']], ['# migfix: ignore #type: x', ['ignore in # migfix: ignore']], ['# migfix: ignore #pylint: x', ['ignore in # migfix: ignore']],
  ['# migfix: ignore -- issue #12', ['ignore -- issue #12 in # migfix: ignore -- issue #12']],
  ['# noqa: migfix', ['ignore in # noqa: migfix']], ['# NOQA : MigFix', ['ignore in # NOQA : MigFix']], ['# noqa: migfix[batch, x]', ['ignore [batch|x] in # noqa: migfix[batch, x]']], ['# noqa: migfix[]', ['ignore in # noqa: migfix[]']],
  ['# noqa: E501, migfix[a], F401 -- why', ['ignore [a] -- why code migfix[a] in # noqa: E501, migfix[a], F401 -- why']], ['# noqa: E501 migfix', ['ignore code migfix in # noqa: E501 migfix']],
  ['# noqa: E501', []], ['# noqa', []], ['# noqa: mymigfix', []], ['# noqa: migfixes', []], ['# noqa: E501 -- migfix', []], ['# migfix', []], ['# migfix is fine', []], ['# mymigfix: ignore', []], ['# migfixes: ignore', []],
  ['# migfix: put the real values in', []], ['# migfix: see below', []], ['# migfix: ignored by us', ['guess # migfix: ignored by us: "ignored" is no word of ours (did you mean "ignore"?)']],
  ['# migfix: ignore[]', [`fault # migfix: ignore[]: no rule is named: ${FORM}`]], ['# migfix: ignore[ , ]', [`fault # migfix: ignore[ , ]: no rule is named: ${FORM}`]],
  ['# migfix: skip-file[a]', ['fault # migfix: skip-file[a]: skip-file takes no rules: "# migfix: off[rule]" at the top is for some']],
  ['# migfix: ignore batch', [`fault # migfix: ignore batch: ${FORM}`]], ['# migfix: ignore[a', [`fault # migfix: ignore[a: ${FORM}`]], ['# migfix: ignore[a] why', [`fault # migfix: ignore[a] why: ${FORM}`]], ['# migfix: ignore[a] --', [`fault # migfix: ignore[a] --: ${FORM}`]], ['# migfix: off why', [`fault # migfix: off why: ${FORM}`]],
  ['# migfix ignore', [`fault # migfix ignore: a colon is missing: ${FORM}`]], ['# migfix ignore[a] -- why', [`fault # migfix ignore[a] -- why: a colon is missing: ${FORM}`]], ['# migfix  on', [`fault # migfix  on: a colon is missing: ${FORM}`]], ['# migfix onward', []],
  ['# migfix: ignroe[a]', ['guess # migfix: ignroe[a]: "ignroe" is no word of ours (did you mean "ignore"?)']], ['# migfix: of', ['guess # migfix: of: "of" is no word of ours (did you mean "off"?)']], ['# migfix: of the table', []], ['# migfix: ignor this', ['guess # migfix: ignor this: "ignor" is no word of ours (did you mean "ignore"?)']], ['# migfix: skipfile', ['guess # migfix: skipfile: "skipfile" is no word of ours (did you mean "skip-file"?)']], ['# migfix: igno this', []], ['# migfix: ofx -- why', ['guess # migfix: ofx -- why: "ofx" is no word of ours (did you mean "off"?)']],
] as readonly (readonly [string, readonly string[]])[])('%j', (comment, said) => expect(read(comment)).toEqual(said));

it('is a comment and no string', () => {
  const code = 'x = "# migfix: ignore"\n';
  expect(readDirectives(code, parse(code))).toBeUndefined();
});

it('keys tell the same texts apart', () => {
  const code = '# migfix: ignore[a]\nx\n# migfix: ignore[b]\ny\n# migfix: ignore[a]\nz\n';
  expect(readDirectives(code, parse(code))?.directives.map(({ key }) => key)).toEqual(['1 # migfix: ignore[a]', '1 # migfix: ignore[b]', '2 # migfix: ignore[a]']);
});

describe('comment lines above a statement', () => {
  it.each([['# a\n# migfix: ignore\n', 4], ['    # migfix: ignore[a]\n', 0], ['# why # migfix: ignore\n', 0], ['# a\n\n  # noqa: E501, migfix\n', 5], ['#migfix : ignore', 0], ['# MIGFIX: IGNORE', 0], ['# migfix: off\n', -1], ['# migfix: ignored', -1], ['# noqa: E501\n# migfix', -1], ['# migfix: fill in\n', -1], ['', -1], ['x = 1  # migfix: ignore\n', -1]])('%j: %i', (lines, at) => expect(beginsDirective(lines)).toBe(at));
});

it.each([['# why', '# why'], ['# migfix: ignore[a] -- b', '#'], ['# why # migfix: off', '# why #'], ['#migfix :on\n# more', '#\n# more'], ['# migfix: skip-file', '#'], ['# migfix: fill it in', '# migfix: fill it in'], ['# migfix: ignored', '# migfix: ignored']])('%j without directives', (comment, rest) => expect(withoutDirectives(comment)).toBe(rest));

it.each([
  ['# migfix: skip-file\nx = 1\n', 0], ['x = 1\n# migfix: skip-file\n', 0], ['f(\n# migfix: skip-file\n1)\n', 1], ['def f():\n    # migfix: skip-file\n    pass\n', 1], ['def f():\n    pass\n# migfix: skip-file\n', 0], ['def f():\n# migfix: skip-file\n    pass\n', 1], ['x = 1  # migfix: skip-file\n', 1], ['x = 1  # migfix: off\n', 1], ['x = 1  # migfix: on\n', 1], ['x = 1  # migfix: ignore\n', 0], ['\uFEFF# migfix: skip-file\n', 0],
])('%j has %i directives in the wrong place', (code, wrong) => expect(readSuppressions(code, parse(code))?.faults).toHaveLength(wrong));

it.each<readonly [string, readonly string[]]>([
  ['a()  # migfix: ignore\nb()\n', ['a()']], ['# migfix: ignore\na()\nb()\n', ['a()']], ['# migfix: ignore\n# more\na(); b()\nc()\n', ['a()', 'b()']], ['a(\n  1,  # migfix: ignore\n)\nb()\n', ['a(\n  1,  # migfix: ignore\n)']], ['if x:  # migfix: ignore\n    a()\nb()\n', ['if x:  # migfix: ignore\n    a()']], ['# migfix: ignore\n\na()\n', []], ['# migfix: ignore\nif x:\n    a()\nelse:\n    b()\n', ['if x:\n    a()\nelse:\n    b()']],
  ['if x:\n    a()\n# migfix: ignore\nelse:\n    b()\n', ['else:\n    b()']], ['# migfix: ignore\n@a\ndef f():\n    b()\n', ['@a\ndef f():\n    b()']], ['@a\ndef f():  # migfix: ignore\n    b()\n', ['@a\ndef f():  # migfix: ignore\n    b()']], ['# migfix: ignore\na(\n  1); b()\nc()\n', ['a(\n  1)', 'b()']], ['# migfix: ignore\na(); \\\nb()\nc()\n', ['a()', 'b()']],
  ['# migfix: off\na()\n# migfix: on\nb()\n', ['# migfix: off\na()\n']], ['def f():\n    # migfix: off\n    a()\n\n\nb()\n', ['# migfix: off\n    a()']], ['# migfix: off[x]\na()\n# migfix: on[y]\nb()\n# migfix: on[x, z]\nc()\n', ['# migfix: off[x]\na()\n# migfix: on[y]\nb()\n']], ['# migfix: skip-file\na()\n', ['# migfix: skip-file\na()\n']],
])('what %j is about', (code, spans) => expect(readSuppressions(code, parse(code))?.scopes.map(({ start, end }) => code.slice(start, end))).toEqual(spans));
