import type { Entry, State } from './data.ts';
import { h } from './dom.ts';
import { icon, stateName, STATES } from './states.ts';

/** How many files are in each state; pressed, only those are shown. */
export interface StateChips {
  readonly element: HTMLElement;
  readonly allows: (entry: Entry) => boolean;
  readonly any: () => boolean;
  readonly clear: () => void;
}

export function stateChips(files: readonly Entry[], mode: string, changed: () => void): StateChips {
  const pressed = new Set<State>();
  const chips = STATES.flatMap((state) => {
    const number = files.filter((entry) => entry.state === state).length;
    return number ? [chip(state, number)] : [];
  });

  function chip(state: State, number: number): HTMLElement {
    const press = (): void => {
      if (!pressed.delete(state)) pressed.add(state);
      button.setAttribute('aria-pressed', String(pressed.has(state)));
      changed();
    };
    const button = h('button', { type: 'button', class: `chip ${state}`, 'aria-pressed': 'false', click: press }, icon(state), `${number.toLocaleString('en')} ${stateName(state, mode, number > 1)}`);
    return button;
  }

  return {
    element: h('div', { class: 'chips', role: 'group', 'aria-label': 'Filter by state' }, ...chips),
    allows: ({ state }) => !pressed.size || pressed.has(state),
    any: () => pressed.size > 0,
    clear() {
      pressed.clear();
      for (const button of chips) button.setAttribute('aria-pressed', 'false');
    },
  };
}
