import type { PythonEnvironment } from '../node/python.ts';

/** A migration on both sides. */
export interface Pair {
  readonly path: string;
  /** As the user knows it. */
  readonly name: string;
  readonly before: string;
  readonly after: string;
  /** The original with what today's SQLAlchemy and Alembic refuse put right. */
  readonly mended: string;
}

export interface VerifyRequest {
  readonly files: readonly Pair[];
  readonly sides: { readonly before: string; readonly after: string };
  readonly python: PythonEnvironment;
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  /** For the migrations' own imports. */
  readonly paths: readonly string[];
  readonly stubImports: boolean;
  /** `--env`: the user's env.py, with the ini that it may read. */
  readonly envFile?: string | undefined;
  readonly ini?: string | undefined;
  readonly convention?: Readonly<Record<string, string>> | undefined;
  /** A server's URL, or `auto`. */
  readonly postgres?: string | undefined;
  /** What fails only where foreign keys are enforced counts. */
  readonly foreignKeys: boolean;
  /** `--rows`: rows in every new table; 0: the few that show most faults. */
  readonly rows: number;
  /** `--bisect`: look for the first revision that breaks and the fewest rows that show it. */
  readonly bisect?: boolean;
  /** Seconds for one revision. */
  readonly limit: number;
  readonly workers: number;
  readonly progress: (done: number, total: number) => void;
}

export const isChanged = ({ before, after }: Pair): boolean => before !== after;
