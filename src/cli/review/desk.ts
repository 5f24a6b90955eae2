import type { Meta } from '../../core/types.ts';
import type { Io, Keyboard } from '../../io.ts';
import type { FileReport, Look } from '../reporters/report.ts';
import type { Change } from './change.ts';
import type { Memory } from './memory.ts';
import type { Reviewed } from './prepare.ts';
import type { Walk } from './walk.ts';

/** What a session needs beside the files. */
export interface Desk {
  readonly io: Io;
  readonly keyboard: Keyboard;
  readonly memory: Memory;
  readonly rules: ReadonlyMap<string, Meta>;
  readonly look: Look;
  /** `--python`. */
  readonly python: string | undefined;
  /** Writes a file's text through the journal. */
  readonly write: (file: Reviewed, code: string) => Promise<FileReport>;
}

/** A file on the desk. */
export interface Open {
  readonly file: Reviewed;
  readonly change: Change;
  readonly walk: Walk;
}
