import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

export interface Command {
  readonly name: string;
  readonly argv: readonly string[];
  readonly cwd?: string;
  /** Fewer rounds than the others, for what takes minutes. */
  readonly rounds?: number;
  /** Runs before each round and is not measured. */
  readonly before?: readonly string[];
}

/** Medians over the rounds: seconds, seconds, megabytes. */
export interface Sample {
  readonly name: string;
  readonly wall: number;
  readonly cpu: number;
  readonly memory: number;
}

export const PYTHON = process.env['MIGFIX_PYTHON'] || 'python3';

/**
 * Runs the commands in turns, so that whatever else the machine does meets them all.
 *
 * @throws {Error} When a command ends with another code than 0 or 1.
 */
export function measure(commands: readonly Command[], rounds: number): readonly Sample[] {
  const { stdout, stderr, status } = spawnSync(PYTHON, [join(import.meta.dirname, 'measure.py')], { input: JSON.stringify({ rounds, commands }), encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr.trim());
  const samples = JSON.parse(stdout) as readonly (readonly Omit<Sample, 'name'>[])[];
  return commands.map(({ name }, at) => {
    const of = (key: 'wall' | 'cpu' | 'memory'): number => median((samples[at] ?? []).map((sample) => sample[key]));
    return { name, wall: of('wall'), cpu: of('cpu'), memory: of('memory') };
  });
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return ((sorted[(sorted.length - 1) >> 1] ?? NaN) + (sorted[sorted.length >> 1] ?? NaN)) / 2;
}

export type Clock = 'wall' | 'cpu';

/** @returns What a command took, by its name; not a number where it was not run. */
export const secondsOf = (samples: readonly Sample[], name: string, clock: Clock = 'wall'): number => samples.find((sample) => sample.name === name)?.[clock] ?? NaN;
