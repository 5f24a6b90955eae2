import { createHash } from 'node:crypto';
import path from 'node:path';

/**
 * Whether a mutant is in the sample: by a hash of what it is and where, so that the same seed always takes the same ones.
 *
 * @param {{ fileName: string, location: { start: { line: number, column: number }, end: { line: number, column: number } }, mutatorName: string, replacement?: string }} mutant
 * @param {number} share in per cent
 * @param {number} seed
 * @returns {boolean}
 */
export function isInSample({ fileName, location: { start, end }, mutatorName, replacement }, share, seed) {
  // The name of the sandbox is another one in every run.
  const file = fileName.split(path.sep).join('/').replace(/^.*\/(?=(?:src\/core|transforms)\/)/, '');
  const name = [seed, file, start.line, start.column, end.line, end.column, mutatorName, replacement].join(' ');
  return createHash('sha256').update(name).digest().readUInt32BE() < (share / 100) * 2 ** 32;
}
