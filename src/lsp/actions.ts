import { type CodeAction, CodeActionKind, type Diagnostic as Shown, type Range, type TextEdit, type WorkspaceEdit } from 'vscode-languageserver';
import type { Edit, Parse } from '../core/types.ts';
import type { Checked } from './check.ts';
import { rangeOf, SOURCE } from './diagnostics.ts';
import { type FunctionFix, functionFixes } from './function-fix.ts';
import { minimalEdits } from './minimal-edits.ts';

/** What an editor runs when it saves, where it is told to. */
export const FIX_ALL = `${CodeActionKind.SourceFixAll}.migfix`;

/** What is asked: where, with which of our diagnostics, and which kinds of actions; without kinds, what a light bulb shows. */
export interface Asked {
  readonly range: Range;
  readonly diagnostics: readonly Shown[];
  readonly only?: readonly string[] | undefined;
  /** The client takes edits of a version. */
  readonly versioned: boolean;
}

/**
 * The changes that are offered: of a function, and of the file.
 *
 * @param parse for what the changes would come to
 */
export function codeActions(checked: Checked, asked: Asked, parse: Parse): readonly CodeAction[] {
  const { result, code } = checked;
  if (result.status !== 'fixed') return [];
  const own = asked.diagnostics.filter((one) => isFixable(checked, one));
  const edit = (edits: readonly Edit[]): WorkspaceEdit => workspaceEdit(checked, edits, asked.versioned);
  const whole = (kind: string, diagnostics: readonly Shown[]): CodeAction => ({ title: 'Make the whole file run on SQLite', kind, edit: edit(minimalEdits(code, result.code)), ...(diagnostics.length ? { diagnostics: [...diagnostics] } : {}) });
  const actions: CodeAction[] = [];
  if (wants(asked.only, CodeActionKind.QuickFix)) {
    const functions = fixesOf(checked, result.code, parse).filter((one) => touches(checked, one, asked.range));
    for (const one of functions) actions.push({ title: functions.length > 1 ? `Make ${one.name}() run on SQLite` : 'Make this function run on SQLite', kind: CodeActionKind.QuickFix, edit: edit(one.edits), diagnostics: own.filter(({ range }) => touches(checked, one, range)), isPreferred: true });
    if (functions.length || own.length) actions.push(whole(CodeActionKind.QuickFix, own));
  }
  if (asked.only && wants(asked.only, FIX_ALL)) actions.push(whole(FIX_ALL, []));
  return actions;
}

const fixes = new WeakMap<Checked, readonly FunctionFix[]>();

/** Found once for a version of a document: editors ask with every move of the cursor. */
function fixesOf(checked: Checked, after: string, parse: Parse): readonly FunctionFix[] {
  const found = fixes.get(checked) ?? functionFixes(checked.code, checked.root, after, parse);
  fixes.set(checked, found);
  return found;
}

/** Is it a finding of ours that the rewrite takes away? */
function isFixable(checked: Checked, { source, code, range }: Shown): boolean {
  const { result, document } = checked;
  const [start, end] = [document.offsetAt(range.start), document.offsetAt(range.end)];
  return source === SOURCE && result.status !== 'skipped' && result.diagnostics.some((found) => found.fixed && found.rule === code && found.start === start && found.end === end);
}

/** A kind is asked for by its name, or by the beginning of it. */
const wants = (only: readonly string[] | undefined, kind: string): boolean => !only || only.some((asked) => asked === '' || kind === asked || kind.startsWith(`${asked}.`));

const touches = ({ document }: Checked, { start, end }: FunctionFix, range: Range): boolean => document.offsetAt(range.start) < end && start <= document.offsetAt(range.end);

function workspaceEdit(checked: Checked, edits: readonly Edit[], versioned: boolean): WorkspaceEdit {
  const { uri } = checked.document;
  const changes: TextEdit[] = edits.map((edit) => ({ range: rangeOf(checked, edit), newText: edit.text }));
  return versioned ? { documentChanges: [{ textDocument: { uri, version: checked.version }, edits: changes }] } : { changes: { [uri]: changes } };
}
