import './style.css';
import { charts } from './charts.ts';
import type { Entry } from './data.ts';
import type { View } from './diff.ts';
import { count, h } from './dom.ts';
import { exporter } from './export.ts';
import { figures } from './figures.ts';
import { fileBody, placeOf } from './file-panel.ts';
import { filters } from './filters.ts';
import { revisionList } from './revision-list.ts';
import { contentOf, data } from './store.ts';
import { themeButton } from './theme.ts';
import { isReviewed, setReviewed } from './ticks.ts';

const NAMES: Readonly<Record<string, string>> = { migfix: 'migfix', python: 'Python', alembic: 'Alembic', sqlalchemy: 'SQLAlchemy', sqlite: 'SQLite', postgresql: 'PostgreSQL' };
const MODES = { 'dry-run': 'dry run: nothing was written', check: 'check: nothing was written', write: 'written' } as const;

let view: View = matchMedia('(min-width: 1500px)').matches ? 'split' : 'unified';
let current: Entry | undefined;

const panel = h('section', { class: 'file', 'aria-label': 'File' });
const shownCount = h('p', { class: 'count', role: 'status' });
const list = revisionList(data.files, data.mode, (entry) => void open(entry, true));
const filter = filters(data, (shown) => {
  list.show(shown);
  countFiles(shown.length);
  showSteps();
});
const [exportButton, exportDialog] = exporter(data);

function countFiles(shown: number): void {
  const all = data.files.length;
  const reviewed = data.files.filter(isReviewed).length;
  shownCount.textContent = `${shown === all ? '' : `${shown.toLocaleString('en')} of `}${count(all, 'file')}${reviewed ? `, ${reviewed.toLocaleString('en')} reviewed` : ''}`;
}

/** Shows a file; `focus`: somebody asked for it, and goes on reading there. */
async function open(entry: Entry, focus: boolean): Promise<void> {
  current = entry;
  history.replaceState(null, '', `#${addressOf(entry)}`);
  list.select(entry);
  const content = await contentOf(entry).catch(() => undefined);
  if (!content) return panel.replaceChildren(h('p', { class: 'whole' }, 'This browser cannot unpack the files of the report: it takes Chrome 123, Firefox 128, Safari 17.5, or a later one.'));
  if (current !== entry) return;
  const title = h('h2', { tabindex: -1 }, ...pathOf(entry.path));
  panel.replaceChildren(h('header', {}, h('div', { class: 'title' }, title, actionsOf(entry)), entry.revision?.doc && h('p', { class: 'doc' }, entry.revision.doc), placeOf(entry, data.mode)), ...fileBody(entry, content, view));
  showSteps();
  if (!focus) return;
  title.focus({ preventScroll: true });
  if (panel.getBoundingClientRect().top < 0 || matchMedia('(max-width: 899px)').matches) panel.scrollIntoView({ block: 'start' });
}

/** The name of the file counts more than its folder, and breaks where a person would break it. */
function pathOf(path: string): readonly (Node | string)[] {
  const below = path.startsWith(`${data.folder}/`) ? path.slice(data.folder.length + 1) : path;
  const at = below.lastIndexOf('/') + 1;
  return [h('span', { class: 'folder' }, below.slice(0, at)), below.slice(at)];
}

/** At an end of the list, and when the filters change, there may be no file to go to. */
function showSteps(): void {
  for (const button of panel.querySelectorAll<HTMLButtonElement>('[data-step]')) button.disabled = !current || !list.neighbour(current, Number(button.dataset['step']));
}

function actionsOf(entry: Entry): HTMLElement {
  const tick = h('input', { type: 'checkbox', id: 'reviewed', change: () => {
    setReviewed(entry, tick.checked);
    void filter.apply();
  } });
  tick.checked = isReviewed(entry);
  const step = (by: number, name: string): HTMLElement => {
    const go = (): void => {
      const to = list.neighbour(entry, by);
      if (to) void open(to, true);
    };
    return h('button', { type: 'button', 'data-step': by, 'aria-label': `${name} file in the list`, click: go }, by < 0 ? '↑' : '↓');
  };
  return h('div', { class: 'actions' },
    h('label', { class: 'tick' }, tick, 'Reviewed'),
    h('fieldset', { class: 'views' }, h('legend', { class: 'hidden' }, 'View'), viewButton('split', 'Side by side', entry), viewButton('unified', 'Unified', entry)),
    step(-1, 'Previous'), step(1, 'Next'));
}

const viewButton = (name: View, text: string, entry: Entry): HTMLElement =>
  h('button', { type: 'button', 'aria-pressed': String(view === name), 'data-view': name, click: () => {
    view = name;
    void open(entry, false).then(() => panel.querySelector<HTMLElement>(`[data-view=${name}]`)?.focus());
  } }, text);

function header(): HTMLElement {
  const versions = Object.entries(data.versions).map(([name, version]) => `${NAMES[name] ?? name} ${version}`);
  return h('header', { class: 'top' },
    h('div', {}, h('h1', {}, data.project), h('p', { class: 'meta' }, h('code', {}, data.folder), ` · ${[...versions, `preset ${data.preset}`, MODES[data.mode]].join(' · ')}`)),
    h('div', { class: 'actions' }, exportButton, themeButton()));
}

function remarks(): HTMLElement | false {
  const { notChecked = [], warnings = [] } = data.proof ?? {};
  const lines = [...warnings.map((text) => `warning: ${text}`), ...notChecked.map((text) => `not checked: ${text}`)];
  return lines.length > 0 && h('details', { class: 'remarks' }, h('summary', {}, `What the proof does not say (${lines.length})`), h('ul', {}, ...lines.map((text) => h('li', {}, text))));
}

const addressOf = ({ path }: Entry): string => encodeURIComponent(path.toWellFormed());

const fromAddress = (): Entry | undefined => {
  const wanted = location.hash.slice(1);
  return wanted === '' ? undefined : data.files.find((entry) => addressOf(entry) === wanted);
};

document.body.append(
  h('a', { class: 'skip', href: '#revisions', click: (event: Event) => (event.preventDefault(), list.element.focus()) }, 'To the revisions'),
  header(),
  h('main', {},
    figures(data), h('div', { class: 'states' }, filter.states, remarks()), charts(data, (rule) => (filter.chooseRule(rule), list.element.scrollIntoView({ block: 'nearest' }))),
    h('section', { class: 'work', 'aria-label': 'Revisions and files' }, filter.element, h('div', { class: 'side' }, shownCount, list.element), panel)),
  exportDialog,
);
void filter.apply();
const first = fromAddress() ?? data.files.find(({ state }) => state === 'failed') ?? data.files.find(({ state }) => state === 'person') ?? data.files.find(({ changed }) => changed) ?? data.files[0];
if (first) void open(first, false);
else panel.append(h('p', { class: 'whole' }, 'No migration was read.'));
addEventListener('hashchange', () => {
  const entry = fromAddress();
  if (entry && entry !== current) void open(entry, true);
});
