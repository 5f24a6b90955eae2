import { dirname, join, relative, resolve, sep } from 'node:path';
import type { Found, FoundFile, FindRequest } from '../io.ts';
import { excluded, gitignore, type Ignored } from './ignored.ts';
import { closest } from './own-folder.ts';
import { type ProjectFacts, readProjectFacts } from './project-facts.ts';
import { type Project, readProject } from './project.ts';
import { realPaths, withoutLinksOut } from './links.ts';
import { envAbove, looseRevisions, projectRevisions, revisionsBeside } from './revisions.ts';
import { kindOf } from './text.ts';

interface Candidate {
  readonly path: string;
  readonly env: string | undefined;
  readonly alone?: boolean;
  readonly partial: boolean;
}

interface Finding {
  readonly candidates: readonly Candidate[];
  readonly problems?: readonly string[];
  readonly warnings?: readonly string[];
  readonly left?: readonly { readonly path: string; readonly because: string }[];
}

/**
 * Finds revision files by Alembic's own rules.
 *
 * @param cwd what relative paths are relative to
 * @param alembicConfig ALEMBIC_CONFIG: counts only where no path is given, as for Alembic itself
 * @returns the files, and what was wrong with the paths; it never throws for what a user may have mistyped
 */
export async function discover(request: FindRequest, cwd: string, alembicConfig?: string): Promise<Found> {
  const nameOf = nameIn(cwd);
  const findings = request.paths.length
    ? await Promise.all(request.paths.map((path) => inPath(resolve(cwd, path), path, request)))
    : [await inFolder(cwd, '.', request, alembicConfig)];
  const files = await toFiles(findings.flatMap((finding) => finding.candidates), nameOf, (env) => readProjectFacts(env, request.cache));
  return {
    files,
    problems: findings.flatMap((finding) => finding.problems ?? []),
    warnings: [...findings.flatMap((finding) => finding.warnings ?? []), ...unclear(files, nameOf)],
    ...(request.tellLeft ? { left: findings.flatMap((finding) => finding.left ?? []).map(({ path, because }) => ({ name: nameOf(path), because })) } : {}),
  };
}

const nameIn = (cwd: string) => (path: string) => relative(cwd, path).split(sep).join('/') || '.';

/**
 * The migrations that a file which was named alone stands among: those of its script folder, else of its own folder.
 *
 * @param cwd what names are relative to
 */
export async function chainOf(file: FoundFile, cwd: string): Promise<readonly FoundFile[]> {
  const paths = file.env === undefined ? await revisionsBeside(file.path) : await looseRevisions(dirname(file.env), () => false);
  // what its project says is known
  const facts: ProjectFacts = { namingConvention: file.namingConvention ? 'yes' : 'no', foreignKeys: file.foreignKeys };
  return toFiles([...paths, file.path].map((path) => ({ path, env: undefined, partial: false })), nameIn(cwd), async () => facts);
}

/** Environments whose metadata may or may not name constraints. */
function unclear(files: readonly FoundFile[], nameOf: (path: string) => string): readonly string[] {
  const envs = new Set(files.flatMap(({ env, conventionUnclear }) => (env !== undefined && conventionUnclear ? [nameOf(env)] : [])));
  return [...envs].map((env) => `${env}: the application has a naming convention, and whether target_metadata has it can't be told from here; taken as if it had (--no-naming-convention: it has not)`);
}

async function inPath(path: string, given: string, request: FindRequest): Promise<Finding> {
  const kind = await kindOf(path);
  if (kind === 'file') return { candidates: [{ path, env: undefined, alone: true, partial: true }] };
  if (kind === 'folder') return inFolder(path, given, request);
  return { candidates: [], problems: [`${given}: no such file or folder`] };
}

