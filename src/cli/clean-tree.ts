import type { Io, Uncommitted } from '../io.ts';
import { UsageError } from './errors.ts';
import type { Settings } from './settings.ts';

/**
 * Before anything is written: whoever looks at the change afterwards must see it apart from everything else, and be able to drop it.
 * As `cargo fix` does, looks at whole repositories, and counts untracked files but not ignored ones.
 *
 * @param paths what may be written
 * @throws UsageError that says what is in the way, and which flag goes on
 */
export async function refuseDirtyTree(paths: readonly string[], { mode, allow }: Settings, io: Io): Promise<void> {
  if (mode !== 'write' || !paths.length || (allow.dirty && allow.noVcs)) return;
  const { unversioned, uncommitted, problems } = await io.workTree(paths);
  if (unversioned.length && !allow.noVcs) throw refusal(`under no version control: ${listOf(unversioned, 1)}`, 'Pass --allow-no-vcs to write all the same');
  if (allow.dirty) return;
  if (problems[0]) throw refusal(`git can't tell what is committed: ${problems[0]}`, 'Pass --allow-dirty to write all the same');
  const inTheWay = uncommitted.filter(({ state }) => state !== 'staged' || !allow.staged);
  if (!inTheWay.length) return;
  const flag = inTheWay.every(({ state }) => state === 'staged') ? '--allow-staged' : '--allow-dirty';
  throw refusal(`uncommitted changes: ${listOf(inTheWay.map(described), 5)}`, `Commit or stash them, or pass ${flag}`);
}

const described = ({ name, state }: Uncommitted): string => `${name} (${state})`;

const listOf = (names: readonly string[], shown: number): string =>
  names.slice(0, shown).join(', ') + (names.length > shown ? ` and ${names.length - shown} more` : '');

const refusal = (why: string, how: string): UsageError => new UsageError(`nothing was written: ${why}. ${how}`);
