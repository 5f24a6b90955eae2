/** The review, as somebody at a terminal has it. */
import { spawnSync } from 'node:child_process';
import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { Terminal } from '../terminal/terminal.ts';
import { BLOCK, type Project, project, SANE, STUB, TWO, VALUE } from './project.ts';

let terminal: Terminal | undefined;
afterEach(() => terminal?.close());

/** Presses keys, each at the next question. */
async function press(keys: string): Promise<string> {
  let shown = '';
  for (const key of keys) {
    shown = await (terminal as Terminal).until(BLOCK);
    (terminal as Terminal).type(key);
  }
  return shown;
}

async function ended(code = 0): Promise<string> {
  const shown = await (terminal as Terminal).until(SANE);
  expect(await (terminal as Terminal).ended).toBe(code);
  return shown;
}

/** What a plain --write makes of it. */
function written(): Project {
  const whole = project();
  whole.migfix('--write', '--allow-no-vcs', '--exit-zero');
  return whole;
}

const half = (text: string, after: string): string => text.slice(0, text.indexOf('def downgrade')) + after.slice(after.indexOf('def downgrade'));

describe('migfix review', { timeout: 180_000 }, () => {
  it('takes and leaves blocks, tells where it is and why, and goes back; undo takes back the session', async () => {
    const { read, review, migfix } = project();
    const whole = written();
    terminal = review();
    const first = await press('?');
    expect(first).toContain('m/versions/b.py  upgrade  (1/4, file 1/2)');
    expect(first).toMatch(/server-default \(review\): gives a NOT NULL column/);
    expect(first).toMatch(/-    op\.add_column\('item'[\s\S]*\+    with op\.batch_alter_table\('item'/);
    expect(await press('n')).toContain('y  take this block');
    expect(await press('K')).toContain('downgrade  (2/4, file 1/2)');
    expect(await press('n')).toContain('upgrade  (1/4, file 1/2)');
    await press('y');
    const third = await press('d');
    expect(third).toContain('m/versions/c.py  upgrade  (3/4, file 2/2)');
    expect(third).toContain(String.raw`kept \x1b[31m whatever`);
    expect(await ended()).toContain('1 block taken, 3 left, 0 not decided; 1 file written.');
    expect(read('b.py')).toBe(half(STUB, whole.read('b.py')));
    expect(read('c.py')).toBe(TWO);
    migfix('undo');
    expect(read('b.py')).toBe(STUB);
  });

  it('splits where tables have nothing to do with each other, and says where they do', async () => {
    const { read, review } = project();
    terminal = review({ args: ['m/versions/c.py'] });
    await press('s');
    expect(await press('y')).toContain('upgrade  (1/3, file 1/1)');
    expect(await press('s')).toContain('upgrade  (2/3, file 1/1)');
    const refused = await press('d');
    expect(refused).toContain('it cannot be split');
    await ended();
    expect(read('c.py')).toBe(TWO.replace(`    op.create_check_constraint('ck_item_title', 'item', "title <> ''")\n`, `    with op.batch_alter_table('item', schema=None) as batch_op:\n        batch_op.create_check_constraint('ck_item_title', "title <> ''")\n\n`));
  });

  it('goes on after it was quit, and forgets what has changed since', async () => {
    const { folder, read, review } = project();
    const whole = written();
    terminal = review();
    await press('nq');
    expect(await ended()).toContain('0 blocks taken, 1 left, 3 not decided; 0 files written.');
    terminal = review();
    expect(await press('y')).toContain('b.py  downgrade  (2/4, file 1/2)');
    await press('q');
    await ended();
    expect(read('b.py')).toBe(half(STUB, whole.read('b.py')));
    terminal = review();
    // what was left of b.py stays left, though the file has another text by now
    expect(await press('a')).toContain('c.py  upgrade  (1/2, file 1/1)');
    await ended();
    expect(read('c.py')).toBe(whole.read('c.py'));
    terminal = review();
    expect(await ended()).toContain('Nothing to review: 1 file left as decided earlier');
    terminal = review({ args: ['--restart'] });
    expect(await press('q')).toContain('b.py  upgrade  (1/1, file 1/1)');
    await ended();
    writeFileSync(join(folder, 'm/versions/b.py'), `${read('b.py')}# changed\n`);
    terminal = review();
    expect(await press('q')).toContain('b.py  upgrade  (1/1, file 1/1)');
    await ended();
  });

  it('asks for the value of a stub, has SQLite check it, and fills it in', async () => {
    const { read, review, migfix } = project();
    terminal = review({ args: ['m/versions/b.py'] });
    await press('y');
    expect(await terminal.until(VALUE)).toContain("Value as SQL for item.slug [Enter keeps 'temp' and the mark]: ");
    terminal.type("'a' ||\r");
    expect(await terminal.until(VALUE)).toMatch(/SQLite does not take it: near "\)": syntax error/);
    terminal.type('lower(titel)\r');
    expect(await terminal.until(VALUE)).toContain('there is no column titel; item has id, title, slug');
    terminal.type("'x'; DROP TABLE item\r");
    expect(await terminal.until(VALUE)).toContain('SQLite does not take it');
    terminal.type(`lower(title) || ' "\\a" :it''s' || id\r`);
    await press('a');
    await ended();
    expect(read('b.py')).not.toContain('migfix:');
    expect(read('b.py')).toContain(String.raw`conn.execute(sa.text("UPDATE item SET slug = lower(title) || ' \"\\a\" \\:it''s' || id WHERE slug = 'temp'"))`);
    expect(migfix('m/versions/b.py')).toBe('');
  });

  it('keeps the placeholder and the mark at Enter', async () => {
    const { read, review } = project();
    const whole = written();
    terminal = review({ args: ['m/versions/b.py'] });
    await press('a');
    await terminal.until(VALUE);
    terminal.type('\r');
    await ended();
    expect(read('b.py')).toBe(whole.read('b.py'));
  });

  it('has a block edited, and asks again when it would not stand', async () => {
    const { folder, read, review } = project();
    const editor = join(folder, 'editor');
    writeFileSync(editor, '#!/bin/sh\nn=$(cat count 2>/dev/null || echo 0)\necho $((n + 1)) > count\nif [ "$n" = 0 ]; then echo "    def (" >> "$2"; else sed -i "/def (/d; s/ck_shelf_room/ck_room/" "$2"; fi\n');
    chmodSync(editor, 0o755);
    terminal = review({ args: ['m/versions/c.py'], env: { EDITOR: './editor --wait', VISUAL: '' } });
    await press('e');
    expect(await terminal.until(/[\s\S]*Edit again \[y,n\]\? /)).toContain("As it was edited, it can't be written");
    terminal.type('y');
    expect(await press('a')).toMatch(/\+ +batch_op\.create_check_constraint\('ck_room'/);
    await ended();
    expect(readFileSync(join(folder, 'count'), 'utf8')).toBe('2\n');
    expect(read('c.py')).toContain("batch_op.create_check_constraint('ck_room'");
  });

  it('Ctrl+C leaves the terminal sane, files whole, and remembers', async () => {
    const { read, review } = project();
    terminal = review();
    await press('n\x03');
    expect(await ended(130)).toContain('interrupted');
    terminal = review();
    expect(await press('\x03')).toContain('b.py  downgrade  (2/4, file 1/2)');
    await ended(130);
    terminal = review({ args: ['--restart'] });
    await press('y');
    await terminal.until(VALUE);
    terminal.type('1\x03');
    await ended(130);
    expect(read('b.py')).toBe(STUB);
  });

  it('a narrow window, and no colours where nobody wants them', async () => {
    const { review } = project();
    terminal = review({ columns: 46, env: { NO_COLOR: '1' } });
    const shown = await press('q');
    const why = shown.split(/\r?\n/).filter((line) => /^ {2,}\S/.test(line) && !line.includes('op.') && !line.includes('sa.')).slice(0, 6);
    expect(why.length).toBeGreaterThan(3);
    for (const line of why) expect(line.length).toBeLessThanOrEqual(46);
    await ended();
  });

  it('is for somebody at a terminal', () => {
    const { migfix, folder } = project();
    expect(() => migfix('review')).toThrow(/migfix: "migfix review" asks somebody at a terminal; without one, "migfix --write" writes and "migfix" shows the diff\n/);
    expect(spawnSync('git', ['status'], { cwd: folder }).status).not.toBe(0);
  });
});
