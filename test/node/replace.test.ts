import { chmodSync, chownSync, existsSync, linkSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Disk, realDisk } from '../../src/node/disk.ts';
import { createJournal, readRuns } from '../../src/node/journal.ts';
import { hashOf, readSource } from '../../src/node/read.ts';
import { isTemporary, removeLeftovers, replaceFile } from '../../src/node/replace.ts';
import { undo } from '../../src/node/undo.ts';
import { writeSource } from '../../src/node/write.ts';
import type { Source } from '../../src/io.ts';
import { folderWith } from './folder.ts';

/** The system calls of the write path, the journal among them, failing one by one. */

const OLD = 'old\n'.repeat(50);
const NEW = 'new\n'.repeat(60);

/** Counts the calls, and lets something else happen at each. */
function watched(at: (call: number, name: keyof Disk, args: readonly unknown[]) => unknown): { disk: Disk; calls: () => number } {
  let calls = 0;
  const wrap = (name: keyof Disk) => (...args: unknown[]) => at(++calls, name, args) ?? (realDisk[name] as (...args: unknown[]) => unknown)(...args);
  return { disk: Object.fromEntries(Object.keys(realDisk).map((name) => [name, wrap(name as keyof Disk)])) as unknown as Disk, calls: () => calls };
}

const failure = (code: string): Error => Object.assign(new Error(`${code}: it failed, somewhere`), { code });

async function project() {
  const folder = folderWith({ 'versions/a.py': OLD, 'versions/b.py': OLD });
  const path = join(folder, 'versions/a.py');
  return { folder, path, source: (await readSource(path)) as Source };
}

/** One file as `--write` writes it, with a new journal. */
async function write(made: Awaited<ReturnType<typeof project>>, disk: Disk): Promise<Error | undefined> {
  return writeSource(made.path, NEW, made.source, { keep: createJournal(made.folder, disk), disk }).then(() => undefined, (error: Error) => error);
}

const text = (path: string): string => readFileSync(path, 'utf8');
const names = ({ path }: { path: string }): readonly string[] => readdirSync(dirname(path)).sort();

async function callsOfAWrite(): Promise<readonly (keyof Disk)[]> {
  const seen: (keyof Disk)[] = [];
  expect(await write(await project(), watched((_, name) => void seen.push(name)).disk)).toBeUndefined();
  return seen;
}

describe('a system call that fails', () => {
  it('goes through the disk at all', async () => {
    const calls = await callsOfAWrite();
    expect(new Set(calls)).toEqual(new Set(['realpathSync', 'statSync', 'accessSync', 'readFileSync', 'mkdirSync', 'openSync', 'writeSync', 'fdatasyncSync', 'fsyncSync', 'closeSync', 'readdirSync', 'fchownSync', 'fchmodSync', 'renameSync']));
    expect(calls.lastIndexOf('fdatasyncSync')).toBeLessThan(calls.indexOf('renameSync'));
  });

  it.each(['ENOSPC', 'EIO', 'EACCES', 'EROFS', 'EDQUOT', 'EMFILE'])('%s: the file is the old or the new one, nothing is left beside it, and undo takes back what was done', async (code) => {
    const calls = (await callsOfAWrite()).length;
    const done: boolean[] = [];
    for (let failing = 1; failing <= calls; failing++) {
      const made = await project();
      const error = await write(made, watched((call) => {
        if (call === failing) throw failure(code);
      }).disk);
      const written = text(made.path) === NEW;
      done.push(written);
      expect(text(made.path), `call ${failing}`).toBe(written ? NEW : OLD);
      expect(error === undefined, `call ${failing}: ${error?.message}`).toBe(written);
      expect(error?.message ?? 'one line').not.toContain('\n');
      expect(names(made)).toEqual(['a.py', 'b.py']);
      undo({ paths: [], dryRun: false }, made.folder, () => true);
      expect(text(made.path)).toBe(OLD);
    }
    expect(new Set(done)).toEqual(new Set([true, false]));
  });

  it('and all after it: the file is still the old or the new one', async () => {
    const calls = (await callsOfAWrite()).length;
    for (let first = 1; first <= calls; first++) {
      const made = await project();
      const error = await write(made, watched((call) => {
        if (call >= first) throw failure('EIO');
      }).disk);
      expect(text(made.path) === NEW ? undefined : text(made.path)).toBe(error ? OLD : undefined);
      expect(names(made).filter((name) => !isTemporary(name))).toEqual(['a.py', 'b.py']);
    }
  });

  it('a disk that takes a part of a write, then is full: nothing is torn but a line of the journal, and the next line is whole', async () => {
    const writes = (await callsOfAWrite()).filter((name) => name === 'writeSync').length;
    expect(writes).toBe(3);
    for (let full = 1; full <= writes; full++) {
      const made = await project();
      let write = 0;
      let isFull = true;
      const { disk } = watched((_, name, args) => {
        if (name !== 'writeSync' || !isFull) return undefined;
        const [file, bytes, at, length] = args as [number, Uint8Array, number, number];
        if (++write < full) return undefined;
        if (write > full) throw failure('ENOSPC');
        return realDisk.writeSync(file, bytes, at, Math.floor(length / 2));
      });
      const keep = createJournal(made.folder, disk);
      await expect(writeSource(made.path, NEW, made.source, { keep, disk })).rejects.toThrow(/no space left on the device$/);
      expect(text(made.path)).toBe(OLD);
      expect(names(made)).toEqual(['a.py', 'b.py']);
      isFull = false;
      await writeSource(made.path, NEW, made.source, { keep, disk });
      const [run] = readRuns(made.folder);
      expect(run?.torn).toBe(full === 2 ? 1 : 0);
      expect(undo({ paths: [], dryRun: false }, made.folder, () => true)?.files).toEqual([{ name: 'versions/a.py' }]);
      expect(text(made.path)).toBe(OLD);
    }
  });

  it('short writes are gone on with', async () => {
    const made = await project();
    const { disk } = watched((_, name, args) => {
      const [file, bytes, at, length] = args as [number, Uint8Array, number, number];
      return name === 'writeSync' && length > 7 ? realDisk.writeSync(file, bytes, at, 7) : undefined;
    });
    expect(await write(made, disk)).toBeUndefined();
    expect(text(made.path)).toBe(NEW);
    expect(readRuns(made.folder)).toMatchObject([{ torn: 0, entries: [{ path: made.path }] }]);
  });
});

