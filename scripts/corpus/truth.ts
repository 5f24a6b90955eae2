/** Holds the replayed schema of a real chain against what Alembic builds of it on SQLite, after every revision. */
import { execFile } from 'node:child_process';
import path from 'node:path';
import { type ChainFile, readChains } from '../../src/core/chains.ts';
import { defaultOptions, fix } from '../../src/core/fix.ts';
import type { History } from '../../src/core/history.ts';
import type { Parse } from '../../src/core/types.ts';
import type { Lab, Reflected } from '../../test/alembic/lab.ts';
import { type Finding, type Tally, compareSchema, tallies } from '../../test/truth/compare.ts';
import { typesIn } from '../../test/truth/types.ts';
import { transforms } from '../../transforms/index.ts';

/** A version folder whose chain builds its schema from nothing, or from tables that a module has. */
export interface Site {
  readonly name: string;
  readonly files: readonly ChainFile[];
  /** The package's folder. */
  readonly root: string;
  /** All that it depends on is installed; else its modules are real as far as they can be imported without. */
  readonly real: boolean;
  readonly tables?: string | undefined;
  /** The Python to run it with. */
  readonly python: string;
}

export interface Truth {
  readonly name: string;
  readonly text: 'as written' | 'rewritten';
  readonly revisions: number;
  readonly ran: number;
  /** The file and the error at which it stopped. */
  readonly stopped: readonly [string, string] | null;
  /** At the last revision that ran. */
  readonly tables: Tally;
  readonly columns: Tally;
  /** Facts of all revisions together: types, NULLs, defaults, keys, indexes. */
  readonly facts: Tally;
  readonly wrong: readonly (Finding & { readonly revision: string })[];
}

interface Ran {
  readonly steps: readonly { readonly revision: string; readonly tables: Readonly<Record<string, Reflected>> }[];
  readonly stopped: readonly [string, string] | null;
}

const NONE: Tally = { equal: 0, unknown: 0, wrong: 0 };

const sum = (a: Tally, b: Tally): Tally => ({ equal: a.equal + b.equal, unknown: a.unknown + b.unknown, wrong: a.wrong + b.wrong });

const count = (findings: readonly Finding[]): Tally => findings.reduce((sums, { verdict }) => ({ ...sums, [verdict]: sums[verdict] + 1 }), NONE);

const rewritten = ({ files }: Site, parse: Parse): readonly ChainFile[] => {
  const { historyOf } = readChains(files, parse);
  return files.map((file) => ({ ...file, code: fix(file.code, parse, transforms, defaultOptions, historyOf(file.name)).code }));
};

/** One chain, as written and as rewritten; of a folder with several chains, the longest. */
export async function truthsOf(site: Site, parse: Parse, lab: Lab): Promise<readonly Truth[]> {
  const truths: Truth[] = [];
  for (const [text, files] of [['as written', site.files], ['rewritten', rewritten(site, parse)]] as const) truths.push(await truthOf(site, text, files, parse, lab));
  return truths;
}

async function truthOf({ name, root, real, tables, python }: Site, text: Truth['text'], files: readonly ChainFile[], parse: Parse, lab: Lab): Promise<Truth> {
  const history = [...readChains(files, parse).chains].sort((a, b) => b.order.order.length - a.order.order.length)[0] as History;
  const codes = new Map(files.map((file) => [file.name, file.code]));
  const { order } = history.order;
  const ran = await run(python, { revisions: order.map(({ file }) => [file, codes.get(file)]), root, real, tables: tables ?? null });
  const typeOf = await typesIn(lab, history, 'sqlite');
  const byStep = ran.steps.map(({ tables: real }, i) => compareSchema(history.schema(order[i]), real, { typeOf, names: 'none' }));
  return {
    name,
    text,
    revisions: order.length,
    ran: ran.steps.length,
    stopped: ran.stopped,
    ...tallies(byStep.at(-1) ?? []),
    facts: byStep.map(count).reduce(sum, NONE),
    wrong: byStep.flatMap((findings, i) => findings.filter(({ verdict }) => verdict === 'wrong').map((finding) => ({ ...finding, revision: order[i]!.file }))),
  };
}

const run = (python: string, request: object): Promise<Ran> =>
  new Promise((resolve, reject) => {
    const child = execFile(python, [path.join(import.meta.dirname, 'truth.py')], { maxBuffer: 1 << 30, timeout: 600_000 }, (error, stdout) =>
      error ? reject(error) : resolve(JSON.parse(stdout) as Ran),
    );
    child.stdin?.end(JSON.stringify(request));
  });
