import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { python } from '@codemirror/lang-python';
import { bracketMatching, HighlightStyle, indentUnit, syntaxHighlighting } from '@codemirror/language';
import { MergeView } from '@codemirror/merge';
import { EditorState, type Extension } from '@codemirror/state';
import { EditorView, highlightSpecialChars, keymap, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import css from './editor.css?inline';
import { hangingIndent } from './hanging-indent.ts';

/** The two texts side by side. */
export interface Editors {
  /** Another file: what was undone in the one before does not come back here. */
  open(code: string): void;
  result(code: string): void;
  /** @param line 1-based */
  goTo(line: number): void;
}

const style = HighlightStyle.define([
  { tag: [tags.keyword, tags.operatorKeyword], color: 'var(--code-keyword)' },
  { tag: [tags.string, tags.special(tags.string)], color: 'var(--code-string)' },
  { tag: [tags.number, tags.bool, tags.null], color: 'var(--code-number)' },
  { tag: tags.comment, color: 'var(--code-comment)', fontStyle: 'italic' },
  { tag: [tags.function(tags.variableName), tags.function(tags.definition(tags.variableName)), tags.function(tags.propertyName)], color: 'var(--code-function)' },
]);

/**
 * A shadow root, in which CodeMirror's styles are sheets and no `<style>` elements: the page's policy lets none of these in.
 *
 * @param parent is given one, with our own styles
 */
function shadowOf(parent: HTMLElement): ShadowRoot {
  const root = parent.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets.push(sheet);
  return root;
}

/** What every text has. Tab is left to the page: it moves on, as it does everywhere else. */
const common = (label: string): Extension => [
  lineNumbers(),
  highlightSpecialChars(),
  hangingIndent,
  bracketMatching(),
  python(),
  indentUnit.of('    '),
  syntaxHighlighting(style),
  EditorView.contentAttributes.of({ 'aria-label': label, spellcheck: 'false' }),
];

const writable = (changed: (code: string) => void): Extension => [
  history(),
  keymap.of([...defaultKeymap, ...historyKeymap]),
  EditorView.updateListener.of(({ docChanged, state }) => docChanged && changed(state.sliceDoc())),
];

/** The editor knows one kind of line end: with that of the file, what is typed comes out as the file has it. */
const lineEnd = (code: string): Extension => EditorState.lineSeparator.of(/\r\n/.test(code) && !/(?<!\r)\n|\r(?!\n)/.test(code) ? '\r\n' : code.includes('\n') ? '\n' : code.includes('\r') ? '\r' : '\n');

/** Replaces only what differs, so that the place and the fold of the rest stay. */
function replace(view: EditorView, code: string): void {
  const next = view.state.toText(code);
  const { doc } = view.state;
  if (next.eq(doc)) return;
  const [old, now] = [doc.toString(), next.toString()];
  let start = 0;
  while (start < old.length && start < now.length && old[start] === now[start]) start++;
  let end = 0;
  while (end < old.length - start && end < now.length - start && old.at(-1 - end) === now.at(-1 - end)) end++;
  view.dispatch({ changes: { from: start, to: old.length - end, insert: next.slice(start, now.length - end) } });
}

/**
 * @param parent gets both
 * @param changed hears what was typed
 */
export function createEditors(parent: HTMLElement, changed: (code: string) => void): Editors {
  const root = shadowOf(parent);
  let view: MergeView | undefined;
  return {
    open: (code) => {
      view?.destroy();
      view = new MergeView({
        parent: root,
        root,
        a: { doc: code, extensions: [common('Your migration'), lineEnd(code), writable(changed)] },
        b: { doc: code, extensions: [common('After migfix'), lineEnd(code), EditorState.readOnly.of(true), keymap.of(defaultKeymap)] },
        gutter: true,
        highlightChanges: false,
        diffConfig: { scanLimit: 2000, timeout: 60 },
      });
    },
    result: (code) => view && replace(view.b, code),
    goTo: (line) => {
      if (!view) return;
      const { from } = view.a.state.doc.line(Math.min(line, view.a.state.doc.lines));
      view.a.dispatch({ selection: { anchor: from }, effects: EditorView.scrollIntoView(from, { y: 'center' }) });
      view.a.focus();
    },
  };
}

/**
 * One text alone.
 *
 * @param changed hears what was typed, not what was set
 * @returns sets the text
 */
export function createEditor(parent: HTMLElement, label: string, changed: (code: string) => void): (code: string) => void {
  let quiet = false;
  const root = shadowOf(parent);
  const view = new EditorView({ parent: root, root, extensions: [common(label), writable((code) => void (quiet || changed(code)))] });
  return (code) => {
    quiet = true;
    replace(view, code);
    quiet = false;
  };
}
