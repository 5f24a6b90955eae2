import type { Content, Entry, Finding, Proof } from './data.ts';
import { diff, type Notes, type View } from './diff.ts';
import { type Child, count, h } from './dom.ts';
import type { Part } from './lines.ts';
import { icon, stateName } from './states.ts';
import { data } from './store.ts';

const PAGES = new Map(data.rules.map(({ id, page }) => [id, page]));
const SUMMARIES = new Map(data.rules.map(({ id, summary }) => [id, summary]));

/** The name of a rule, with its page. */
export function ruleLink(rule: string): HTMLElement {
  const page = PAGES.get(rule);
  const name = h('code', {}, rule);
  return page === undefined ? name : h('a', { href: page, target: '_blank', rel: 'noreferrer noopener', title: SUMMARIES.get(rule) }, name);
}

/** Everything below the head of a file. */
export function fileBody(entry: Entry, content: Content, view: View): readonly HTMLElement[] {
  const { text, findings, proof } = content;
  const whole = findings.filter(({ line }) => line === undefined || !text.lines.length);
  const notes = notesOf(content);
  return [
    ...(whole.length ? [h('div', { class: 'whole' }, ...whole.map(note))] : []),
    ...(text.lines.length ? [diff(text, view, `${entry.path}: ${entry.changed ? 'before and after' : 'unchanged'}`, 'python', notes)] : []),
    ...(proof ? [proofSection(proof, view)] : []),
  ];
}

/** Findings stand above the change that takes them away, or below their line; marks below theirs. */
function notesOf({ text: { hunks }, findings, marks }: Content): Notes {
  const placed = findings.filter(({ line }) => line !== undefined);
  const inChange = ({ line = 0 }: Finding): boolean => hunks.some(({ start, end }) => line > start && line <= end);
  const byLine = Map.groupBy(placed.filter((found) => !inChange(found)), ({ line }) => line);
  const marked = Map.groupBy(marks, ({ line }) => line);
  return {
    above: (part: Part) => {
      const old = part.lines.flatMap((line) => line.old ?? []);
      const now = part.lines.flatMap((line) => line.now ?? []);
      const reasons = placed.filter(({ line }) => old.includes(line as number));
      return [...reasons.map(note), ...now.flatMap((line) => marked.get(line) ?? []).map(markNote)];
    },
    below: (line) => [...(byLine.get(line.old) ?? []).map(note), ...(marked.get(line.now ?? 0) ?? []).map(markNote)],
  };
}

/** What a finding is, in a word and a sign. */
const kindOf = ({ fixed, level, severity }: Finding): readonly [string, string] =>
  fixed ? (level === 'safe' ? ['safe', 'rewritten, safe'] : ['review', 'rewritten, to review']) : severity === 'note' ? ['note', 'note'] : [severity, severity];

function note(found: Finding): HTMLElement {
  const [kind, words] = kindOf(found);
  return h('div', { class: `note ${kind}` }, h('span', { class: 'badge' }, words), ' ', ruleLink(found.rule), h('span', { class: 'message' }, found.message), found.help !== undefined && h('span', { class: 'help' }, found.help));
}

const markNote = ({ text }: { readonly text: string }): HTMLElement =>
  h('div', { class: 'note mark' }, h('span', { class: 'badge' }, 'to fill in'), h('span', { class: 'message' }, text));

/** Where the proof holds, what fails is about connections that enforce foreign keys, which nobody has said that theirs do. */
function proofSection({ outcome, proofs, problems, notes, sql }: Proof, view: View): HTMLElement {
  return h('section', { class: 'proof' },
    h('h3', {}, `Proof: ${outcome}`),
    h('ul', { class: 'proofs' }, ...Object.entries(proofs).map(([name, result]) => h('li', { class: result.replace(' ', '-') }, h('span', {}, name), h('strong', {}, outcome === 'holds' && result !== 'holds' && result !== 'not checked' ? `${result}, does not count` : result)))),
    ...problems.map(({ outcome: word, where, message, cause, advice }) =>
      h('div', { class: `note ${outcome === 'holds' ? '' : word === 'fails' ? 'error' : 'warning'}` }, h('span', { class: 'badge' }, outcome === 'holds' ? `${word}, does not count` : word), h('span', { class: 'message' }, `${where}: ${message}`), cause !== undefined && h('span', { class: 'help' }, `Why: ${cause}`), advice !== undefined && h('span', { class: 'help' }, `Do: ${advice}`))),
    ...notes.map((text) => h('div', { class: 'note' }, h('span', { class: 'badge' }, 'note'), h('span', { class: 'message' }, text))),
    ...sql.map((sides) => {
      const what = sides.hunks.length ? `before and after, ${count(sides.hunks.length, 'difference')}` : `the same ${count(sides.lines.length, 'line')} before and after`;
      return h('details', {}, h('summary', {}, `PostgreSQL, ${sides.direction}: ${what}`), diff(sides, view, `SQL for PostgreSQL, ${sides.direction}`, 'sql'));
    }));
}

/** Where a revision stands, in words. */
export function placeOf({ revision, state, tables, safe, review, left, marks, seconds }: Entry, mode: string): HTMLElement {
  const rows: readonly (readonly [string, Child])[] = [
    ['state', h('span', { class: `chip ${state}` }, icon(state), stateName(state, mode))],
    ...(revision ? [['revision', h('code', {}, revision.id)], ['built on', h('code', {}, revision.down.join(', ') || 'nothing: a base')]] as const : []),
    ...(revision?.needs.length ? [['depends on', h('code', {}, revision.needs.join(', '))]] as const : []),
    ...(revision?.labels.length ? [['labels', h('code', {}, revision.labels.join(', '))]] as const : []),
    ...(tables.length ? [['tables', h('code', {}, tables.map((table) => data.tables[table]).join(', '))]] as const : []),
    ['findings', `${safe} safe, ${review} to review, ${left} left${marks ? `, ${count(marks, 'mark')}` : ''}`],
    ...(seconds === undefined ? [] : [['ran in', `${seconds} s`]] as const),
  ];
  return h('dl', { class: 'place' }, ...rows.map(([name, value]) => h('div', {}, h('dt', {}, name), h('dd', {}, value))));
}
