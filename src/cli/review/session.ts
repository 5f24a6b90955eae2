import type { FileReport } from '../reporters/report.ts';
import { visible } from '../reporters/visible.ts';
import { askAll } from './ask.ts';
import { compose, tornBy } from './change.ts';
import type { Desk, Open } from './desk.ts';
import type { Memory } from './memory.ts';
import type { Reviewed } from './prepare.ts';
import { hunksIn, inOne } from './units.ts';
import { isOver, startWalk, takenIn } from './walk.ts';

export interface Outcome {
  readonly taken: number;
  readonly left: number;
  readonly open: number;
  readonly written: number;
  readonly failures: readonly string[];
}

/** A file with what is remembered of it. */
export function open(file: Reviewed, memory: Memory): Open {
  const { decided, edited } = memory.of(file.report.before);
  const change = { ...file.change, hunks: file.change.hunks.map((hunk, index) => edited.get(index) ?? hunk) };
  return { file, change, walk: startWalk(file.units, decided) };
}

/**
 * Goes through the files, block by block. A file is written when all of its blocks are decided, or at the end.
 *
 * @throws Interrupted: nothing more is written then, and what was decided is remembered
 */
export async function session(files: readonly Open[], desk: Desk): Promise<Outcome> {
  const all = [...files];
  const failures: string[] = [];
  let written = 0;
  let quit = false;
  for (let index = 0; index < all.length && !quit; index++) {
    let at = await checkedUnits(all[index] as Open, desk);
    for (;;) {
      ({ at, quit } = await askAll(at, (now) => positionOf(all, index, now), desk));
      all[index] = at;
      const torn = tornBy(at.change, hunksIn(takenIn(at.walk)), at.file.checks);
      if (torn === undefined) break;
      desk.io.out(`These blocks do not stand without the others: ${visible(torn)}. Here is the file as one block.\n`);
      at = inOneBlock(at);
    }
    const done = await put(at, desk);
    if (done.failure !== undefined) failures.push(`${at.file.report.name}: ${done.failure}`);
    if (done.written) written++;
  }
  const count = (decision: string | undefined): number => all.flatMap(({ walk }) => walk.units.filter(({ id }) => walk.decided.get(id) === decision)).length;
  return { taken: count('take'), left: count('leave'), open: count(undefined), written, failures };
}

function positionOf(all: readonly Open[], index: number, { walk }: Open): string {
  const before = all.slice(0, index).reduce((sum, each) => sum + each.walk.units.length, 0);
  const after = all.slice(index + 1).reduce((sum, each) => sum + each.walk.units.length, 0);
  return `${before + walk.at + 1}/${before + walk.units.length + after}, file ${index + 1}/${all.length}`;
}

/** A function whose change does not stand alone is none to ask about: then the file is one block. */
async function checkedUnits(at: Open, { memory }: Desk): Promise<Open> {
  const { walk, change, file } = at;
  if (isOver(walk) || walk.units.every((unit) => tornBy(change, hunksIn([unit]), file.checks) === undefined)) return at;
  const { units } = inOne(change.before, change.hunks);
  return { ...at, walk: startWalk(units, memory.of(file.report.before).decided) };
}

const inOneBlock = (at: Open): Open => ({ ...at, walk: startWalk(inOne(at.change.before, at.change.hunks).units, new Map()) });

/** Writes what was taken of a file, and remembers the rest for the text that it now has. */
async function put({ file, change, walk }: Open, { memory, write }: Desk): Promise<FileReport> {
  const code = compose(change, hunksIn(takenIn(walk)));
  if (code === change.before) return file.report;
  const report = await write(file, code);
  if (!report.written) return report;
  await memory.keep(change.before, { decided: new Map(), edited: new Map() });
  await memory.keep(code, { decided: new Map([...walk.decided].filter(([, decision]) => decision === 'leave')), edited: new Map() });
  return report;
}
