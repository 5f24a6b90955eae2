import type { Io } from '../io.ts';
import type { Run } from './reporters/formats.ts';
import { asMarkdown } from './reporters/markdown.ts';
import type { FileReport } from './reporters/report.ts';
import { visible } from './reporters/visible.ts';
import type { Settings } from './settings.ts';

/**
 * Adds the Markdown to the page of a GitHub Actions run: with `github`, where the runner names a file for it. Who asks for
 * `github-summary` says where it goes.
 */
export async function addStepSummary(reports: readonly FileReport[], run: Run, { output }: Settings, io: Io): Promise<void> {
  const file = io.env['GITHUB_STEP_SUMMARY'];
  if (!file || output.targets.some(({ format }) => format === 'github-summary')) return;
  try {
    const before = (await io.readText(file)) ?? '';
    await io.save(file, [before, ...(before === '' || before.endsWith('\n') ? [] : ['\n']), ...asMarkdown(reports, run)]);
  } catch (error) {
    // the annotations are there, and the exit code is right
    io.err(`migfix: warning: $GITHUB_STEP_SUMMARY: ${visible((error as Error).message)}\n`);
  }
}