async function inFolder(folder: string, given: string, request: FindRequest, alembicConfig?: string): Promise<Finding> {
  const warnings: string[] = [];
  let project: Project | undefined;
  try {
    project = await readProject(folder, request.section, alembicConfig);
  } catch (error) {
    const message = (error as Error).message;
    if (request.section !== undefined || alembicConfig !== undefined) return { candidates: [], problems: [message] };
    warnings.push(`${message}; looking for revision files instead`);
  }
  const search = async (ignored: Ignored) =>
    project ? projectRevisions(project, ignored) : looseRevisions(folder, ignored);
  let partial = false;
  const ignored = filter(folder, request);
  const left: { path: string; because: string }[] = [];
  const paths = await search((path) => {
    const because = ignored(path);
    if (because === undefined || !MAY_HOLD_REVISIONS.test(path)) return because !== undefined;
    partial = true;
    if (request.tellLeft) left.push({ path, because });
    return true;
  });
  const { kept, out } = request.followLinks ? { kept: paths, out: [] } : withoutLinksOut(paths, closest(folder, '.git') ?? folder);
  warnings.push(...out.map(({ path, target }) => `${nameIn(folder)(path)}: is a link out of here, to ${target}: left out (--follow-links takes it)`));
  if (kept.length) return { candidates: kept.map((path) => ({ path, env: project?.env, partial: partial || out.length > 0 })), warnings, left: [...left, ...out.map(({ path }) => ({ path, because: 'left out: a link out of here' }))] };
  if (out.length) return { candidates: [], problems: [`${given}: all ${out.length} migrations are links out of here (--follow-links takes them)`], warnings };
  const unfiltered = await search(() => false);
  return { candidates: [], problems: [nothing(given, project, unfiltered.length)], warnings };
}

/** What is ignored elsewhere (an environment, a build) says nothing about the chain. */
const MAY_HOLD_REVISIONS = /\.py$|[\\/]versions[\\/]/;

/** Why a path is left out. */
function filter(folder: string, request: FindRequest): (path: string) => string | undefined {
  const byGit = request.respectGitignore ? gitignore(folder) : () => false;
  const byPattern = excluded(request.exclude, request.excludeBase);
  return (path) => (byGit(path) ? 'left out: ignored by git' : byPattern(path) ? 'left out: excluded' : undefined);
}

function nothing(given: string, project: Project | undefined, ignored: number): string {
  if (ignored) return `${given}: all ${ignored} migrations are left out by .gitignore or --exclude`;
  if (project) return `${given}: no migration in ${project.locations.join(', ')}`;
  return `${given}: no Alembic migration found: neither alembic.ini nor [tool.alembic] nor a .py file that defines revision and down_revision`;
}

async function toFiles(candidates: readonly Candidate[], nameOf: (path: string) => string, readFacts: (env: string) => Promise<ProjectFacts>): Promise<readonly FoundFile[]> {
  const unique = new Map<string, Candidate>();
  const realPath = realPaths();
  for (const candidate of candidates) {
    const real = realPath(candidate.path);
    if (!unique.has(real)) unique.set(real, candidate);
  }
  const factsOf = once(readFacts);
  const envIn = once((folder: string) => envAbove(join(folder, 'revision.py')));
  const files = [...unique.values()].map(async ({ path, env, alone, partial }) => {
    const file = env ?? (await envIn(dirname(path)));
    const { namingConvention: convention, foreignKeys }: ProjectFacts = file === undefined ? { namingConvention: 'no' } : await factsOf(file);
    return { path, name: nameOf(path), namingConvention: convention !== 'no', ...(convention === 'unknown' ? { conventionUnclear: true as const } : {}), configured: env !== undefined, partial, ...(alone ? { alone } : {}), ...(file === undefined ? {} : { env: file }), ...(foreignKeys === undefined ? {} : { foreignKeys }) };
  });
  return (await Promise.all(files)).sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

function once<V>(read: (key: string) => V): (key: string) => V {
  const known = new Map<string, V>();
  return (key) => {
    const value = known.get(key) ?? read(key);
    known.set(key, value);
    return value;
  };
}
