import { RangeSetBuilder, type Extension } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView, ViewPlugin, type ViewUpdate } from '@codemirror/view';

/** What a wrapped line goes on with, beyond its own indentation. */
const MORE = 4;

const columns = (blanks: string): number => [...blanks].reduce((at, char) => (char === '\t' ? at + 4 - (at % 4) : at + 1), 0);

function decorate({ visibleRanges, state }: EditorView): DecorationSet {
  const builder = new RangeSetBuilder<Decoration>();
  for (const { from, to } of visibleRanges) {
    for (let at = from; at <= to; ) {
      const line = state.doc.lineAt(at);
      const width = columns(/^[ \t]*/.exec(line.text)?.[0] ?? '') + MORE;
      builder.add(line.from, line.from, Decoration.line({ attributes: { style: `text-indent: -${width}ch; padding-left: calc(${width}ch + 6px)` } }));
      at = line.to + 1;
    }
  }
  return builder.finish();
}

/** Long lines are wrapped, and go on below the statement that they are of. */
export const hangingIndent: Extension = [
  EditorView.lineWrapping,
  ViewPlugin.define(
    (view) => ({
      lines: decorate(view),
      update(change: ViewUpdate) {
        if (change.docChanged || change.viewportChanged) this.lines = decorate(change.view);
      },
    }),
    { decorations: ({ lines }) => lines },
  ),
];
