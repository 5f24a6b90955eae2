import { patchOf } from '../../patch.ts';
import type { Run } from './formats.ts';
import { changed, type FileReport, type Look } from './report.ts';
import { visibleLines } from './visible.ts';

/** Unified diffs that `git apply` takes, one after the other; none when nothing would change. */
export function* asDiff(reports: readonly FileReport[], { look }: Pick<Run, 'look'>): Generator<string> {
  for (const report of reports) if (changed(report)) yield diffOf(report.name, report.before, report.result.code, look);
}

/** One file's diff. */
export function diffOf(name: string, before: string, after: string, look: Look): string {
  const patch = patchOf(name, before, after);
  // On a terminal nobody applies it, and it must not steer the terminal.
  return painted(look.terminal ? visibleLines(patch) : patch, look);
}

function painted(patch: string, { colors }: Look): string {
  if (!colors.isColorSupported) return patch;
  return patch.split('\n').map((line) => {
    if (/^(---|\+\+\+) [ab]/.test(line)) return colors.bold(line);
    if (line.startsWith('@@')) return colors.cyan(line);
    if (line.startsWith('+')) return colors.green(line);
    return line.startsWith('-') ? colors.red(line) : line;
  }).join('\n');
}
