import type { Meta } from '../core/types.ts';
import type { Io } from '../io.ts';
import type { Arguments } from './arguments.ts';
import { type Engine, rulesOf } from './engine.ts';
import { UsageError } from './errors.ts';
import { knownRule } from './settings.ts';
import { onlyTarget, targetsOf } from './targets.ts';

/** `migfix rules`: every rule with its level and its presets. */
export function listRules(args: Arguments, io: Io, engine: Engine): number {
  if (args.words.length > 1) throw new UsageError('"migfix rules" takes no further words: did you mean "migfix explain <rule>"?');
  const rules = rulesOf(engine);
  const json = wantsJson(args, io);
  io.out(json ? `${JSON.stringify({ version: 1, rules }, null, 2)}\n` : asTable(rules));
  return 0;
}

const wantsJson = (args: Arguments, io: Io): boolean => onlyTarget(targetsOf(args, io.cwd, 'text'), args.words[0] as string, ['text', 'json']).format === 'json';

/** `migfix explain <rule>`: the rule's page. */
export function explainRule(args: Arguments, io: Io, engine: Engine): number {
  const [, id, more] = args.words;
  if (id === undefined || more !== undefined) throw new UsageError('"migfix explain" takes one rule: see "migfix rules"');
  const rule = knownRule(id, engine);
  io.out(wantsJson(args, io) ? `${JSON.stringify(rule, null, 2)}\n` : asPage(rule));
  return 0;
}

const LEVELS = { safe: 'safe', review: 'review', none: 'report only' } as const;

function asTable(rules: readonly Meta[]): string {
  const rows = rules.map((rule) => [rule.id, LEVELS[rule.fix], rule.presets.join(', '), rule.summary]);
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) => `${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ').trimEnd()}\n`).join('');
}

const MEANING = {
  safe: 'safe: every other database gets the same SQL',
  review: 'review: a person must look at the change, or finish it',
  none: 'report only: nothing is rewritten',
} as const;

function asPage(rule: Meta): string {
  const links = rule.links?.length ? `\n\n${rule.links.join('\n')}` : '';
  return `${rule.id}\n\n${rule.summary}\n\nLevel: ${MEANING[rule.fix]}\nPresets: ${rule.presets.join(', ')}\n\n${rule.why.trim()}${links}\n`;
}
