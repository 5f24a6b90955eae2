import { strToU8, zipSync } from 'fflate';
import { patchOf } from '../../src/patch.ts';
import { make } from './dom.ts';
import { fileName } from './files.ts';
import type { Rewritten } from './rewrite.ts';

export const isChanged = ({ code, result }: Rewritten): boolean => result.status === 'fixed' && result.code !== code;

/** The changed files as one diff, as `migfix` prints it. */
export const diffOf = (files: readonly Rewritten[]): string => files.filter(isChanged).map(({ name, code, result }) => patchOf(name, code, result.code)).join('');

/** Offers the result of a file for download. */
export const downloadFile = ({ name, result }: Rewritten): void => offer(fileName(name), strToU8(result.code), 'text/x-python');

/** Offers the changed files for download, under the paths that they were opened under. */
export function downloadZip(files: readonly Rewritten[]): void {
  // a fixed time: the same files give the same archive
  const entries = Object.fromEntries(files.filter(isChanged).map(({ name, result }) => [inside(name), strToU8(result.code)]));
  offer('migrations.zip', zipSync(entries, { mtime: '1980-01-01T00:00:00', level: 6 }), 'application/zip');
}

/** A link may name a file `../../.bashrc`: an archive of ours has no such path. */
const inside = (name: string): string => name.split(/[\\/]/).filter((part) => !/^(?:\.{0,2}|[a-z]:)$/i.test(part)).join('/') || 'migration.py';

function offer(name: string, bytes: Uint8Array<ArrayBuffer>, type: string): void {
  const url = URL.createObjectURL(new Blob([bytes], { type }));
  make('a', { href: url, download: name }).click();
  // the browser has taken it by then
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
