/**
 * `npm run check:patterns`: is every regular expression linear in the length of its text? A migration can be made to let one that is not hang.
 * Asked of recheck (https://makenowjust-labs.github.io/recheck/), which takes seconds for some: so what it has found is written down, and only
 * new ones are asked. A test holds the code to what is written down.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { collectPatterns } from './patterns/collect.ts';
import { byHand, linear, writeLinear } from './patterns/record.ts';

const VERSION = '4.5.0';
const HOME = join(import.meta.dirname, '..', '.bench', `recheck-${VERSION}`);
const TIMEOUT = 10_000;

interface Verdict {
  readonly status: 'safe' | 'vulnerable' | 'unknown';
  readonly complexity?: { readonly summary: string };
  readonly attack?: { readonly pattern: string };
}
type Check = (source: string, flags: string, options: { readonly timeout: number }) => Promise<Verdict>;

/** Of no use to anybody else, so not among the dependencies. */
function recheck(): Check {
  if (!existsSync(join(HOME, 'node_modules'))) {
    mkdirSync(HOME, { recursive: true });
    writeFileSync(join(HOME, 'package.json'), '{"private": true}');
    execFileSync('npm', ['install', '--prefix', HOME, '--no-audit', '--no-fund', '--ignore-scripts', `recheck@${VERSION}`], { stdio: 'inherit' });
  }
  return (createRequire(join(HOME, 'package.json'))('recheck') as { check: Check }).check;
}

const patterns = await collectPatterns();
const known = linear();
const fresh = [...patterns].filter(([pattern]) => !known.has(pattern) && !byHand().has(pattern));
const found: string[] = [];
if (fresh.length) {
  const check = recheck();
  for (const [pattern, place] of fresh) {
    const end = pattern.lastIndexOf('/');
    const { status, complexity, attack } = await check(pattern.slice(1, end), pattern.slice(end + 1), { timeout: TIMEOUT });
    if (status === 'safe') found.push(pattern);
    else console.log(`${place}: ${status === 'unknown' ? 'not decided' : complexity?.summary}: ${pattern}${attack ? `\n  ${attack.pattern.slice(0, 200)}` : ''}`);
  }
}
writeLinear([...known, ...found].filter((pattern) => patterns.has(pattern)));
const open = fresh.length - found.length;
console.log(`${patterns.size} regular expressions, ${fresh.length} of them new, ${open} left to judge${open ? ': mend them, or say in scripts/patterns/by-hand.json why they are harmless' : ''}`);
// the checker's own process would keep this one
process.exit(open ? 1 : 0);
