import { type Hover, MarkupKind } from 'vscode-languageserver';
import type { Diagnostic, Meta, Operation, Span } from '../core/types.ts';
import type { Checked } from './check.ts';
import { rangeOf } from './diagnostics.ts';
import type { Host } from './host.ts';
import type { Project } from './project.ts';

const holds = (offset: number) => ({ start, end }: Span): boolean => start <= offset && offset <= end;

/** The smallest span of those that hold an offset. */
const innermost = <S extends Span>(spans: readonly S[], offset: number): S | undefined =>
  spans.filter(holds(offset)).reduce<S | undefined>((least, span) => (!least || span.end - span.start < least.end - least.start ? span : least), undefined);

/**
 * What is said of a place: of the findings there, why their rules are there; of an operation, what its table is like after this revision.
 *
 * @param project undefined for a document of none
 */
export function hoverAt(checked: Checked, offset: number, host: Pick<Host, 'rules' | 'pageOf' | 'tableAt'>, project?: Project): Hover | undefined {
  const { result, chainFindings, facts } = checked;
  const found = result.status === 'skipped' ? [] : [...chainFindings, ...result.diagnostics].filter(holds(offset));
  const operation = facts && innermost(facts.operations, offset);
  const table = operation && tableOf(operation, checked, host, project);
  const rules = [...new Set(found.map(({ rule }) => rule))].flatMap((id) => host.rules.get(id) ?? []);
  const parts = [...rules.map((rule) => pageOf(rule, found, host)), ...(table === undefined ? [] : [fenced(table)])];
  const span = innermost<Span>([...found, ...(operation ? [operation] : [])], offset);
  return parts.length && span ? { contents: { kind: MarkupKind.Markdown, value: parts.join('\n\n---\n\n') }, range: rangeOf(checked, span) } : undefined;
}

function tableOf({ table }: Operation, { file }: Checked, { tableAt }: Pick<Host, 'tableAt'>, project: Project | undefined): string | undefined {
  const place = file && project?.placeOf(file);
  return place && table?.name !== undefined ? tableAt(place.chain, place.revision, table.name) : undefined;
}

function pageOf({ id, summary, why }: Meta, found: readonly Diagnostic[], host: Pick<Host, 'pageOf'>): string {
  const href = host.pageOf(id);
  const said = found.filter(({ rule }) => rule === id).map(({ message, help }) => `- ${plain(help === undefined ? message : `${message}. ${help}`)}`);
  return [`**${href === undefined ? id : `[${id}](${href})`}**: ${summary}`, said.join('\n'), why.trim()].join('\n\n');
}

/** What comes out of a file is text, whatever it looks like. */
const plain = (text: string): string => text.replace(/[\\`*_{}[\]<>()#+!|~-]/g, '\\$&').replace(/\s+/g, ' ');

function fenced(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}text\n${text.trimEnd()}\n${fence}`;
}
