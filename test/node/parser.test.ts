import { beforeAll, describe, expect, it } from 'vitest';
import { walk } from '../../src/core/tree.ts';
import type { Parse } from '../../src/core/types.ts';
import { createParser } from '../../src/node/parser.ts';

describe('createParser', () => {
  let parse: Parse;
  beforeAll(async () => {
    parse = await createParser();
  });

  it.each(['', '\uFEFF', '\uFEFF# \u{1F600}\r\n'])('gives UTF-16 offsets of the text as given (%j before)', (before) => {
    const code = `${before}x = "\u{1F600}"; y = 1\n`;
    const names = [...walk(parse(code))].filter((node) => node.type === 'identifier');
    expect(names.map((node) => code.slice(node.start, node.end))).toEqual(['x', 'y']);
    expect(names[1]?.start).toBe(code.indexOf('y'));
  });

  it('does not keep the memory of its trees', () => {
    const code = 'x = [1, 2, 3]\n'.repeat(2000);
    parse(code);
    const before = process.memoryUsage().arrayBuffers + process.memoryUsage().external;
    for (let i = 0; i < 60; i++) parse(code);
    expect(process.memoryUsage().arrayBuffers + process.memoryUsage().external - before).toBeLessThan(30e6);
  });
});
