import { beforeAll, describe, expect, it } from 'vitest';
import { parse as parseToml } from 'smol-toml';
import type { Parse } from '../../src/core/types.ts';
import { examine } from '../../src/doctor/examine.ts';
import type { Patient } from '../../src/doctor/types.ts';
import { iniValue, readIni } from '../../src/node/ini.ts';
import { createParser } from '../../src/node/parser.ts';

let parse: Parse;
beforeAll(async () => {
  parse = await createParser();
});

function look(files: Partial<Patient>) {
  const { findings, changes } = examine({ env: { name: 'env.py', text: '' }, application: { sources: [] }, alembic: '1.20.1', ...files }, parse);
  return { finding: findings.find(({ check }) => check === 'write-hook'), changes };
}

const ini = (text: string, alembic = '1.20.1') => look({ ini: { name: 'alembic.ini', text }, alembic });
const toml = (text: string) => look({ toml: { name: 'pyproject.toml', text } });

const LINES = 'migfix.type = exec\nmigfix.executable = npx\nmigfix.options = --no -- migfix --write --allow-dirty --allow-no-vcs REVISION_SCRIPT_FILENAME\n';

describe('alembic.ini', () => {
  it.each([
    ['no section', '[alembic]\nx = 1\n', `[alembic]\nx = 1\n\n[post_write_hooks]\nhooks = migfix\n${LINES}`],
    ['no final newline', '[alembic]\nx = 1', `[alembic]\nx = 1\n\n[post_write_hooks]\nhooks = migfix\n${LINES}`],
    ['an empty section', '[post_write_hooks]\n# hooks = black\n\n[loggers]\n', `[post_write_hooks]\nhooks = migfix\n${LINES}# hooks = black\n\n[loggers]\n`],
    ['a header at the end', '[post_write_hooks]', `[post_write_hooks]\nhooks = migfix\n${LINES}`],
    ['others', '[post_write_hooks]\nhooks = black, ruff\nblack.type = exec\n', `[post_write_hooks]\nhooks = migfix, black, ruff\n${LINES}black.type = exec\n`],
    ['an empty list', '[post_write_hooks]\nhooks =\n\n[x]\n', `[post_write_hooks]\nhooks =migfix\n${LINES}\n[x]\n`],
    ['defined, not named', `[post_write_hooks]\nhooks = black\n${LINES}`, `[post_write_hooks]\nhooks = migfix, black\n${LINES}`],
    ['defined, no list', `[post_write_hooks]\n${LINES}`, `[post_write_hooks]\nhooks = migfix\n${LINES}`],
    ['CRLF', '[post_write_hooks]\r\nhooks = black\r\n', `[post_write_hooks]\nhooks = migfix, black\n${LINES}`.replaceAll('\n', '\r\n')],
  ])('%s', (_, before, after) => {
    const { finding, changes } = ini(before);
    expect(finding?.verdict).toBe('wrong');
    expect(changes.map((change) => change.after)).toEqual([after]);
    expect(ini(after)).toMatchObject({ finding: { verdict: 'right' }, changes: [] });
    expect(iniValue(readIni(after), 'post_write_hooks', 'hooks')).toMatch(/^migfix(, |$)/);
    expect(iniValue(readIni(after), 'post_write_hooks', 'migfix.options')).toBe('--no -- migfix --write --allow-dirty --allow-no-vcs REVISION_SCRIPT_FILENAME');
  });

  it.each([
    ['a list over several lines', '[post_write_hooks]\nhooks = black,\n  ruff\n'],
    ['another hook of our name', '[post_write_hooks]\nhooks = migfix\nmigfix.type = exec\nmigfix.executable = other\n'],
  ])('is left alone: %s', (_, text) => {
    expect(ini(text)).toMatchObject({ finding: { verdict: 'wrong', help: expect.stringContaining('hooks = migfix') }, changes: [] });
  });

  it('knows our own hooks under any name', () => {
    expect(ini('[post_write_hooks]\nhooks = fix\nfix.type = exec\nfix.executable = migfix\nfix.options = --write --allow-dirty --allow-no-vcs REVISION_SCRIPT_FILENAME\n').finding?.verdict).toBe('right');
    expect(ini('[post_write_hooks]\nhooks = fix\nfix.type = exec\nfix.executable = migfix\nfix.options = --check\n').finding?.verdict).toBe('wrong');
  });

  it('adds what an older hook of ours lacks, where it can tell the place', () => {
    const old = LINES.replace(' --allow-dirty --allow-no-vcs', '');
    const { finding, changes } = ini(`[post_write_hooks]\nhooks = migfix\n${old}`);
    expect(finding).toMatchObject({ verdict: 'wrong', message: expect.stringContaining('lacks --allow-dirty and --allow-no-vcs') });
    expect(changes.map(({ after }) => after)).toEqual([`[post_write_hooks]\nhooks = migfix\n${LINES}`]);
    expect(ini(`[post_write_hooks]\n# --write\nhooks = migfix\n${old}`)).toMatchObject({ finding: { verdict: 'wrong', help: 'Put --allow-dirty --allow-no-vcs behind --write.' }, changes: [] });
    expect(toml(`[tool.alembic]\n\n[[tool.alembic.post_write_hooks]]\nname = "migfix"\ntype = "exec"\nexecutable = "npx"\noptions = "--no -- migfix --write --allow-dirty REVISION_SCRIPT_FILENAME"\n`).changes.map(({ after }) => after)).toEqual([expect.stringContaining('migfix --write --allow-no-vcs --allow-dirty REV')]);
  });

  it('is wrong to have our hook with an Alembic that does not know it', () => {
    expect(ini(`[post_write_hooks]\nhooks = migfix\n${LINES}`, '1.11.3')).toMatchObject({ finding: { verdict: 'wrong', message: expect.stringContaining('fails') }, changes: [] });
  });

  it('is not changed for an Alembic that has no such hooks, or may not have', () => {
    expect(ini('[alembic]\n', '1.11.3')).toMatchObject({ finding: { verdict: 'wrong', message: expect.stringContaining('1.11.3') }, changes: [] });
    expect(look({ ini: { name: 'alembic.ini', text: '[alembic]\n' }, alembic: undefined } as unknown as Partial<Patient>)).toMatchObject({ finding: { verdict: 'wrong' }, changes: [] });
    expect(look({ ini: { name: 'alembic.ini', text: '[alembic]\n# ruff.type = exec\n' }, alembic: undefined } as unknown as Partial<Patient>).changes).toHaveLength(1);
  });
});

