import type { Options, Preset } from '../../src/core/types.ts';

/** One file as text. */
export interface SourceFile {
  readonly name: string;
  readonly code: string;
}

/** What the controls say. `auto` is what env.py tells, where there is one. */
export interface Choices {
  readonly preset: Preset;
  readonly placeholder: Options['placeholder'];
  readonly sqlite: string;
  readonly safe: boolean;
  readonly namingConvention: Told;
  readonly foreignKeys: Told;
  /** All rules of the preset, only these, or all but these. */
  readonly rules: 'preset' | 'only' | 'without';
  readonly named: readonly string[];
}

export type Told = 'auto' | 'yes' | 'no';

/** All that the page shows is made from this; it is what a link holds. */
export interface Session {
  /** Migrations, by name. */
  readonly files: readonly SourceFile[];
  readonly env?: string | undefined;
  /** The name of the file that is shown. */
  readonly shown: string;
  readonly choices: Choices;
  /** The migration that makes the tables for a run; undefined: they are derived. */
  readonly tables?: string | undefined;
}

export const defaultChoices: Choices = {
  preset: 'house',
  placeholder: 'keep',
  sqlite: '3.26',
  safe: false,
  namingConvention: 'auto',
  foreignKeys: 'auto',
  rules: 'preset',
  named: [],
};

/** The file that is shown. */
export const shownFile = ({ files, shown }: Session): SourceFile => files.find(({ name }) => name === shown) ?? files[0] ?? { name: shown, code: '' };

/** The session with another text in the file that is shown. */
export const withCode = (session: Session, code: string): Session => {
  const { name } = shownFile(session);
  return { ...session, files: session.files.map((file) => (file.name === name ? { name, code } : file)) };
};

/** A session of one migration. */
export const ofOne = (file: SourceFile, choices: Choices): Session => ({ files: [file], shown: file.name, choices });
