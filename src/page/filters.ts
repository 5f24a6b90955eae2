import type { Data, Entry } from './data.ts';
import { h } from './dom.ts';
import { stateChips } from './state-chips.ts';
import { textOf } from './texts.ts';
import { isReviewed } from './ticks.ts';

export interface Filters {
  readonly element: HTMLElement;
  readonly states: HTMLElement;
  chooseRule(rule: string): void;
  /** Asks all filters anew: a tick has changed. */
  apply(): Promise<void>;
}

/**
 * What narrows the list: all that is set must hold.
 *
 * @param changed told which files are left
 */
export function filters({ files, rules, tables, mode }: Data, changed: (shown: readonly Entry[]) => void): Filters {
  const rule = select('Rule', 'every rule', rules.flatMap(({ id }, at) => (files.some((entry) => entry.rules.includes(at)) ? [[id, String(at)] as const] : [])));
  const table = select('Table', 'every table', tables.map((name, at) => [name, String(at)] as const));
  const reviewed = select('Reviewed', 'reviewed or not', [['reviewed', 'yes'], ['not reviewed', 'no']]);
  const text = h('input', { type: 'search', id: 'filter-text', placeholder: 'in names, code and findings', autocomplete: 'off', spellcheck: 'false' });
  const states = stateChips(files, mode, () => void apply());
  const fields = [text, rule, table, reviewed];
  const clear = h('button', { type: 'button', click: () => reset() }, 'Clear filters');
  const allows = (entry: Entry): boolean =>
    states.allows(entry) && (!rule.value || entry.rules.includes(Number(rule.value))) && (!table.value || entry.tables.includes(Number(table.value))) && (!reviewed.value || isReviewed(entry) === (reviewed.value === 'yes'));

  /** A later call overtakes one that still reads. */
  let turn = 0;
  async function apply(): Promise<void> {
    const mine = ++turn;
    const wanted = text.value.trim().toLowerCase();
    const shown: Entry[] = [];
    for (const entry of files.filter(allows)) if (!wanted || (await textOf(entry)).includes(wanted)) shown.push(entry);
    if (mine !== turn) return;
    clear.hidden = !states.any() && fields.every(({ value }) => !value.trim());
    changed(shown);
  }

  function reset(): void {
    states.clear();
    for (const field of fields) field.value = '';
    text.focus();
    void apply();
  }

  for (const field of fields) field.addEventListener(field === text ? 'input' : 'change', () => void apply());
  return {
    states: states.element,
    element: h('div', { class: 'filters', role: 'search', 'aria-label': 'Filter the revisions' }, labelled('Text', text), labelled('Rule', rule), labelled('Table', table), labelled('Reviewed', reviewed), clear),
    chooseRule(id) {
      rule.value = String(rules.findIndex((one) => one.id === id));
      void apply();
    },
    apply,
  };
}

const labelled = (name: string, control: HTMLElement): HTMLElement => h('div', { class: 'field' }, h('label', { for: control.id }, name), control);

const select = (name: string, all: string, options: readonly (readonly [string, string])[]): HTMLSelectElement =>
  h('select', { id: `filter-${name.toLowerCase()}` }, h('option', { value: '' }, all), ...options.map(([text, value]) => h('option', { value }, text)));
