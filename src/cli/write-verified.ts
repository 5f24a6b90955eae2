import type { FoundFile, Io } from '../io.ts';
import type { Report, RevisionReport } from '../verify/model.ts';
import type { Arguments } from './arguments.ts';
import type { Engine } from './engine.ts';
import type { FileReport } from './reporters/report.ts';
import { visible } from './reporters/visible.ts';
import { fixFiles } from './fix-files.ts';
import type { Settings } from './settings.ts';
import { isEnforced, projectsOf, proofOf } from './verify.ts';

/** The reports of the files, and the proof, where there was something to prove. */
export interface Verified {
  readonly reports: readonly FileReport[];
  readonly proof: Report | undefined;
}

/**
 * `--write --verify`: writes the files whose proof holds; the others stay as they are and are reported as skipped, with the reason.
 *
 * @throws UsageError when the proof could not take place: then nothing is written
 */
export async function writeVerified(args: Arguments, files: readonly FoundFile[], settings: Settings, io: Io, engine: Engine): Promise<Verified> {
  const { reports } = await fixFiles(files, { ...settings, mode: 'dry-run' }, io, engine);
  if (!reports.some(({ result }) => result.status === 'fixed')) return { reports, proof: undefined };
  const proof = await proofOf(args, await projectsOf(args, files, reports, settings, io, engine), settings, io);
  for (const each of proof.notChecked) io.err(`migfix: not checked: ${visible(each)}\n`);
  const proven = new Map(proof.revisions.map((revision) => [revision.path, revision]));
  const written: FileReport[] = [];
  for (const [index, report] of reports.entries()) written.push(await one(report, files[index]!.path, proven.get(files[index]!.path), isEnforced([files[index]!], settings), io));
  return { reports: written, proof };
}

async function one(report: FileReport, path: string, revision: RevisionReport | undefined, enforced: boolean, io: Io): Promise<FileReport> {
  if (report.result.status !== 'fixed') return report;
  if (revision?.outcome === 'holds') return writeIfSame(report, path, io);
  const [first] = revision?.problems.filter(({ outcome, proof }) => outcome === revision.outcome && (enforced || proof !== 'foreign keys on')) ?? [];
  const why = first ? `${first.where}: ${first.message}` : 'it is no revision of the chain';
  return { ...report, result: { status: 'skipped', code: report.before, reason: `not written, because it is not proven: ${why}`, bug: false } };
}

/** Writes the text of a report, unless the file is another one by now. */
export async function writeIfSame(report: FileReport, path: string, io: Io): Promise<FileReport> {
  const source = await io.read(path);
  if ('reason' in source) return { ...report, failure: source.reason };
  if (source.code !== report.before) return { ...report, failure: 'could not be written: it has changed since it was read' };
  try {
    await io.write(path, report.result.code, source);
    return { ...report, written: true };
  } catch (error) {
    return { ...report, failure: `could not be written: ${(error as Error).message}` };
  }
}
