/** Runs the text of a migration through a real Alembic, in a Python process that stays open. */
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { pythonOf, type StackName } from './stacks.ts'

export type Direction = 'upgrade' | 'downgrade'
/** `none`; three distinct ones per table; those and two with every nullable column NULL; three that differ in their keys only. */
export type Rows = 'none' | 'ordinary' | 'nulls' | 'duplicates'
export type SqliteValue = string | number | null
export type SchemaEntry = readonly [type: string, name: string, table: string, sql: string | null]

export interface OfflineRequest<Dialect extends string, Way extends Direction> {
  readonly code: string
  readonly dialects: readonly Dialect[]
  readonly directions?: readonly Way[]
  /** Seconds for the whole request; 20 unless told. */
  readonly limit?: number
}

/** What was printed; with `error`, what was printed before it. */
export interface Emitted {
  readonly sql: string
  readonly error?: string
}

/** The start of what the migration printed, and the warnings it caused. */
export interface Heard {
  readonly output: string
  readonly warnings: readonly string[]
}

export interface OfflineResult<Dialect extends string, Way extends Direction> extends Heard {
  readonly results: Readonly<Record<Dialect, Readonly<Record<Way, Emitted>>>>
}

export interface SqliteRequest {
  readonly code: string
  /** The migration that makes the tables to start from; `null` for none, {@link fixtureSchema} unless told. */
  readonly setup?: string | null
  readonly rows?: Rows
  /** PRAGMA foreign_keys=ON on every connection. */
  readonly foreignKeys?: boolean
  /** Whether env.py's metadata has a naming convention. */
  readonly convention?: boolean
  /** Unless told: upgrade, downgrade, upgrade. */
  readonly steps?: readonly Direction[]
  /** Seconds for the whole request; 20 unless told. */
  readonly limit?: number
}

/** What is in the database, without `alembic_version` and SQLite's own tables. */
export interface Snapshot {
  readonly schema: readonly SchemaEntry[]
  readonly columns: Readonly<Record<string, readonly string[]>>
  readonly data: Readonly<Record<string, readonly (readonly SqliteValue[])[]>>
  /** `_alembic_tmp_…` tables that a failed recreation left behind. */
  readonly leftovers: readonly string[]
  /** What Alembic thinks was applied: `setup` before the upgrade, `case` after it. */
  readonly version: string | null
  /** What PRAGMA integrity_check and foreign_key_check complain of. */
  readonly integrity: readonly string[]
}

/** `ok` means that the command did not raise, as for Alembic's exit code; compare `version` to know that it was recorded. */
export interface StepResult extends Snapshot {
  readonly step: Direction
  readonly ok: boolean
  /** Type and first line. */
  readonly error: string | null
  readonly traceback: string | null
  readonly warnings: readonly string[]
}

export interface SqliteResult {
  readonly before: Snapshot
  /** All that were asked for, also after one that failed; only one that ran out of time is the last. */
  readonly steps: readonly StepResult[]
  readonly output: string
}

export interface ParseResult {
  readonly ok: boolean
  readonly error: string | null
  /** `ast.dump` without positions; it differs between Python versions. */
  readonly dump: string
  readonly strings: readonly string[]
  readonly comments: readonly string[]
}

/** What Alembic makes of a folder of revisions. */
export interface ChainResult extends Heard {
  readonly heads: readonly string[]
  readonly bases: readonly string[]
  /** Head to base. */
  readonly walk: readonly string[]
  /** What `alembic upgrade heads` ran, in order. */
  readonly ran: readonly string[]
  /** Why it stopped: type and first line. */
  readonly error: string | null
}

/** Revisions with their identifiers, and where they run. */
export interface Journey {
  /** Name to text. */
  readonly files: Readonly<Record<string, string>>
  /** Unless told, the lab's own: an ordinary one. It takes the database from `sqlalchemy.url`. */
  readonly env?: string | undefined
  /** Whether the lab's own env.py has metadata with a naming convention. */
  readonly convention?: boolean
}

