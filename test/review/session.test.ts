/** What a session does where a choice does not stand, a file cannot be written, or there is nothing to ask. */
import { describe, expect, it } from 'vitest';
import picocolors from 'picocolors';
import type { Checks } from '../../src/cli/review/change.ts';
import type { Desk } from '../../src/cli/review/desk.ts';
import { openMemory } from '../../src/cli/review/memory.ts';
import type { Reviewed } from '../../src/cli/review/prepare.ts';
import { open, session } from '../../src/cli/review/session.ts';
import { unitsOf } from '../../src/cli/review/units.ts';
import type { FileReport } from '../../src/cli/reporters/report.ts';
import { defaultOptions, fix } from '../../src/core/fix.ts';
import type { Result } from '../../src/core/types.ts';
import { createParser } from '../../src/node/parser.ts';
import { transforms } from '../../transforms/index.ts';
import { memoryIo } from '../cli/memory-io.ts';
import { TWO } from './project.ts';

const parse = await createParser();
const RESULT = fix(TWO, parse, transforms, defaultOptions);

/** @param stands which of the texts on the way another run completes */
function reviewed(stands: (code: string) => boolean): Reviewed {
  const again: Checks['again'] = (code) => (stands(code) ? fix(code, parse, transforms, defaultOptions) : ({ ...RESULT, code: `${RESULT.code}# and more\n` } as Result));
  return { ...unitsOf(TWO, RESULT.code, parse), path: '/project/c.py', report: { name: 'c.py', before: TWO, result: RESULT }, checks: { parse, again }, tables: () => [], proof: undefined };
}

async function run(file: Reviewed, keys: string, written: (report: FileReport, code: string) => FileReport = (report) => ({ ...report, written: true })) {
  const io = memoryIo();
  const texts: string[] = [];
  const left = [...keys];
  const memory = await openMemory(io);
  const keyboard = { key: async () => left.shift() ?? '^d', line: async () => '', edit: async (text: string) => text, close: () => {} };
  const look = { mode: 'dry-run', colors: picocolors.createColors(false), verbose: false, terminal: true } as const;
  const desk: Desk = { io, keyboard, memory, rules: new Map(), look, python: undefined, write: async ({ report }, code) => (texts.push(code), written(report, code)) };
  return { outcome: await session([open(file, memory)], desk), texts, shown: io.stdout, left };
}

const DOWNGRADE = TWO.indexOf('def downgrade');
const isWhole = (code: string): boolean => code === RESULT.code;

describe('a session', () => {
  it('asks about the file as one block where a function does not stand alone', async () => {
    const { shown, texts } = await run(reviewed(isWhole), 'y');
    expect(shown).toContain('c.py  the file  (1/1, file 1/1)');
    expect(texts).toEqual([RESULT.code]);
  });

  it('does so too where what was chosen does not stand together, and leaves all at n', async () => {
    // each function alone stands; the upgrade with half of the downgrade does not
    const halves = (code: string): boolean => !(code.slice(0, DOWNGRADE) !== TWO.slice(0, DOWNGRADE) && code.includes("batch_op.drop_constraint('ck_shelf_room'") && code.includes("op.drop_constraint('ck_item_title', 'item'"));
    const { shown, texts, outcome } = await run(reviewed(halves), 'ysynn');
    expect(shown).toContain('These blocks do not stand without the others: another run would not make just the rest of the change. Here is the file as one block.\n');
    expect(shown).toContain('c.py  the file  (1/1, file 1/1)');
    expect(texts).toEqual([]);
    expect(outcome).toMatchObject({ taken: 0, left: 1, written: 0 });
  });

  it('does not split what does not stand in parts', async () => {
    const whole = (code: string): boolean => isWhole(code) || code.slice(DOWNGRADE - 200).includes("op.drop_constraint('ck_shelf_room', 'shelf'") === code.includes("op.drop_constraint('ck_item_title', 'item'");
    const { shown } = await run(reviewed(whole), 'nsn');
    expect(shown).toContain('its changes hang together: it cannot be split\n');
  });

  it('says what could not be written, and asks again next time', async () => {
    const { outcome } = await run(reviewed(() => true), 'a', (report) => ({ ...report, failure: 'could not be written: is read-only' }));
    expect(outcome).toMatchObject({ written: 0, failures: ['c.py: could not be written: is read-only'] });
  });

  it('writes nothing of a file at Ctrl+D before anything was taken', async () => {
    expect(await run(reviewed(() => true), '')).toMatchObject({ texts: [], outcome: { taken: 0, left: 0, open: 2, written: 0 } });
  });
});
