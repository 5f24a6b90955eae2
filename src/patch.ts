import { createTwoFilesPatch, FILE_HEADERS_ONLY, formatPatch } from 'diff';
import { commonEnds } from './core/common-ends.ts';

/** To find the shortest diff takes the square of its length: beyond this, a second. */
const MOST_EDITS = 3000;
const CONTEXT = 3;

const linesOf = (text: string): readonly string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? [];

/** What differs as one piece, from the first line that does to the last. */
function inOneHunk(oldName: string, newName: string, before: string, after: string): string {
  const [old, now] = [linesOf(before), linesOf(after)];
  const { start, end } = commonEnds(old, now);
  const [lead, tail] = [Math.max(0, start - CONTEXT), Math.max(0, end - CONTEXT)];
  const line = (sign: string) => (text: string): readonly string[] => (text.endsWith('\n') ? [sign + text.slice(0, -1)] : [sign + text, '\\ No newline at end of file']);
  const lines = [
    ...old.slice(lead, start).flatMap(line(' ')),
    ...old.slice(start, old.length - end).flatMap(line('-')),
    ...now.slice(start, now.length - end).flatMap(line('+')),
    ...old.slice(old.length - end, old.length - tail).flatMap(line(' ')),
  ];
  const hunk = { oldStart: lead + 1, oldLines: old.length - tail - lead, newStart: lead + 1, newLines: now.length - tail - lead, lines };
  return formatPatch({ oldFileName: oldName, newFileName: newName, oldHeader: undefined, newHeader: undefined, hunks: [hunk] }, FILE_HEADERS_ONLY);
}

/** One file's unified diff, as `git apply` takes it. */
export function patchOf(name: string, before: string, after: string): string {
  const names = [`a/${name}`, `b/${name}`] as const;
  return createTwoFilesPatch(...names, before, after, undefined, undefined, { context: CONTEXT, headerOptions: FILE_HEADERS_ONLY, maxEditLength: MOST_EDITS }) ?? inOneHunk(...names, before, after);
}
