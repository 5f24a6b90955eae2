import type { Meta } from '../../core/types.ts';
import type { Run } from './formats.ts';
import { type Found, foundIn, marksIn } from './found.ts';
import { hunksOf } from './hunks.ts';
import { type Location, locator } from './location.ts';
import { framed } from './pieces.ts';
import { changed, type FileReport } from './report.ts';
import { rulePage } from './rule-page.ts';

/** What a report says beside the findings of rules. */
const OTHERS: readonly (readonly [string, string])[] = [
  ['skipped', 'The file was left alone: it cannot be read as Python, or says so.'],
  ['failed', 'The file could not be read or written.'],
  ['internal', 'A bug of migfix: the file was left as it is.'],
  ['rewrite', 'The file is rewritten.'],
  ['mark', 'A mark of migfix is to be filled in.'],
];

/** SARIF 2.1.0. Places are those of the text as it was read, and so are the fixes, also after `--write`. */
export function asSarif(reports: readonly FileReport[], run: Run): Generator<string> {
  return framed(frameOf(run), results(reports, run), '      ');
}

/** The results are its first list, so that they can come piece by piece. */
function frameOf({ exitCode, rules, version }: Run): object {
  return {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [{
      results: [],
      columnKind: 'utf16CodeUnits',
      newlineSequences: ['\r\n', '\n', '\r'],
      tool: { driver: { name: 'migfix', version, semanticVersion: version, rules: [...rules.map((rule) => ruleOf(rule, version)), ...OTHERS.map(([id, text]) => ({ id, shortDescription: { text } }))] } },
      invocations: [{ executionSuccessful: exitCode !== 2, exitCode }],
    }],
  };
}

const ruleOf = ({ id, summary, why, fix, presets }: Meta, version: string): object => ({
  id,
  shortDescription: { text: plain(summary) },
  help: { text: plain(why), markdown: why },
  helpUri: rulePage(id, version),
  properties: { fix, presets },
});

function* results(reports: readonly FileReport[], run: Run): Generator<object> {
  const indexes = new Map([...run.rules.map(({ id }) => id), ...OTHERS.map(([id]) => id)].map((id, index) => [id, index]));
  for (const report of reports) {
    const all = [...foundIn(report), ...marksIn(report, run)];
    const carrier = changed(report) ? all.find(({ fixed }) => fixed) : undefined;
    for (const found of all) yield resultOf(found, indexes.get(found.rule), fixOf(found, carrier, report));
  }
}

function resultOf(found: Found, ruleIndex: number | undefined, fix: object): object {
  const { id, path, rule, severity, message, help, at } = found;
  return {
    ruleId: rule,
    ...(ruleIndex === undefined ? {} : { ruleIndex }),
    level: severity,
    message: { text: plain(help === undefined ? message : `${message}\n${help}`) },
    locations: [{ physicalLocation: { artifactLocation: artifactOf(path), ...(at ? { region: regionOf(at.from, at.to) } : {}) } }],
    partialFingerprints: { 'migfixFinding/v1': id },
    ...fix,
  };
}

/**
 * The rules of a file meet over one list of statements: a block, an import or a backfill may serve several findings, and a part of the
 * changes may not run. So a file has one fix, at the first finding that it takes away; the others name that one.
 */
function fixOf(found: Found, carrier: Found | undefined, { before, result, written = false }: FileReport): object {
  const properties = { fix: found.fix, fixed: found.fixed, written: found.fixed && written };
  if (!found.fixed || !carrier) return { properties };
  if (found !== carrier) return { properties: { ...properties, fixedWith: carrier.id } };
  const place = locator(before);
  const replacements = hunksOf(before, result.code).map(({ start, end, text }) => ({ deletedRegion: regionOf(place(start), place(end)), ...(text === '' ? {} : { insertedContent: { text } }) }));
  return { fixes: [{ description: { text: 'All changes of this file: they are made together.' }, artifactChanges: [{ artifactLocation: artifactOf(found.path), replacements }] }], properties };
}

/** Below the folder of the run; where that is, is nobody else's business. */
const artifactOf = (path: string): object => ({ uri: path.split('/').map(encodeURIComponent).join('/'), uriBaseId: '%SRCROOT%' });

const regionOf = (from: Location, to: Location): object => ({ startLine: from.line, startColumn: from.column, endLine: to.line, endColumn: to.column });

/** A message must not become a link: `[text](target)` is one in SARIF. */
const plain = (text: string): string => text.replaceAll('](', '] (');
