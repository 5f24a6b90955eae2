import { main } from '../../src/cli/main.ts';
import { createNodeIo } from '../../src/node/io.ts';
import type { Io } from '../../src/io.ts';
import { fakeEngine, memoryIo } from '../cli/memory-io.ts';

/** A run over files in memory, with rules that are told by words in the files. */
export async function fake(argv: readonly string[], files: Record<string, string>, over: Partial<Io> = {}) {
  const io = memoryIo(files, over);
  const code = await main(argv, io, fakeEngine());
  return { code, out: io.stdout, err: io.stderr, files: io.files };
}

/** A run over a real folder, with the real rules. */
export async function real(cwd: string, ...argv: string[]) {
  let out = '';
  let err = '';
  const io: Io = { ...createNodeIo(cwd), env: {}, out: (text) => void (out += text), err: (text) => void (err += text) };
  return { code: await main(argv, io), out, err };
}

/** Names and texts that somebody chose to break a report with. */
export const HOSTILE = 'a|b`c``](http:x)<img src=x>&"\'%0A::error::\u001b[31m\n@team #1 \uFFFE\u202E{0}.py';
export const HOSTILE_FILES = { [HOSTILE]: `x = "${'\u001b]0;x\u0007<b>]]>'}" ERROR OLD MARK\r\nWARNING\n`, 'b.py': 'BROKEN', 'c.py': 'fine MARK\n', 'd.py': 'BUG' };
