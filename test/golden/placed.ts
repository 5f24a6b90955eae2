/** A migration as a revision of a chain: first that of the common tables, then the case. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { ChainFile } from '../../src/core/chains.ts';
import { fixtureRoot } from '../fixtures.ts';

export const COMMON = readFileSync(path.join(fixtureRoot, 'schema.py'), 'utf8');
export const withPlace = (name: string, code: string, down: string): string => `${code}\n\nrevision = '${name}'\ndown_revision = ${down}\n`;
export const placed = (name: string, code: string, down: string): ChainFile => ({ name, code: withPlace(name, code, down), configured: true });
