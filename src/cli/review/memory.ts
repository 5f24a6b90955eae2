import { createHash } from 'node:crypto';
import type { Io } from '../../io.ts';
import type { Hunk } from '../reporters/hunks.ts';
import type { Decision } from './walk.ts';

/** What is remembered of one file, by the hash of its text: of a file that was changed since, nothing. */
export interface Remembered {
  /** By the unit's id. */
  readonly decided: ReadonlyMap<string, Decision>;
  /** Hunks that were edited or filled in, by their number. */
  readonly edited: ReadonlyMap<number, Hunk>;
}

/** The decisions of earlier sessions, in `.migfix/review.json`. */
export interface Memory {
  of(text: string): Remembered;
  /** On the disk when it returns, as far as it can be kept. */
  keep(text: string, remembered: Remembered): Promise<void>;
  forget(texts: readonly string[]): void;
}

interface Entry {
  /** Days since 1970. */
  readonly day: number;
  readonly decided: Readonly<Record<string, Decision>>;
  readonly edited: readonly (readonly [number, Hunk])[];
}

const NAME = 'review.json';
const VERSION = 1;
/** A text that nobody has looked at for so long is another one by now. */
const KEPT_DAYS = 180;

export async function openMemory(io: Io): Promise<Memory> {
  const files = new Map(Object.entries(read(await io.ownText(NAME))));
  const today = Math.floor(Date.now() / 86_400_000);
  return {
    of: (text) => {
      const entry = files.get(hashOf(text));
      return { decided: new Map(Object.entries(entry?.decided ?? {})), edited: new Map(entry?.edited) };
    },
    keep: async (text, { decided, edited }) => {
      if (decided.size) files.set(hashOf(text), { day: today, decided: Object.fromEntries(decided), edited: [...edited] });
      else files.delete(hashOf(text));
      for (const [hash, { day }] of files) if (today - day > KEPT_DAYS) files.delete(hash);
      await io.keepOwnText(NAME, JSON.stringify({ version: VERSION, files: Object.fromEntries(files) }));
    },
    forget: (texts) => {
      for (const text of texts) files.delete(hashOf(text));
    },
  };
}

/** What can't be read, or is of another version, is nothing. */
function read(text: string | undefined): Readonly<Record<string, Entry>> {
  try {
    const { version, files } = JSON.parse(text ?? '') as { version: unknown; files: Readonly<Record<string, Entry>> };
    const whole = (entry: Entry): boolean => typeof entry.day === 'number' && typeof entry.decided === 'object' && Array.isArray(entry.edited);
    return version === VERSION ? Object.fromEntries(Object.entries(files).filter(([, entry]) => whole(entry))) : {};
  } catch {
    return {};
  }
}

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');
