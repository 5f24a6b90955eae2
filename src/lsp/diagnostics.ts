import { type Diagnostic as Shown, DiagnosticSeverity, type Range } from 'vscode-languageserver';
import { findMarks } from '../core/count.ts';
import type { Diagnostic, Severity, Span } from '../core/types.ts';
import type { Checked } from './check.ts';
import type { Host } from './host.ts';

export const SOURCE = 'migfix';

const SEVERITY: Readonly<Record<Severity, DiagnosticSeverity>> = { error: DiagnosticSeverity.Error, warning: DiagnosticSeverity.Warning, note: DiagnosticSeverity.Information };

/** The place of a span in the document. */
export const rangeOf = ({ document }: Checked, { start, end }: Span): Range => ({ start: document.positionAt(start), end: document.positionAt(end) });

/**
 * What an editor shows of a document. What a rewrite would change is information: the code actions make it.
 *
 * @returns in the order of the text
 */
export function diagnosticsOf(checked: Checked, host: Pick<Host, 'pageOf' | 'version'>): readonly Shown[] {
  const { result, chainFindings, code } = checked;
  if (result.status === 'skipped') return [skipped(checked, host)];
  const shown = [...chainFindings, ...result.diagnostics].map((found) => diagnostic(checked, found, host));
  const marks = findMarks(code).map((mark) => ({ range: rangeOf(checked, mark), severity: DiagnosticSeverity.Information, source: SOURCE, code: 'mark', message: `to be filled in: ${mark.text.replace(/^#\s*migfix:\s*/, '')}` }));
  return [...shown, ...marks].sort((a, b) => a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character);
}

function diagnostic(checked: Checked, found: Diagnostic, { pageOf }: Pick<Host, 'pageOf'>): Shown {
  const href = pageOf(found.rule);
  return {
    range: rangeOf(checked, found),
    severity: found.fixed ? DiagnosticSeverity.Information : SEVERITY[found.severity],
    source: SOURCE,
    code: found.rule,
    ...(href === undefined ? {} : { codeDescription: { href } }),
    message: found.help === undefined ? found.message : `${found.message}\n${found.help}`,
  };
}

/** Why a file is left alone: at the place, to the end of its line. */
function skipped(checked: Checked, { version }: Pick<Host, 'version'>): Shown {
  const { result, code } = checked;
  const { at = 0, reason, bug } = result as Extract<Checked['result'], { status: 'skipped' }>;
  const length = /^[^\r\n]*/.exec(code.slice(at))?.[0].length ?? 0;
  return {
    range: rangeOf(checked, { start: at, end: at + length }),
    severity: bug ? DiagnosticSeverity.Warning : DiagnosticSeverity.Error,
    source: SOURCE,
    code: bug ? 'internal' : 'skipped',
    message: bug ? `${reason} (a bug of migfix ${version}: it offers no change of this file)` : reason,
  };
}
