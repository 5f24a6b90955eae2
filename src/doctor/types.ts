import type { Application, EnvironmentFacts } from '../core/environment.ts';
import type { Module } from '../core/environment/modules.ts';
import type { Edit, Parse } from '../core/types.ts';

/** A file that the doctor looks at, and may change. */
export interface TextFile {
  /** For people: relative to the working directory. */
  readonly name: string;
  readonly text: string;
}

/** An Alembic environment as files. */
export interface Patient {
  readonly env: TextFile;
  /** script.py.mako */
  readonly template?: TextFile;
  /** alembic.ini */
  readonly ini?: TextFile;
  /** pyproject.toml, where it has `[tool.alembic]`. */
  readonly toml?: TextFile;
  readonly application: Application;
  /** The application's folder, for people: empty, or ending in a slash. */
  readonly folder?: string;
  /** The Alembic that runs the migrations, where it is known. */
  readonly alembic?: string;
}

/** `unknown`: it can't be told from the files. */
export type Verdict = 'right' | 'wrong' | 'unknown';

/** What one check found. */
export interface Finding {
  /** Which check: `render-as-batch`, `write-hook`, … */
  readonly check: string;
  readonly verdict: Verdict;
  /** One or two sentences: what is, and what it means on SQLite. */
  readonly message: string;
  /** What to do, where we don't do it. */
  readonly help?: string;
  readonly file: string;
  /** 1-based. */
  readonly line?: number;
  /** What mends it. */
  readonly edits?: { readonly file: string; readonly edits: readonly Edit[] };
}

/** What every check may look at. */
export interface Examination {
  readonly patient: Patient;
  readonly facts: EnvironmentFacts;
  readonly parse: Parse;
}

/** A file as people know it. */
export const nameOf = (module: Module, { patient, facts }: Examination): string =>
  module === facts.env ? patient.env.name : (patient.folder ?? '') + module.path;

export type Check = (examination: Examination) => readonly Finding[];
