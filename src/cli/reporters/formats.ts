import type { Meta, Preset } from '../../core/types.ts';
import type { LeftOut, Pieces } from '../../io.ts';
import type { Report } from '../../verify/model.ts';
import type { Places } from '../places.ts';
import type { FileReport, Look } from './report.ts';

/** What a report may know beside the files. No time and no path of this machine: two runs give the same bytes. */
export interface Run {
  readonly look: Look;
  /** Of migfix. */
  readonly version: string;
  readonly exitCode: number;
  /** Counts of rules are wanted, where people read. */
  readonly statistics: boolean;
  /** A mark is no reason to fail. */
  readonly allowMarks: boolean;
  /** The files that were written were proven first. */
  readonly proven: boolean;
  /** Of formats that ask for them; else empty. */
  readonly rules: readonly Meta[];
  /** The last name of the folder that the run was started in. */
  readonly project: string;
  readonly preset: Preset;
  /** Of formats that ask for it; else nothing is placed. */
  readonly places: Places;
  /** What `migfix verify`, or `--write --verify`, has found out. */
  readonly proof?: Report | undefined;
  /** What was not read; only with --inspect, and then what became of each operation is told, too. */
  readonly left?: readonly LeftOut[];
}

/** Files in, text out, piece by piece. */
export type Reporter = (reports: readonly FileReport[], run: Run) => Pieces;

interface Format {
  /** In the words of docs/output.md. */
  readonly about: string;
  readonly load: () => Promise<Reporter>;
  /** May have colours, and nothing to say when no file was found. */
  readonly forPeople?: true;
  /** Wants to be told the rules, which takes all of them to load. */
  readonly needsRules?: true;
  /** Wants to be told the chains, for which every file is read once more. */
  readonly needsPlaces?: true;
}

/** Every format of `--output-format`: a format is one line here, and one file. */
export const formats = {
  text: { about: 'the diff in a dry run, else the findings', forPeople: true, load: async () => (await import('./text.ts')).asText },
  concise: { about: 'one line for each finding', forPeople: true, load: async () => (await import('./concise.ts')).asConcise },
  full: { about: 'each finding with its lines, its help and the page of its rule', forPeople: true, load: async () => (await import('./full.ts')).asFull },
  diff: { about: 'a unified diff for git apply', forPeople: true, load: async () => (await import('./diff.ts')).asDiff },
  json: { about: 'one document: schema/report.schema.json', load: async () => (await import('./json.ts')).asJson },
  jsonl: { about: 'one JSON object a line: schema/report-line.schema.json', load: async () => (await import('./jsonl.ts')).asJsonLines },
  sarif: { about: 'SARIF 2.1.0 with fixes', needsRules: true, load: async () => (await import('./sarif.ts')).asSarif },
  github: { about: 'annotations of GitHub Actions', load: async () => (await import('./github.ts')).asGithub },
  'github-summary': { about: 'the Markdown of $GITHUB_STEP_SUMMARY', load: async () => (await import('./markdown.ts')).asMarkdown },
  gitlab: { about: 'a code quality report of GitLab', load: async () => (await import('./gitlab.ts')).asGitlab },
  junit: { about: 'JUnit XML', load: async () => (await import('./junit.ts')).asJunit },
  html: { about: 'one page with the graph, the diffs and the proof: see docs/report.md', needsRules: true, needsPlaces: true, load: async () => (await import('./html.ts')).asHtml },
  markdown: { about: 'the text of a pull request', load: async () => (await import('./markdown.ts')).asMarkdown },
} as const satisfies Readonly<Record<string, Format>>;

export type FormatName = keyof typeof formats;

/** @returns the row of the table, with all that a row may have */
export const formatOf = (name: FormatName): Format => formats[name];
