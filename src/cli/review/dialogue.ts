import { dirname } from 'node:path';
import { visible } from '../reporters/visible.ts';
import { type Change, tornBy } from './change.ts';
import type { Desk, Open } from './desk.ts';
import { regionOf } from './edit-unit.ts';
import { type Blank, blanksIn, filled, refusal, requestFor, unsettled } from './stubs.ts';
import { hunksIn, type Unit } from './units.ts';
import { takenIn } from './walk.ts';

/** Has a block edited until it stands, or the user has enough. */
export async function edited(at: Open, unit: Unit, { io, keyboard }: Desk): Promise<Change> {
  const region = regionOf(at.change, unit);
  if (!region) {
    io.out('it is not in one piece: nothing that an editor could show\n');
    return at.change;
  }
  for (let text = region.text; ; ) {
    try {
      text = await keyboard.edit(text);
    } catch (error) {
      io.out(`${visible((error as Error).message)}: the block is as it was\n`);
      return at.change;
    }
    if (text === region.text || text.trim() === '') return at.change;
    const change = region.replaced(text);
    const wrong = unsettled(change, at.file.checks) ?? tornBy(change, hunksIn([...takenIn(at.walk), unit]), at.file.checks);
    if (wrong === undefined) return change;
    io.out(`As it was edited, it can't be written: ${visible(wrong)}.\nEdit again [y,n]? `);
    const key = await keyboard.key();
    io.out(`${visible(key)}\n`);
    if (key !== 'y') return at.change;
  }
}

/** Asks for the values of the marks in what was taken. */
export async function fill(at: Open, units: readonly Unit[], desk: Desk): Promise<Change> {
  let { change } = at;
  const kept = new Set<string>();
  for (;;) {
    const blank = blanksIn(change, units, at.file.checks).find(({ mark, name }) => !kept.has(`${name} ${mark.text}`));
    if (!blank) return change;
    const next = await fillOne({ ...at, change }, blank, desk);
    if (next) change = next;
    else kept.add(`${blank.name} ${blank.mark.text}`);
  }
}

/** @returns undefined when the placeholder is to stay */
async function fillOne({ change, file }: Open, blank: Blank, { io, keyboard, python }: Desk): Promise<Change | undefined> {
  for (;;) {
    const value = (await keyboard.line(`Value as SQL for ${visible(blank.name)} [Enter keeps ${visible(blank.stub.placeholder)} and the mark]: `)).trim();
    if (value === '') return undefined;
    const known = file.tables();
    const error = await io.checkValue(requestFor(blank, value, known), dirname(file.path), python).catch((cause: Error) => `no Python to check it with: ${cause.message}`);
    const refused = error === undefined ? undefined : refusal(error, blank, known);
    const next = refused ?? filled(change, blank, value, file.checks);
    if (typeof next !== 'string') return next;
    io.out(`${visible(next)}\n`);
  }
}
