import type { Applicability, Diagnostic, Meta, Result } from '../../src/core/types.ts';
import { count, make } from './dom.ts';
import { inline, renderMarkdown } from './markdown.ts';
import type { Rewritten } from './rewrite.ts';

const LEVELS: Readonly<Record<Applicability, string>> = {
  safe: 'every other database gets the same SQL',
  review: 'look at it before you commit it',
  none: 'reported only',
};

const lineAt = (code: string, offset: number): number => code.slice(0, offset).split(/\r\n|\r|\n/).length;

/**
 * Shows findings, what remains for a person first. A finding that was there before keeps its element: what was opened stays open while
 * somebody types.
 *
 * @param goTo is called with a line of the migration
 */
export function startFindings(list: HTMLElement, goTo: (line: number) => void): (file: Rewritten, rules: ReadonlyMap<string, Meta>) => void {
  let known = new Map<string, HTMLElement>();
  return ({ code, result }, rules) => {
    const sorted = result.status === 'skipped' ? [] : [...result.diagnostics].sort((a, b) => Number(a.fixed) - Number(b.fixed));
    const next = new Map<string, HTMLElement>();
    for (const found of sorted) {
      const line = lineAt(code, found.start);
      const key = JSON.stringify([found.rule, found.message, found.help, found.fixed, found.severity, line, next.size]);
      next.set(key, known.get(key) ?? item(found, line, rules.get(found.rule), goTo));
    }
    known = next;
    const items = result.status === 'skipped' ? [skipped(code, result, goTo)] : next.size ? [...next.values()] : [make('li', { class: 'none' }, 'Nothing to report.')];
    if (items.length !== list.childElementCount || items.some((one, at) => one !== list.children[at])) list.replaceChildren(...items);
  };
}

function item(found: Diagnostic, line: number, rule: Meta | undefined, goTo: (line: number) => void): HTMLElement {
  const state = found.fixed ? 'rewritten' : found.severity;
  return make('li', { class: `finding ${state}` },
    make('p', { class: 'message' }, make('span', { class: 'badge' }, state), ' ', ...inline(found.message)),
    ...(found.help === undefined ? [] : [make('p', { class: 'help' }, ...inline(found.help))]),
    make('div', { class: 'facts' }, lineButton(line, goTo), make('code', {}, found.rule), make('span', {}, levelOf(found)), ...(rule ? [reasons(rule)] : [])),
  );
}

const levelOf = ({ fix }: Diagnostic): string => (fix === 'none' ? LEVELS.none : `${fix}: ${LEVELS[fix]}`);

/** Written when it is opened: a file may have two hundred findings, of five rules. */
function reasons({ id, why }: Meta): HTMLElement {
  const details = make('details', {}, make('summary', {}, 'Why', make('span', { class: 'hidden' }, ` ${id}`)));
  details.addEventListener('toggle', () => details.append(renderMarkdown(why)), { once: true });
  return details;
}

function lineButton(line: number, goTo: (line: number) => void): HTMLElement {
  const button = make('button', { type: 'button', class: 'line' }, `line ${line}`);
  button.addEventListener('click', () => goTo(line));
  return button;
}

function skipped(code: string, { reason, at, bug }: Extract<Result, { status: 'skipped' }>, goTo: (line: number) => void): HTMLElement {
  const place = at === undefined ? [] : [make('p', { class: 'facts' }, lineButton(lineAt(code, at), goTo))];
  return make('li', { class: 'finding error' }, make('p', { class: 'message' }, make('span', { class: 'badge' }, bug ? 'bug' : 'left alone'), ` ${reason}`), ...place);
}

/** What became of a file, in a sentence. */
export function summaryOf({ code, result }: Rewritten): string {
  if (result.status === 'skipped') return result.bug ? 'Left as it is: a bug of migfix. Please send the link of this page.' : `Left as it is: ${result.reason}.`;
  const left = result.diagnostics.filter(({ fixed, severity }) => !fixed && severity !== 'note').length;
  const changed = result.code !== code;
  const parts = [changed ? `Rewritten, ${count(result.counts.blocks, 'batch block')}` : 'Nothing to change', ...(left ? [`${count(left, 'finding')} left for you`] : []), ...(result.marks.length ? [`${count(result.marks.length, 'mark')} to fill in`] : [])];
  return `${parts.join('; ')}.`;
}
