import type { Edit } from '../core/types.ts';
import type { Check, Finding, Patient, TextFile } from './types.ts';
import { addToIni, iniHooks } from './write-hook-ini.ts';
import { addToToml, tomlHooks } from './write-hook-toml.ts';

/** What Alembic runs on each new revision. */
export interface Hook {
  readonly name: string;
  readonly type: string;
  /** Named in `hooks = …`. */
  readonly active: boolean;
  /** The program with its options. */
  readonly command: string;
}

export interface Hooks {
  readonly hooks: readonly Hook[];
  readonly line: number;
}

const check = 'write-hook';

const HOOK: Hook = { name: 'migfix', type: 'exec', active: true, command: '' };

/** A new revision is not committed yet, and often stands beside models that are not: without these, migfix would refuse to write. */
const ALLOWED = ['--allow-dirty', '--allow-no-vcs'];

/** `npx --no` takes the project's own migfix or a global one, and never downloads; without `--` npx would keep `--write` for itself. */
const KEYS = [['type', 'exec'], ['executable', 'npx'], ['options', `--no -- migfix --write ${ALLOWED.join(' ')} REVISION_SCRIPT_FILENAME`]] as const;

const AFTER = 'Or run "npx migfix --write --allow-dirty" after each "alembic revision".';

/** Alembic runs `migfix --write` on each revision that it makes. */
export const writeHook: Check = ({ patient }) => {
  const place = placeOf(patient);
  if (!place) return [];
  const { file, hooks, add } = place;
  const at = { check, file: file.name, ...(hooks ? { line: hooks.line } : {}) };
  const ours = hooks?.hooks.find(({ command }) => /\bmigfix\b/.test(command) && /--(?:write|fix)\b/.test(command));
  if (ours?.active && ours.type === 'exec' && knowsExec(patient, file) === false) {
    return [{ ...at, verdict: 'wrong', message: `Alembic ${patient.alembic} has no hooks of type exec, they came with 1.12: "alembic revision" fails after it wrote the file`, help: `Upgrade Alembic, or take the hook out. ${AFTER}` }];
  }
  const missing = ALLOWED.filter((flag) => ours && !ours.command.includes(flag));
  if (ours?.active && missing.length) return [{ ...at, ...refused(file, ours, missing) }];
  if (ours?.active) return [{ ...at, verdict: 'right', message: 'each new revision goes through "migfix --write"' }];
  if (ours) return [{ ...at, verdict: 'wrong', message: `the hook "${ours.name}" runs migfix, but hooks does not name it`, ...mend(file, addToIni(file.text, ours, [])) }];
  return [{ ...at, ...proposal(patient, place, hooks?.hooks.some(({ name }) => name === HOOK.name) ? undefined : add(file.text, HOOK, KEYS)) }];
};

/** A hook from before migfix looked at the tree. */
function refused(file: TextFile, { name }: Hook, missing: readonly string[]): Pick<Finding, 'verdict' | 'message' | 'help' | 'edits'> {
  const message = `the hook "${name}" lacks ${missing.join(' and ')}: migfix writes no file beside changes that are not committed, and a new revision is one`;
  const [place, another] = [...file.text.matchAll(/--(?:write|fix)\b/g)];
  if (!place || another) return { verdict: 'wrong', message, help: `Put ${missing.join(' ')} behind --write.` };
  const end = place.index + place[0].length;
  return { verdict: 'wrong', message, ...mend(file, [{ start: end, end, text: ` ${missing.join(' ')}` }]) };
}

interface Place {
  readonly file: TextFile;
  readonly hooks: Hooks | undefined;
  readonly add: typeof addToIni;
}

/** Where Alembic reads its hooks: a section in the ini, even an empty one, makes it ignore the TOML. */
function placeOf({ ini, toml }: Patient): Place | undefined {
  const inIni = ini && iniHooks(ini.text);
  if (ini && inIni) return { file: ini, hooks: inIni, add: addToIni };
  const inToml = toml && tomlHooks(toml.text);
  if (toml && inToml) return { file: toml, hooks: inToml, add: addToToml };
  return ini && { file: ini, hooks: undefined, add: addToIni };
}

function proposal(patient: Patient, { file }: Place, edits: readonly Edit[] | undefined): Pick<Finding, 'verdict' | 'message' | 'help' | 'edits'> {
  const message = 'no hook runs migfix on new revisions: what autogenerate gets wrong for SQLite is found only when somebody looks';
  const snippet = KEYS.map(([key, value]) => `migfix.${key} = ${value}`).join('\n');
  const knows = knowsExec(patient, file);
  if (knows === false) {
    return { verdict: 'wrong', message: `${message}; Alembic ${patient.alembic} has no hooks of type exec, they came with 1.12`, help: `Upgrade Alembic. ${AFTER}` };
  }
  const help = `[post_write_hooks]\nhooks = migfix\n${snippet}\n${AFTER}`;
  if (knows === undefined) return { verdict: 'wrong', message: `${message}; it needs Alembic 1.12, and which one runs here is not known`, help };
  return edits ? { verdict: 'wrong', message, ...mend(file, edits) } : { verdict: 'wrong', message, help };
}

/** A hook of type exec makes `alembic revision` fail before Alembic 1.12. Its own templates show one since. */
function knowsExec({ alembic }: Patient, { name, text }: TextFile): boolean | undefined {
  if (alembic !== undefined) {
    const [major = 0, minor = 0] = alembic.split('.').map((part) => Number.parseInt(part, 10));
    return major > 1 || (major === 1 && minor >= 12);
  }
  return name.endsWith('.toml') || /type\s*=\s*"?exec\b/.test(text) ? true : undefined;
}

const mend = (file: TextFile, edits: readonly Edit[] | undefined): Pick<Finding, 'edits'> =>
  edits ? { edits: { file: file.name, edits } } : {};