export interface JourneyRequest extends Journey {
  /** What tables and new columns are filled with, before every revision on the way up. */
  readonly rows?: Rows
  /** Unless told: upgrade, downgrade, upgrade. The third is one step. */
  readonly ways?: readonly Direction[]
  /** Whether the tables are to be reflected after every step. */
  readonly reflect?: boolean
  /** Seconds for the whole request; 60 unless told. */
  readonly limit?: number
}

export interface Reflected {
  readonly columns: readonly { readonly name: string; readonly type: string; readonly nullable: boolean; readonly default: string | null; readonly generated: boolean }[]
  readonly primary: { readonly name: string | null; readonly columns: readonly string[] }
  readonly unique: readonly { readonly name: string | null; readonly columns: readonly string[] }[]
  readonly foreign: readonly { readonly name: string | null; readonly columns: readonly string[]; readonly table: string; readonly referred: readonly string[]; readonly ondelete: string | null }[]
  /** Names; '' for an unnamed one. */
  readonly checks: readonly string[]
  /** `columns: null`: on an expression. */
  readonly indexes: readonly { readonly name: string; readonly columns: readonly string[] | null; readonly unique: boolean }[]
}

export interface JourneyStep extends StepResult {
  /** What Alembic was asked for: a revision, `heads` or `base`. */
  readonly revision: string
  /** The version table then said so. */
  readonly recorded: boolean
  /** With the rows that were filled in. */
  readonly before: Snapshot
  readonly tables?: Readonly<Record<string, Reflected>>
}

export interface JourneyResult {
  /** Up to the first that failed. */
  readonly steps: readonly JourneyStep[]
  readonly complete: boolean
}

/** `["a -> b", SQL]`, in the order of the run; where it stopped, the last is not whole. */
export interface JourneySql {
  readonly revisions: readonly (readonly [string, string])[]
  readonly error: string | null
}

export type JourneyOffline<Dialect extends string> = Readonly<Record<Dialect, Readonly<Record<Direction, JourneySql>>>>

export interface Versions {
  readonly python: string
  readonly alembic: string
  readonly sqlalchemy: string
}

export interface Lab {
  /**
   * @param request A migration and the databases whose SQL is wanted.
   * @returns What `alembic upgrade --sql` would print for it, per dialect and direction, without the version table.
   * @throws {Error} When the migration ends the process or runs out of time.
   */
  offline<const Dialect extends string, const Way extends Direction = Direction>(
    request: OfflineRequest<Dialect, Way>,
  ): Promise<OfflineResult<Dialect, Way>>
  /**
   * @param request A migration and the database to run it on.
   * @returns What each step did. A migration that raises or calls sys.exit is a result, with `ok: false`.
   * @throws {Error} When the setup fails, or the migration ends the process or cannot be interrupted.
   */
  sqlite(request: SqliteRequest): Promise<SqliteResult>
  /**
   * @param code Python source.
   * @returns How this stack's Python reads it.
   */
  parse(code: string): Promise<ParseResult>
  /**
   * @param files Name to text of the identifiers (`revision = …`); the functions are added.
   * @returns What Alembic makes of the folder; what it refuses is a result, with `error`.
   */
  chain(files: Readonly<Record<string, string>>): Promise<ChainResult>
  /**
   * @param request A chain of revisions and the rows that it is to be run on.
   * @returns What each revision did to a SQLite file that began empty.
   * @throws {Error} When rows cannot be filled in, or a migration runs out of time.
   */
  journey(request: JourneyRequest): Promise<JourneyResult>
  /**
   * @param request A chain with one head, and the databases whose SQL is wanted.
   * @returns What `alembic upgrade heads --sql` and `alembic downgrade head:base --sql` print.
   */
  journeyOffline<const Dialect extends string>(request: Journey & { readonly dialects: readonly Dialect[] }): Promise<JourneyOffline<Dialect>>
  /**
   * @param request Types as migrations write them, each with what its file imports.
   * @returns How the database writes them; null for one that needs more than SQLAlchemy.
   */
  types(request: { readonly types: readonly { readonly code: string; readonly imports: Readonly<Record<string, string>> }[]; readonly dialect: string }): Promise<readonly (string | null)[]>
  /** @returns What this stack consists of. */
  versions(): Promise<Versions>
  /** Waits for the requests under way, then ends the process. */
  close(): Promise<void>
}

