import type { Content, Data, Entry, State } from './data.ts';
import { h } from './dom.ts';
import { icon, stateName, STATES } from './states.ts';
import { contentOf } from './store.ts';
import { isReviewed } from './ticks.ts';

export interface Filters {
  readonly element: HTMLElement;
  readonly states: HTMLElement;
  chooseRule(rule: string): void;
  /** Asks all filters anew: a tick has changed. */
  apply(): Promise<void>;
}

/** Of a file's text, findings and SQL, whatever somebody may look for; small letters. */
const texts = new Map<Entry, string>();

async function textOf(entry: Entry): Promise<string> {
  const known = texts.get(entry);
  if (known !== undefined) return known;
  const text = wordsOf(entry, await contentOf(entry)).join('\n').toLowerCase();
  texts.set(entry, text);
  return text;
}

const wordsOf = ({ path, revision }: Entry, { text, findings, marks, proof }: Content): readonly string[] => [
  path, revision?.id ?? '', revision?.doc ?? '', ...text.lines, ...text.hunks.flatMap(({ lines }) => lines),
  ...findings.flatMap(({ rule, message, help = '' }) => [rule, message, help]), ...marks.map(({ text }) => text), ...(proof?.problems.map(({ message }) => message) ?? []),
];

/**
 * What narrows the list: all that is set must hold.
 *
 * @param changed told which files are left
 */
export function filters({ files, rules, tables, mode }: Data, changed: (shown: readonly Entry[]) => void): Filters {
  const states = new Set<State>();
  const rule = select('Rule', 'every rule', rules.flatMap(({ id }, at) => (files.some((entry) => entry.rules.includes(at)) ? [[id, String(at)] as const] : [])));
  const table = select('Table', 'every table', tables.map((name, at) => [name, String(at)] as const));
  const reviewed = select('Reviewed', 'reviewed or not', [['reviewed', 'yes'], ['not reviewed', 'no']]);
  const text = h('input', { type: 'search', id: 'filter-text', placeholder: 'in names, code and findings', autocomplete: 'off', spellcheck: 'false' });
  const chips = STATES.flatMap((state) => {
    const number = files.filter((entry) => entry.state === state).length;
    return number ? [chip(state, number)] : [];
  });
  const clear = h('button', { type: 'button', click: () => reset() }, 'Clear filters');

  function chip(state: State, number: number): HTMLElement {
    const button = h('button', { type: 'button', class: `chip ${state}`, 'aria-pressed': 'false', click: () => {
      if (!states.delete(state)) states.add(state);
      button.setAttribute('aria-pressed', String(states.has(state)));
      void apply();
    } }, icon(state), `${number.toLocaleString('en')} ${stateName(state, mode, number > 1)}`);
    return button;
  }

  const plainly = (entry: Entry): boolean =>
    (!states.size || states.has(entry.state)) && (!rule.value || entry.rules.includes(Number(rule.value))) && (!table.value || entry.tables.includes(Number(table.value)))
    && (!reviewed.value || isReviewed(entry) === (reviewed.value === 'yes'));

  /** A later call overtakes one that still reads. */
  let turn = 0;
  async function apply(): Promise<void> {
    const mine = ++turn;
    const wanted = text.value.trim().toLowerCase();
    const shown: Entry[] = [];
    for (const entry of files.filter(plainly)) if (!wanted || (await textOf(entry)).includes(wanted)) shown.push(entry);
    if (mine !== turn) return;
    clear.hidden = !(states.size || rule.value || table.value || reviewed.value || wanted);
    changed(shown);
  }

  function reset(): void {
    states.clear();
    for (const button of chips) button.setAttribute('aria-pressed', 'false');
    for (const field of [rule, table, reviewed, text]) field.value = '';
    text.focus();
    void apply();
  }

  for (const field of [rule, table, reviewed]) field.addEventListener('change', () => void apply());
  text.addEventListener('input', () => void apply());
  const field = (name: string, control: HTMLElement): HTMLElement => h('div', { class: 'field' }, h('label', { for: control.id }, name), control);
  return {
    states: h('div', { class: 'chips', role: 'group', 'aria-label': 'Filter by state' }, ...chips),
    element: h('div', { class: 'filters', role: 'search', 'aria-label': 'Filter the revisions' }, field('Text', text), field('Rule', rule), field('Table', table), field('Reviewed', reviewed), clear),
    chooseRule(id) {
      rule.value = String(rules.findIndex((one) => one.id === id));
      void apply();
    },
    apply,
  };
}

const select = (name: string, all: string, options: readonly (readonly [string, string])[]): HTMLSelectElement =>
  h('select', { id: `filter-${name.toLowerCase()}` }, h('option', { value: '' }, all), ...options.map(([text, value]) => h('option', { value }, text)));
