/** Which mutants are tried: a share of them, chosen by a hash, so that the same seed always takes the same ones. */
import { createHash } from 'node:crypto';
import path from 'node:path';

/** The name of a file from the root of the project: that of Stryker's sandbox is another one in every run. @param {string} fileName */
export const inProject = (fileName) => fileName.split(path.sep).join('/').replace(/^.*\/(?=(?:src\/core|transforms)\/)/, '');

/**
 * @param {Readonly<import('@stryker-mutator/api/core').Mutant>} mutant
 * @param {number} share in per cent
 * @param {number} seed
 * @returns {boolean}
 */
export function isInSample({ fileName, location: { start, end }, mutatorName, replacement }, share, seed) {
  const name = [seed, inProject(fileName), start.line, start.column, end.line, end.column, mutatorName, replacement].join(' ');
  return createHash('sha256').update(name).digest().readUInt32BE() < (share / 100) * 2 ** 32;
}