/** The text of `__testfixtures__/schema.py`. */
export const fixtureSchema = readFileSync(path.resolve(import.meta.dirname, '../../__testfixtures__/schema.py'), 'utf8')

const ON_NO_ROWS = { env: null, convention: false, foreign_keys: false, rows: 'none', ways: ['upgrade', 'downgrade', 'upgrade'], reflect: false, limit: 60 }

/**
 * Starts one Python process, which must be closed. Requests may overlap; they are answered one after the other.
 *
 * @param stack Which set of versions; `ensureStacks` must have made it.
 * @returns The open lab. When its process dies, every pending and later promise rejects with what it wrote to stderr.
 */
export function openLab(stack: StackName): Lab {
  const { ask, close } = connect(stack)
  return {
    offline: (request) => ask({ do: 'offline', directions: ['upgrade', 'downgrade'], ...request }),
    sqlite: ({ foreignKeys = false, setup = fixtureSchema, ...request }) =>
      ask({
        do: 'sqlite',
        rows: 'none',
        convention: false,
        steps: ['upgrade', 'downgrade', 'upgrade'],
        ...request,
        setup,
        foreign_keys: foreignKeys,
      }),
    parse: (code) => ask({ do: 'parse', code }),
    chain: (files) => ask({ do: 'chain', files }),
    journey: (request) => ask({ do: 'journey', ...ON_NO_ROWS, ...request }),
    journeyOffline: async (request) => (await ask<{ results: never }>({ do: 'journey-offline', ...ON_NO_ROWS, ...request })).results,
    types: async (request) => (await ask<{ types: never }>({ do: 'types', ...request })).types,
    versions: () => ask({ do: 'versions' }),
    close,
  }
}

interface Pending {
  resolve(answer: never): void
  reject(reason: Error): void
}

interface Connection {
  ask<Answer>(request: object): Promise<Answer>
  close(): Promise<void>
}

function connect(stack: StackName): Connection {
  const child = spawn(pythonOf(stack), ['-u', path.join(import.meta.dirname, 'lab.py')])
  const pending = new Map<number, Pending>()
  const ended = ending(child, stack)
  let asked = 0
  createInterface(child.stdout).on('line', (line) => settle(line, pending))
  return {
    ask: (request) =>
      new Promise((resolve, reject) => {
        const id = asked++
        pending.set(id, { resolve, reject })
        child.stdin.write(JSON.stringify({ id, ...request }) + '\n')
        void ended.then((death) => reject(death))
      }),
    async close() {
      child.stdin.end()
      await ended
    },
  }
}

function settle(line: string, pending: Map<number, Pending>): void {
  const { id, fault, ...answer } = JSON.parse(line) as { id: number; fault?: string }
  const waiting = pending.get(id)
  pending.delete(id)
  if (fault === undefined) waiting?.resolve(answer as never)
  else waiting?.reject(new Error(fault))
}

/** Resolves with the error for whoever still waits, or asks later. */
function ending(child: ChildProcessWithoutNullStreams, stack: StackName): Promise<Error> {
  let stderr = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
  // Writing to a dead process: its end is reported below, with the reason.
  child.stdin.on('error', () => {})
  return new Promise((resolve) => {
    const end = (how: string): void => resolve(new Error(`The Alembic lab '${stack}' ${how}. ${stderr}`.trim()))
    child.on('error', (error) => end(`did not start (${error.message}); ensureStacks makes it`))
    child.on('close', (code, signal) => end(`has ended (${signal ?? `exit code ${code}`})`))
  })
}
