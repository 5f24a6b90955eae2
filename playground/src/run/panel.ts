import { byId, count, make } from '../dom.ts';
import { createEditor } from '../editor.ts';
import { MissingPython, type RunDone, type RunRequest, runBoth, type SideAnswer, type TableShown } from './runner.ts';

/** What the panel needs from the page. */
export interface RunHost {
  /** @returns what to run now; undefined while there is no result */
  readonly request: () => RunRequest | undefined;
  readonly tablesTyped: (code: string) => void;
  readonly goTo: (line: number) => void;
}

export interface RunPanel {
  /** Shows the tables of a run. */
  tables(code: string, hint: string): void;
  /** What was run is no longer what is shown. */
  outdated(): void;
}

const MISSING = 'This copy of the playground came without Python. Where migfix was cloned, `npm run playground:python` adds it (from npm and PyPI); then reload.';

/** Starts the part of the page that runs both sides. */
export function startRunPanel(host: RunHost): RunPanel {
  const [button, status, result] = [byId<HTMLButtonElement>('run'), byId('run-status'), byId('run-result')];
  const setTables = createEditor(byId('tables'), 'Migration that makes the tables', host.tablesTyped);
  const run = async (request: RunRequest): Promise<void> => {
    button.disabled = true;
    status.textContent = 'Running… the first time, Python is loaded.';
    try {
      const done = await runBoth(request);
      status.textContent = sentenceOf(done);
      result.replaceChildren(make('div', { class: 'run-sides' }, side('Your migration', done.sides.before, host.goTo), side('After migfix', done.sides.after)));
    } catch (error) {
      status.textContent = error instanceof MissingPython ? MISSING.replaceAll('`', '') : `No result: ${(error as Error).message}`;
      result.replaceChildren();
    } finally {
      button.disabled = false;
    }
  };
  button.addEventListener('click', () => {
    const request = host.request();
    if (request) void run(request);
  });
  return {
    tables: (code, hint) => {
      setTables(code);
      byId('tables-hint').textContent = hint;
    },
    outdated: () => {
      if (!result.hasChildNodes()) return;
      result.replaceChildren();
      status.textContent = '';
    },
  };
}

function sentenceOf({ sides: { before, after }, versions }: RunDone): string {
  const verdict = ({ start, fault }: SideAnswer): string => (start ? 'could not begin' : fault ? 'fails' : 'runs');
  const stack = Object.entries(versions).map(([name, version]) => `${name} ${version}`).join(', ');
  return `Before: ${verdict(before)}. After: ${verdict(after)}. ${stack}.`;
}

function side(title: string, { start, fault, tables }: SideAnswer, goTo?: (line: number) => void): HTMLElement {
  const verdict = start
    ? make('p', { class: 'verdict fails' }, `The tables could not be made (${start.file}): ${start.text}`)
    : fault ? make('p', { class: 'verdict fails' }, fault.text, ...(fault.line === null ? [] : [' ', placeOf(fault.line, goTo)])) : make('p', { class: 'verdict works' }, 'Ran without an error.');
  const changed = tables.filter((table) => table.changed);
  const same = tables.filter((table) => !table.changed);
  return make('section', { 'aria-label': title }, make('h3', {}, title), verdict, ...changed.map(shownTable), ...(same.length ? [make('details', {}, make('summary', {}, `${count(same.length, 'table')} as before`), ...same.map(shownTable))] : []));
}

function placeOf(line: number, goTo: ((line: number) => void) | undefined): HTMLElement {
  if (!goTo) return make('span', {}, `(line ${line})`);
  const button = make('button', { type: 'button', class: 'line' }, `line ${line}`);
  button.addEventListener('click', () => goTo(line));
  return button;
}

function shownTable({ name, sql, dropped, columns, rows, count: total }: TableShown): HTMLElement {
  if (dropped) return make('div', { class: 'table' }, make('h4', {}, name), make('p', { class: 'hint' }, 'is gone.'));
  const cells = (row: readonly (string | null)[]): readonly HTMLElement[] => row.map((value) => (value === null ? make('td', { class: 'null' }, 'NULL') : make('td', {}, value)));
  const grid = make('table', {},
    make('caption', { class: 'hidden' }, `Rows of ${name}`),
    make('thead', {}, make('tr', {}, ...columns.map((column) => make('th', { scope: 'col' }, column)))),
    make('tbody', {}, ...rows.map((row) => make('tr', {}, ...cells(row)))),
  );
  const more = total > rows.length ? [make('p', { class: 'hint' }, `${rows.length} of ${count(total, 'row')}`)] : [];
  return make('div', { class: 'table' },
    make('h4', {}, name),
    make('pre', {}, sql.map((one) => `${one.replaceAll('\t', '    ')};`).join('\n')),
    make('div', { class: 'grid', tabindex: '0', role: 'region', 'aria-label': `Rows of ${name}` }, grid),
    ...more,
  );
}