describe('undo', () => {
  it('with each call failing in turn: the file is as before or as written, which is said, and the next undo does the rest', async () => {
    const made = await project();
    await write(made, realDisk);
    const whole = watched(() => undefined);
    undo({ paths: [], dryRun: false }, made.folder, () => true, whole.disk);
    const outcomes = new Set<string>();
    for (let failing = 1; failing <= whole.calls(); failing++) {
      const made = await project();
      await write(made, realDisk);
      const { disk } = watched((call) => {
        if (call === failing) throw failure('ENOSPC');
      });
      let outcome: string;
      try {
        outcome = JSON.stringify(undo({ paths: [], dryRun: false }, made.folder, () => true, disk)?.files);
      } catch (error) {
        outcome = (error as Error).message.replace(made.folder, '');
      }
      outcomes.add(outcome);
      expect(text(made.path)).toBe(outcome === '[{"name":"versions/a.py"}]' ? OLD : NEW);
      expect(names(made)).toEqual(['a.py', 'b.py']);
      undo({ paths: [], dryRun: false }, made.folder, () => true);
      expect(text(made.path)).toBe(OLD);
    }
    expect([...outcomes].sort()).toEqual([
      '/.migfix/journal: no space left on the device',
      '[{"name":"versions/a.py","left":"could not be written: is read-only","failed":true}]',
      '[{"name":"versions/a.py","left":"could not be written: no space left on the device","failed":true}]',
      '[{"name":"versions/a.py","left":"no space left on the device"}]',
      '[{"name":"versions/a.py"}]',
    ]);
  });
});

describe('somebody else', () => {
  it('who changes the file at any moment before the rename keeps what he wrote', async () => {
    const calls = await callsOfAWrite();
    // between the last look and the rename nothing can be seen: that is one call, and said in docs/writing.md
    for (let moment = 1; moment <= calls.lastIndexOf('readFileSync') + 1; moment++) {
      const made = await project();
      const error = await write(made, watched((call) => {
        if (call === moment) writeFileSync(made.path, 'mine');
      }).disk);
      expect(error?.message, `call ${moment}`).toBe('was changed by someone else meanwhile: left alone');
      expect(text(made.path)).toBe('mine');
      expect(names(made)).toEqual(['a.py', 'b.py']);
    }
  });

  it('who puts a folder in the place of the file', async () => {
    const made = await project();
    rmSync(made.path);
    mkdirSync(made.path);
    expect((await write(made, realDisk))?.message).toBe('is a folder, not a file');
    expect(existsSync(join(made.folder, '.migfix'))).toBe(false);
  });

  it('may own the other name of a hard link: it keeps the old text', async () => {
    const made = await project();
    const other = join(made.folder, 'other.py');
    linkSync(made.path, other);
    expect(await write(made, realDisk)).toBeUndefined();
    expect([text(made.path), text(other)]).toEqual([NEW, OLD]);
  });

  it.skipIf(process.getuid?.() !== 0)('may own the file: it stays his where that is allowed', async () => {
    const made = await project();
    chownSync(made.path, 1234, 2345);
    chmodSync(made.path, 0o6754);
    expect(await write(made, realDisk)).toBeUndefined();
    expect(statSync(made.path)).toMatchObject({ uid: 1234, gid: 2345 });
    expect(statSync(made.path).mode & 0o7777).toBe(0o6754);
    const denied = await project();
    expect(await write(denied, watched((_, name) => {
      if (name === 'fchownSync') throw failure('EPERM');
    }).disk)).toBeUndefined();
    expect(text(denied.path)).toBe(NEW);
  });
});

describe('what a killed run leaves', () => {
  it('has no name that Alembic takes for a revision', async () => {
    let temporary = '';
    await write(await project(), watched((_, name, args) => void (name === 'renameSync' && (temporary = basename(String(args[0]))))).disk);
    expect(isTemporary(temporary)).toBe(true);
    expect(temporary).not.toMatch(/(?!\.#|__init__)(.*\.py)$/);
  });

  it('is removed by the next one, but not what a running one needs', async () => {
    const made = await project();
    const of = (pid: number): string => `.migfix-${pid}-0123456789ab.tmp`;
    for (const pid of [2 ** 22 + 1, process.ppid]) writeFileSync(join(dirname(made.path), of(pid)), 'half');
    expect(await write(made, realDisk)).toBeUndefined();
    expect(names(made)).toEqual([of(process.ppid), 'a.py', 'b.py']);
    removeLeftovers(join(made.folder, 'gone'));
  });

  it('replaces nothing that is not what is expected', () => {
    const folder = folderWith({ 'a.py': OLD });
    expect(() => replaceFile({ path: join(folder, 'a.py'), bytes: Buffer.from(NEW), expected: hashOf(Buffer.from('else')) })).toThrow('was changed by someone else');
    expect(readdirSync(folder)).toEqual(['a.py']);
  });
});
