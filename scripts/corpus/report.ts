/** The page with the figures. */
import type { Versions } from '../../test/alembic/lab.ts';
import type { Measure } from './measure.ts';
import type { Folder } from './packages.ts';

export interface Row extends Folder {
  readonly usual: Measure;
  readonly safe: Measure;
}

export const accuracyPage = (rows: readonly Row[], versions: Versions): string => JSON.stringify([rows.length, versions]);
