import type { Run } from './formats.ts';
import { type Found, openIn, placeOf } from './found.ts';
import type { FileReport } from './report.ts';
import { escaped } from './xml.ts';

/** JUnit's XML: a file is a suite, a finding a case that fails; what could not be read, written or done is an error. */
export function* asJunit(reports: readonly FileReport[], run: Run): Generator<string> {
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="migfix">\n';
  for (const report of reports) yield suiteOf(report, openIn(report, run).filter(({ severity }) => severity !== 'note'));
  yield '</testsuites>\n';
}

const isError = ({ rule }: Found): boolean => ['skipped', 'failed', 'internal'].includes(rule);

function suiteOf({ name }: FileReport, found: readonly Found[]): string {
  const path = escaped(name);
  const errors = found.filter(isError).length;
  const cases = found.length ? found.map(caseOf) : [`    <testcase name="migfix" classname="${path}"/>\n`];
  return `  <testsuite name="${path}" tests="${cases.length}" failures="${found.length - errors}" errors="${errors}">\n${cases.join('')}  </testsuite>\n`;
}

function caseOf(found: Found): string {
  const { line, column } = placeOf(found);
  const tag = isError(found) ? 'error' : 'failure';
  const text = [`${found.path}:${line}:${column}`, found.message, ...(found.help?.split('\n') ?? [])].map(escaped).join('\n');
  const head = `    <testcase name="${escaped(`${found.rule}: ${found.message}`)} (${found.id.slice(0, 8)})" classname="${escaped(found.path)}" file="${escaped(found.path)}" line="${line}">\n`;
  return `${head}      <${tag} type="${escaped(found.rule)}" message="${escaped(found.message)}">${text}</${tag}>\n    </testcase>\n`;
}
