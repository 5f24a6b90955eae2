/** The section of docs/accuracy.md that `npm run corpus:verify` writes. */
import type { Outcome, Report } from '../../src/verify/model.ts';
import type { Folder } from './packages.ts';

const row = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`;

function line(folder: Folder, report: Report): readonly (string | number)[] {
  const { revisions } = report;
  const count = (outcome: Outcome): number => revisions.filter((each) => each.outcome === outcome).length;
  const ran = (side: 'before' | 'after'): number => revisions.filter((each) => each[side]).length;
  const changed = revisions.filter((each) => each.changed);
  return [
    folder.name, revisions.length, changed.length, ran('before'), ran('after'),
    changed.filter(({ samePostgres }) => samePostgres).length,
    changed.filter(({ samePostgres, problems }) => !samePostgres && !problems.some(({ proof }) => proof === 'other databases')).length,
    count('holds'), count('fails'), count('unproven'), Math.round(report.seconds),
  ];
}

const HEAD = ['folder', 'revisions', 'changed', 'ran on SQLite before', 'run after', 'changed, PostgreSQL SQL the same', 'only declared additions', 'hold', 'fail', 'unproven', 'seconds'];

/** What does not hold, the same words once. */
function reasons(report: Report): readonly string[] {
  const found = new Map<string, number>();
  for (const { problems, outcome } of report.revisions) {
    const first = problems.find((problem) => problem.outcome === outcome && problem.proof !== 'foreign keys on');
    if (first) found.set(`${outcome}, ${first.check}: ${short(first.message)}`, (found.get(`${outcome}, ${first.check}: ${short(first.message)}`) ?? 0) + 1);
  }
  return [...found].sort((a, b) => b[1] - a[1]).slice(0, 6).map(([words, times]) => `  - ${times} × ${words}`);
}

const short = (text: string): string => {
  const plain = text.replaceAll(/[|`\n]/g, ' ').replace(/^cannot be proven, because /, '');
  return `\`${plain.length > 150 ? `${plain.slice(0, 150)}…` : plain}\``;
};

/** @param results a string instead of a report: why there is none */
export function verifySection(results: readonly { readonly folder: Folder; readonly report: Report | string }[], date: string): string {
  const done = results.flatMap(({ folder, report }) => (typeof report === 'string' ? [] : [{ folder, report }]));
  const failed = results.flatMap(({ folder, report }) => (typeof report === 'string' ? [`- ${folder.name}: not checked: ${report}`] : []));
  const versions = done[0]?.report.environment;
  return [
    '<!-- verify: written by `npm run corpus:verify` -->',
    '## What `migfix verify` proves of them',
    '',
    `Measured on ${date}: Python ${versions?.['python']}, Alembic ${versions?.['alembic']}, SQLAlchemy ${versions?.['sqlalchemy']}. The packages themselves are not installed (\`--stub-imports\`):`,
    'what imports its application comes only as far as it does without. A revision *runs* when its upgrade runs on empty tables and on made-up rows,',
    'from where the rewritten chain has come. *Holds*: everything that was checked is right; *unproven*: it is wrong on both sides alike, or could not be run.',
    '',
    row(HEAD), row(HEAD.map((_, i) => (i ? '---:' : '---'))),
    ...done.map(({ folder, report }) => row(line(folder, report))),
    '',
    'What does not hold, by its first problem:',
    '',
    ...done.flatMap(({ folder, report }) => (reasons(report).length ? [`- ${folder.name}`, ...reasons(report)] : [`- ${folder.name}: nothing`])),
    ...failed,
    '<!-- /verify -->',
  ].join('\n');
}
