import { describe, expect, it } from 'vitest';
import { readArguments } from '../../src/cli/arguments.ts';
import { flagList } from '../../src/cli/flags.ts';
import { main } from '../../src/cli/main.ts';
import { fakeEngine, memoryIo } from './memory-io.ts';

async function migfix(...argv: string[]) {
  const io = memoryIo({ 'a.py': 'fine' });
  const engine = fakeEngine();
  return { code: await main(argv, io, engine), io, seen: engine.seen };
}

describe('arguments', () => {
  it.each([
    [['--wrote'], 'unknown flag --wrote (did you mean "--write"?)'],
    [['--drry-run'], 'unknown flag --drry-run (did you mean "--dry-run"?)'],
    [['--fxi'], 'unknown flag --fxi (did you mean "--fix"?)'],
    [['--zzzzzzzzzz'], 'unknown flag --zzzzzzzzzz\n'],
    [['-x'], 'unknown flag -x'],
    [['--preset', 'strickt'], '--preset must be minimal, house, strict, not "strickt" (did you mean "strict"?)'],
    [['--preset'], '--preset needs a value'],
    [['--preset', '--write'], '--preset needs a value'],
    [['--select='], '--select needs a value'],
    [['--select', 'bach'], 'unknown rule "bach" (did you mean "batch"?)'],
    [['--ignore', 'batch,sever-default'], 'unknown rule "sever-default" (did you mean "server-default"?)'],
    [['--output-format', 'xml'], '--output-format must be text, concise, full, diff, json, jsonl, sarif, github, github-summary, gitlab, junit, html, markdown, not "xml"'],
    [['explain'], '"migfix explain" takes one rule'],
    [['explain', 'bath'], 'unknown rule "bath" (did you mean "batch"?)'],
    [['-', 'a.py'], '"-" (stdin) must be the only path'],
    [['-', '--write', '--verify'], '--verify does not go with "-" (stdin)'],
    [['-', '--staged'], '--staged does not go with "-" (stdin)'],
    [['-', '--shard', '1/2'], '--shard does not go with "-" (stdin)'],
    [['--files-from', 'nowhere'], '--files-from: nowhere: no such file'],
  ])('%j is refused', async (argv, message) => {
    const { code, io } = await migfix(...argv);
    expect(code).toBe(2);
    expect(io.stderr).toContain(`migfix: ${message}`);
    expect(io.stdout).toBe('');
  });

  it('reads lists by comma and by repetition, without eating paths', () => {
    const args = readArguments(['--select', 'a,b', 'x.py', '--select=c', '-n', 'one', '--', '--odd.py']);
    expect(args.list('select')).toEqual(['a', 'b', 'c']);
    expect(args.words).toEqual(['x.py', '--odd.py']);
    expect(args.text('name')).toBe('one');
    expect(args.flag('write')).toBeUndefined();
  });

  it('keeps paths and versions that look like numbers', () => {
    const args = readArguments(['007', '--sqlite', '3.10']);
    expect(args.words).toEqual(['007']);
    expect(args.text('sqlite')).toBe('3.10');
  });

  it('takes the last of what is given twice', () => {
    expect(readArguments(['--preset', 'strict', '--preset', 'house']).text('preset')).toBe('house');
    expect(readArguments(['--write', '--no-write']).flag('write')).toBe(false);
  });

  it('passes all options on', async () => {
    const { seen } = await migfix('--safe', '--preset', 'strict', '--select', 'batch', '--ignore', 'raw-sql', '--placeholder', 'drop', '--sqlite', '3.35', '--naming-convention');
    expect(seen).toEqual([{ preset: 'strict', safe: true, select: ['batch'], ignore: ['raw-sql'], placeholder: 'drop', sqlite: '3.35', types: {}, namingConvention: true }]);
  });

  it('has a help that names every flag, in groups', async () => {
    const { code, io } = await migfix('--help');
    expect(code).toBe(0);
    for (const [name, flag] of flagList) {
      const page = flag.for ? (await migfix(flag.for[0] as string, '--help')).io.stdout : io.stdout;
      expect(page).toMatch(new RegExp(`\\s--(no-)?${name}\\b`));
      expect(page).toContain(flag.group);
    }
    expect(Math.max(...io.stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100);
  });

  it('knows its version', async () => {
    expect((await migfix('--version')).io.stdout).toBe('1.2.3\n');
  });
});

describe('migfix rules, migfix explain', () => {
  it('lists', async () => {
    expect((await migfix('rules')).io.stdout).toBe(
      'batch           safe         house, strict  groups neighbours\n' +
      'server-default  review       house, strict  adds a default\n' +
      'raw-sql         report only  house, strict  names what SQLite lacks\n',
    );
    const { rules } = JSON.parse((await migfix('rules', '--output-format', 'json')).io.stdout);
    expect(rules.map((rule: { id: string }) => rule.id)).toEqual(['batch', 'server-default', 'raw-sql']);
  });

  it('explains', async () => {
    const { code, io } = await migfix('explain', 'batch');
    expect(code).toBe(0);
    expect(io.stdout).toBe('batch\n\ngroups neighbours\n\nLevel: safe: every other database gets the same SQL\nPresets: house, strict\n\nWhy batch.\n\nhttps://example.org/why\n');
  });
});
