import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import picocolors from 'picocolors';
import { describe, expect, it } from 'vitest';
import { diffOf } from '../../src/cli/reporters/diff.ts';
import { folderWith } from '../node/folder.ts';

const LOOK = { mode: 'dry-run', colors: picocolors.createColors(false), verbose: false, terminal: false } as const;
const lines = (word: string, count: number): string => Array.from({ length: count }, (_, i) => `${word} ${i}\n`).join('');

describe('a diff that is too long to be the shortest', () => {
  it.each([
    ['in the middle', `head\n1\n2\n3\n4\n${lines('old', 2000)}5\n6\n7\n8\n`, `head\n1\n2\n3\n4\n${lines('new', 2500)}5\n6\n7\n8\n`],
    ['from the first line to the last', lines('old', 2000), lines('new', 2000)],
    ['at the end, without a last line end', `same\n${lines('old', 2000)}end`, `same\n${lines('new', 2000)}other end`],
    ['before a line without an end', `${lines('old', 2000)}end`, `${lines('new', 2000)}end`],
    ['with carriage returns', lines('old', 2000).replaceAll('\n', '\r\n'), lines('new', 2000).replaceAll('\n', '\r\n')],
  ])('%s, is one that git takes', (_title, before, after) => {
    const folder = folderWith({ 'a.py': before });
    writeFileSync(join(folder, 'a.diff'), diffOf('a.py', before, after, LOOK));
    execFileSync('git', ['init', '--quiet'], { cwd: folder });
    execFileSync('git', ['apply', 'a.diff'], { cwd: folder });
    expect(readFileSync(join(folder, 'a.py'), 'utf8')).toBe(after);
  });

  it('shows three lines around it', () => {
    const patch = diffOf('a.py', `1\n2\n3\n4\n5\n${lines('old', 2000)}6\n7\n8\n9\n`, `1\n2\n3\n4\n5\n${lines('new', 2000)}6\n7\n8\n9\n`, LOOK).split('\n');
    expect(patch.slice(0, 6)).toEqual(['--- a/a.py', '+++ b/a.py', '@@ -3,2006 +3,2006 @@', ' 3', ' 4', ' 5']);
    expect(patch.slice(-4)).toEqual([' 6', ' 7', ' 8', '']);
  });
});
