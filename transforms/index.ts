import { backfill } from './backfill.ts';
import { batch } from './batch.ts';
import { cascadeOnRecreate } from './cascade-on-recreate.ts';
import { constraintName } from './constraint-name.ts';
import { constraintType } from './constraint-type.ts';
import { downgrade } from './downgrade.ts';
import { dropIndexFirst } from './drop-index-first.ts';
import { dropPlaceholder } from './drop-placeholder.ts';
import { duplicateCheck } from './duplicate-check.ts';
import { elsewhere } from './elsewhere.ts';
import { existingType } from './existing-type.ts';
import { explicitCommit } from './explicit-commit.ts';
import { indexHoist } from './index-hoist.ts';
import { legacyArguments } from './legacy-arguments.ts';
import { nullBackfill } from './null-backfill.ts';
import { placeholderType } from './placeholder-type.ts';
import { portableDefault } from './portable-default.ts';
import { rawAlter } from './raw-alter.ts';
import { recreateLoses } from './recreate-loses.ts';
import { serverDefault } from './server-default.ts';
import { textSql } from './text-sql.ts';
import { typeChangeLosesData } from './type-change-loses-data.ts';
import { undocumented } from './undocumented.ts';
import { uniqueAsIndex } from './unique-as-index.ts';
import { unsupported } from './unsupported.ts';
import type { Transform } from '../src/core/types.ts';

/** The transforms in the order of work: values, then order, then grouping, then what copies of tables lose, then what is only reported. */
export const transforms: readonly Transform[] = [
  rawAlter,
  downgrade,
  textSql,
  legacyArguments,
  uniqueAsIndex,
  constraintName,
  constraintType,
  existingType,
  serverDefault,
  portableDefault,
  placeholderType,
  nullBackfill,
  indexHoist,
  dropIndexFirst,
  backfill,
  dropPlaceholder,
  duplicateCheck,
  explicitCommit,
  batch,
  typeChangeLosesData,
  recreateLoses,
  cascadeOnRecreate,
  undocumented,
  unsupported,
  elsewhere,
];
