import { isActive } from '../core/rules.ts';
import type { FoundFile, Io } from '../io.ts';
import { baselineText, compare, type Entry, readBaseline, type Told, updated } from './baseline.ts';
import { UsageError } from './errors.ts';
import { settingsFor } from './file-settings.ts';
import type { FileReport } from './reporters/report.ts';
import { visible } from './reporters/visible.ts';
import type { Settings } from './settings.ts';

export interface Applied {
  readonly reports: readonly FileReport[];
  /** The baseline has what nobody finds any more: a check fails. */
  readonly stale: boolean;
}

/**
 * Takes what the baseline knows out of a run's reports, or writes the baseline.
 *
 * @param files of the reports, in their order
 * @param judge what the baseline has and the run does not find is a reason to complain
 * @throws UsageError when it is not there, or is none, or cannot be written
 */
export async function applyBaseline(reports: readonly FileReport[], files: readonly FoundFile[], settings: Settings, io: Io, judge = true): Promise<Applied> {
  const { update } = settings.baseline;
  const path = settings.baseline.path as string;
  const there = await readBaseline(io, path);
  if (!there && !update) throw new UsageError(`${path}: no such baseline: --update-baseline writes it`);
  const baseline = there ?? { path, entries: [] };
  const looks = (rule: string, { path }: FoundFile): boolean => isActive(settingsFor(settings, path).options, rule);
  const told: Told = { reports, files, check: settings.mode === 'check', looks };
  const compared = await compare(baseline, told, io);
  const say = (text: string): void => void (settings.output.quiet || io.err(`${text}\n`));
  if (!update) {
    if (compared.known) say(`${compared.known} known (${visible(nameOf(path))})`);
    if (judge && compared.stale.length) io.err(`migfix: the baseline has what is not found any more: ${visible(compared.stale.join(', '))}. --update-baseline takes it out\n`);
    return { reports: compared.reports, stale: compared.stale.length > 0 };
  }
  const entries = updated(baseline, compared, update === 'grow' || !there);
  await io.replace(path, baselineText(entries), settings.baseline.named).catch((error: unknown) => {
    throw new UsageError(`${path}: the baseline could not be written: ${(error as Error).message}`);
  });
  say(`${countOf(entries)} in the baseline ${visible(nameOf(path))}, ${countOf(baseline.entries)} before`);
  const after = await compare({ path, entries }, { ...told, check: true }, io);
  return { reports: after.reports, stale: false };
}

const nameOf = (path: string): string => path.split(/[\\/]/).at(-1) as string;

const countOf = (entries: readonly Entry[]): number => entries.reduce((sum, { ids }) => sum + ids.length, 0);
