import { resolve } from 'node:path';
import type { Io } from '../io.ts';
import { type Engine, rulesOf } from './engine.ts';
import { UsageError } from './errors.ts';
import { exitCode } from './exit-code.ts';
import { placesOf } from './places.ts';
import { publish, publishFindings } from './publish.ts';
import type { FileReport } from './reporters/report.ts';
import { settingsFor } from './file-settings.ts';
import { fixText } from './fix-file.ts';
import type { Settings } from './settings.ts';

/**
 * One migration from stdin, as editors call us. With `--write` the rewritten text goes to stdout, else the report does.
 *
 * @param name what to call it in the report
 * @returns the exit code
 * @throws UsageError when other paths are given too, or stdin is not UTF-8
 */
export async function runStdin(paths: readonly string[], name: string | undefined, settings: Settings, io: Io, engine: Engine): Promise<number> {
  if (paths.length > 1) throw new UsageError('"-" (stdin) must be the only path');
  if (settings.baseline.update) throw new UsageError(`--${settings.baseline.update === 'grow' ? 'grow' : 'update'}-baseline does not go with "-": a text alone tells nothing of its chain`);
  const before = await io.stdin().catch(() => {
    throw new UsageError('stdin is not UTF-8');
  });
  const own = settingsFor(settings, resolve(io.cwd, name ?? 'stdin.py'));
  const options = { ...own.options, namingConvention: own.namingConvention ?? false, foreignKeys: own.foreignKeys };
  const result = fixText(before, await io.parser(), options, engine);
  const reports = await unknown([{ name: name ?? '<stdin>', before, result }], resolve(io.cwd, name ?? 'stdin.py'), settings, io);
  const code = exitCode(reports, settings, false);
  if (settings.mode === 'write') {
    io.out(result.code);
    await publishFindings(reports, settings, io);
  } else {
    await publish(reports, settings, io, { exitCode: code, problems: [], proven: false, rules: async () => rulesOf(engine), places: () => placesOf(reports, reports, io) });
  }
  return code;
}

/** What the baseline does not know. What it has and nobody found is not judged: a text alone does not tell what its chain would. */
async function unknown(reports: readonly FileReport[], path: string, settings: Settings, io: Io): Promise<readonly FileReport[]> {
  if (settings.baseline.path === undefined) return reports;
  return (await (await import('./apply-baseline.ts')).applyBaseline(reports, [{ path, name: path, namingConvention: false }], settings, io, false)).reports;
}
