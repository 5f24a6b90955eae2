import { type OpenMark, readMarks } from '../core/marks.ts';
import type { Io } from '../io.ts';
import type { Arguments } from './arguments.ts';
import type { Engine } from './engine.ts';
import { UsageError } from './errors.ts';
import { findFiles } from './find-files.ts';
import { lookOf, save } from './publish.ts';
import { visible } from './reporters/visible.ts';
import { asTodo, asTodoJson, type MarkedFile } from './reporters/todo.ts';
import { readSettings } from './settings.ts';

const ELSEWHERE = ['write', 'dry-run', 'allow-marks', 'output-format'] as const;

/**
 * `migfix todo [paths..]`: the marks that are on the disk, with what each asks for and the statement that it is about.
 *
 * @returns 0; with `--check` 1 when there is a mark; 2 when a file could not be read
 */
export async function todo(args: Arguments, io: Io, engine: Engine): Promise<number> {
  for (const flag of ELSEWHERE) if (args.has(flag)) throw new UsageError(`--${flag} does not go with "migfix todo"${flag === 'output-format' ? ': see --format' : ''}`);
  const format = args.text('format') ?? 'text';
  if (format !== 'text' && format !== 'json') throw new UsageError(`--format ${format} does not go with "migfix todo": it writes text or json`);
  const paths = args.words.slice(1);
  if (paths.includes('-')) throw new UsageError('"migfix todo" reads files and folders, not stdin');
  const settings = await readSettings(args, paths, io, engine);
  const found = await findFiles(paths, settings, io);
  const { files, unread } = await marked(found.files, io);
  const file = settings.output.targets[0]?.file;
  const text = format === 'json' ? asTodoJson(files) : asTodo(files, lookOf(settings, io, file === undefined ? 'stdout' : 'file'));
  if (file === undefined) io.out(text);
  else await save(file, text, io);
  const count = files.reduce((sum, { marks }) => sum + marks.length, 0);
  if (!settings.output.quiet) io.err(`${count === 1 ? '1 mark' : `${count} marks`} to fill in${files.length > 1 ? `, in ${files.length} files` : ''}\n`);
  if (found.problems.length || unread || !found.files.length) return 2;
  return args.flag('check') && count && !settings.exitZero ? 1 : 0;
}

async function marked(files: readonly { readonly path: string; readonly name: string }[], io: Io): Promise<{ readonly files: readonly MarkedFile[]; readonly unread: boolean }> {
  const parse = await io.parser();
  const found: MarkedFile[] = [];
  let unread = false;
  for (const { path, name } of files) {
    const source = await io.read(path);
    if ('reason' in source) io.err(`migfix: ${visible(name)}: ${visible(source.reason)}\n`);
    if ('reason' in source) unread ||= !source.content;
    // most files have none, and need not be parsed
    const marks: readonly OpenMark[] = 'code' in source && source.code.includes('migfix:') ? readMarks(source.code, parse(source.code)) : [];
    if ('code' in source && marks.length) found.push({ name, code: source.code, marks });
  }
  return { files: found, unread };
}
