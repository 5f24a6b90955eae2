import type { Applicability, Severity } from '../../core/types.ts';
import type { Run } from './formats.ts';
import { idsOf } from './ids.ts';
import { type Location, locator } from './location.ts';
import { changed, type FileReport } from './report.ts';

/** One thing that a report has to say, whatever its format. */
export interface Found {
  /** The same in the next run, also when lines above come or go. */
  readonly id: string;
  readonly path: string;
  /** A rule of ours, or: `skipped`, `failed`, `internal`, `rewrite` (a change that no rule owns up to), `mark`. */
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  readonly help?: string | undefined;
  readonly fix: Applicability;
  /** This run takes it away, or would. */
  readonly fixed: boolean;
  /** It is gone: the change is on the disk. */
  readonly gone: boolean;
  /** In the text as it was read; left out where the file as a whole is meant. */
  readonly at?: { readonly from: Location; readonly to: Location; readonly start: number; readonly end: number } | undefined;
}

type Draft = Omit<Found, 'id' | 'path' | 'gone' | 'at'> & { readonly span?: readonly [number, number] };

/** All findings of one file, in the order of its text. */
export function foundIn(report: FileReport): readonly Found[] {
  const { name, before, written = false } = report;
  const place = locator(before);
  const idOf = idsOf(name);
  return drafts(report).map(({ span, ...rest }) => {
    const at = span && { from: place(span[0]), to: place(span[1]), start: span[0], end: span[1] };
    return { id: idOf(rest.rule, span ? before.slice(...span) : ''), path: name, gone: rest.fixed && written, ...rest, at };
  });
}

function drafts(report: FileReport): readonly Draft[] {
  const { result, failure } = report;
  if (result.status === 'skipped') {
    const rule = failure !== undefined ? 'failed' : result.bug ? 'internal' : (result.extra?.[0] ?? 'skipped');
    return [{ ...whole(rule, 'error', result.reason), ...(result.at === undefined ? {} : { span: [result.at, result.at] as const }) }];
  }
  const found = result.diagnostics.map(({ start, end, ...rest }): Draft => ({ ...rest, span: [start, end] }));
  const silent = changed(report) && !found.some(({ fixed }) => fixed);
  return [
    ...found,
    ...(silent ? [{ ...whole('rewrite', 'warning', 'the file is rewritten'), fixed: true }] : []),
    ...(failure === undefined ? [] : [whole('failed', 'error', failure)]),
  ];
}

const whole = (rule: string, severity: Severity, message: string): Draft => ({ rule, severity, message, fix: 'none', fixed: false });

/** The marks of a file that are on the disk, at their places there: those of a change that is not written stand nowhere yet. */
export function marksIn({ name, result, written }: FileReport, { allowMarks }: Pick<Run, 'allowMarks'>): readonly Found[] {
  if (result.status === 'skipped' || (result.status === 'fixed' && !written)) return [];
  const place = locator(result.code);
  const idOf = idsOf(name);
  return result.marks.map(({ start, end, text }) => ({
    id: idOf('mark', text), path: name, rule: 'mark', severity: allowMarks ? 'note' : 'warning', message: text, fix: 'none', fixed: false, gone: false,
    at: { from: place(start), to: place(end), start, end },
  }));
}

/** What somebody still has to look at: what this run has taken away is not, and notes are only when they are asked for. */
export const openIn = (report: FileReport, run: Run): readonly Found[] =>
  [...foundIn(report), ...marksIn(report, run)].filter(({ gone, severity, fixed }) => !gone && (run.look.verbose || fixed || severity !== 'note'));

/** Line and column of a finding; the first ones where the file as a whole is meant. */
export const placeOf = ({ at }: Found): Location => at?.from ?? { line: 1, column: 1 };
