/**
 * Rewrites 40,000 files, then the same again, in one process: what is kept of the first pass must not grow with the second.
 *
 *     node --expose-gc --import tsx scripts/memory.ts [files]
 */
import { readChains } from '../src/core/chains.ts';
import { defaultOptions, fix } from '../src/core/fix.ts';
import { createParser } from '../src/node/parser.ts';
import { transforms } from '../transforms/index.ts';

const files = Number(process.argv[2] ?? 40_000);
/** A chain's length: longer ones are replayed as one, and kept as long as its run. */
const CHAIN = 1000;
const MB = 1024 * 1024;

const code = (at: number): string => `from alembic import op
import sqlalchemy as sa

revision = 'r${at}'
down_revision = ${at % CHAIN === 0 ? 'None' : `'r${at - 1}'`}


def upgrade():
    op.add_column('t${at % 50}', sa.Column('c${at}', sa.String(20), nullable=False))
    op.create_unique_constraint('uq_${at}', 't${at % 50}', ['c${at}'])


def downgrade():
    op.drop_column('t${at % 50}', 'c${at}')
`;

const parse = await createParser();

function pass(): void {
  for (let from = 0; from < files; from += CHAIN) {
    const texts = Array.from({ length: Math.min(CHAIN, files - from) }, (_, i) => ({ name: `r${from + i}.py`, code: code(from + i) }));
    const chains = readChains(texts, parse);
    for (const { name, code: text } of texts) {
      const { status } = fix(text, parse, transforms, defaultOptions, chains.historyOf(name));
      if (status !== 'fixed') throw new Error(`${name}: ${status}`);
    }
  }
}

/** The heap, and all of the process: the parser's own memory is outside of the heap. */
function measure(): { readonly heap: number; readonly process: number } {
  global.gc?.();
  global.gc?.();
  const { heapUsed, arrayBuffers, external } = process.memoryUsage();
  return { heap: heapUsed / MB, process: (arrayBuffers + external) / MB };
}

if (!global.gc) throw new Error('run it with node --expose-gc');
const steps = [1, 2].map((number) => {
  pass();
  const { heap, process: outside } = measure();
  process.stdout.write(`pass ${number}: ${heap.toFixed(1)} MB in the heap, ${outside.toFixed(1)} MB outside\n`);
  return { heap, outside };
});
const [first, second] = steps as [{ heap: number; outside: number }, { heap: number; outside: number }];
const grown = second.heap - first.heap + second.outside - first.outside;
process.stdout.write(`grown by ${grown.toFixed(2)} MB over ${files} files\n`);
process.exitCode = grown > Math.max(1, first.heap / 50) ? 1 : 0;
