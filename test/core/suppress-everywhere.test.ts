/** Every statement of every fixture in turn gets a comment: what it says holds, and nothing else goes wrong. */
import { expect, test } from 'vitest';
import { defaultOptions, fix } from '../../src/core/fix.ts';
import { field, named, nodesOf } from '../../src/core/tree.ts';
import { transforms } from '../../transforms/index.ts';
import { cases, parse } from '../fixtures.ts';

const statementsIn = (code: string) =>
  nodesOf(parse(code), 'block', 'module').flatMap(named).filter((node) => node.row > 0 && !node.children.some(({ type }) => type === 'block') && /\bop\b|batch|execute|commit/.test(code.slice(node.start, node.end)) && /(?:^|\n)[ \t]*$/.test(code.slice(0, node.start)));

test('a suppressed statement is left as it is, whichever it is', () => {
  let tried = 0;
  let left = 0;
  const wrong: string[] = [];
  for (const each of cases.filter(({ input, isNoop }) => !isNoop && !input.includes('\r') && !/migfix: (?:ignore|off|on|skip)|noqa: .*migfix/.test(input))) {
    for (const node of statementsIn(each.input)) {
      const line = each.input.lastIndexOf('\n', node.start - 1) + 1;
      const code = `${each.input.slice(0, line)}${each.input.slice(line, node.start)}# migfix: ignore -- tried\n${each.input.slice(line)}`;
      const text = each.input.slice(node.start, node.end);
      if (field(node, 'body')) continue;
      tried++;
      const result = fix(code, parse, transforms, { ...defaultOptions, ...each.options, ignore: ['unused-suppression'] });
      if (result.status === 'skipped') left++;
      if (result.status === 'skipped' && result.bug) wrong.push(`${each.id}: ${text}: ${result.reason}`);
      else if (result.status !== 'skipped' && !result.code.includes(`# migfix: ignore -- tried\n${/[ \t]*$/.exec(each.input.slice(0, node.start))?.[0] ?? ''}${text}`)) wrong.push(`${each.id}: ${text}: changed`);
    }
  }
  expect(wrong).toEqual([]);
  expect(tried).toBeGreaterThan(300);
  expect(left, 'left alone').toBeLessThan(tried / 100);
});