describe('pyproject.toml', () => {
  const TABLE = '[[tool.alembic.post_write_hooks]]\nname = "migfix"\ntype = "exec"\nexecutable = "npx"\noptions = "--no -- migfix --write --allow-dirty --allow-no-vcs REVISION_SCRIPT_FILENAME"\n';
  it.each([
    ['no hooks', '[tool.alembic]\nscript_location = "m"\n', `[tool.alembic]\nscript_location = "m"\n\n${TABLE}`],
    ['others', '[tool.alembic]\nscript_location = "m"\n[[tool.alembic.post_write_hooks]]\nname = "black"\n', `[tool.alembic]\nscript_location = "m"\n${TABLE}\n[[tool.alembic.post_write_hooks]]\nname = "black"\n`],
  ])('%s', (_, before, after) => {
    const { changes } = toml(before);
    expect(changes.map((change) => change.after)).toEqual([after]);
    expect(toml(after)).toMatchObject({ finding: { verdict: 'right' }, changes: [] });
    expect((parseToml(after) as { tool: { alembic: { post_write_hooks: { name: string }[] } } }).tool.alembic.post_write_hooks[0]?.name).toBe('migfix');
  });

  it('is left alone with an inline array', () => {
    expect(toml('[tool.alembic]\npost_write_hooks = [{name = "black"}]\n')).toMatchObject({ finding: { verdict: 'wrong' }, changes: [] });
  });

  it('counts only where the ini has no section, not even an empty one', () => {
    const both = (text: string) => look({ ini: { name: 'alembic.ini', text }, toml: { name: 'pyproject.toml', text: '[tool.alembic]\nscript_location = "m"\n' } }).changes[0]?.name;
    expect(both('[alembic]\n')).toBe('pyproject.toml');
    expect(both('[alembic]\n[post_write_hooks]\n')).toBe('alembic.ini');
  });
});
