import type { Hunk } from '../reporters/hunks.ts';
import { visible } from '../reporters/visible.ts';
import { tornBy } from './change.ts';
import type { Desk, Open } from './desk.ts';
import { edited, fill } from './dialogue.ts';
import { HELP, shown } from './show.ts';
import { hunksIn, type Unit } from './units.ts';
import { HANGS_TOGETHER, isOver, keysFor, press, type Pressed } from './walk.ts';

/** Asks about the blocks of one file until all are decided, or the user has enough. */
export async function askAll(from: Open, position: (at: Open) => string, desk: Desk): Promise<{ at: Open; quit: boolean }> {
  const { io, look } = desk;
  let at = from;
  let show = true;
  while (!isOver(at.walk)) {
    const unit = at.walk.units[at.walk.at] as Unit;
    if (show) io.out(shown({ report: at.file.report, change: at.change, unit, position: position(at), proof: at.file.proof }, desk.rules, look, io.columns));
    io.out(look.colors.bold(`Take this block [${keysFor(at.walk)}]? `));
    const pressed = checked(at, press(at.walk, await keyFrom(desk)));
    if (pressed.next === 'quit') return { at, quit: true };
    if (pressed.because !== undefined) io.out(`${pressed.because}\n`);
    if (pressed.next === 'help') io.out(HELP);
    const change = pressed.next === 'edit' ? await edited(at, unit, desk) : pressed.taken.length ? await fill(at, pressed.taken, desk) : at.change;
    show = pressed.next === 'show' || change !== at.change;
    at = { ...at, change, walk: pressed.walk };
    await remember(at, desk);
  }
  return { at, quit: false };
}

async function keyFrom({ io, keyboard }: Desk): Promise<string> {
  const key = await keyboard.key();
  io.out(`${key.length === 1 && visible(key) === key ? key : ''}\n`);
  return key === '^d' ? 'q' : key;
}

/** What a block was split into must stand, each by itself. */
function checked({ walk, change, file }: Open, pressed: Pressed): Pressed {
  const stand = pressed.walk.units === walk.units || pressed.walk.units.every((unit) => tornBy(change, hunksIn([unit]), file.checks) === undefined);
  return stand ? pressed : { walk, next: 'ask', taken: [], because: HANGS_TOGETHER };
}

async function remember({ file, change, walk }: Open, { memory }: Desk): Promise<void> {
  const edited = new Map([...change.hunks.entries()].filter(([index, hunk]) => !same(hunk, file.change.hunks[index])));
  await memory.keep(file.report.before, { decided: walk.decided, edited });
}

const same = (one: Hunk, other: Hunk | undefined): boolean => one === other || (one.start === other?.start && one.end === other.end && one.text === other.text);
