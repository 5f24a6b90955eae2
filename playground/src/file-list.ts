import { isChanged } from './download.ts';
import { make } from './dom.ts';
import type { Rewritten } from './rewrite.ts';

/** Shows the files of a folder in the order in which Alembic runs them, with what became of each; hidden for one file. */
export function showFiles(list: HTMLElement, files: readonly Rewritten[], shown: string, choose: (name: string) => void): void {
  list.hidden = files.length < 2;
  const focused = list.contains(document.activeElement);
  const { scrollTop } = list;
  const common = folderOf(files).length;
  list.replaceChildren(make('ol', {}, ...files.map((file) => make('li', {}, button(file, file.name === shown, file.name.slice(common), choose)))));
  if (focused) list.querySelector<HTMLElement>('[aria-current=true]')?.focus();
  list.scrollTop = scrollTop;
}

function button(file: Rewritten, isShown: boolean, label: string, choose: (name: string) => void): HTMLElement {
  const state = stateOf(file);
  const made = make('button', { type: 'button', class: `file ${state.replace(/ .*/, '')}`, 'aria-current': isShown ? 'true' : 'false', title: file.name }, make('span', { class: 'name' }, label), make('span', { class: 'state' }, state));
  made.addEventListener('click', () => choose(file.name));
  return made;
}

function stateOf(file: Rewritten): string {
  const { result } = file;
  if (result.status === 'skipped') return 'skipped';
  const left = result.diagnostics.some(({ fixed, severity }) => !fixed && severity !== 'note');
  return left ? 'left for you' : isChanged(file) ? 'rewritten' : 'fine';
}

/** The folder that all names begin with. */
function folderOf(files: readonly Rewritten[]): string {
  const [first = ''] = files.map(({ name }) => name);
  let folder = first.slice(0, first.lastIndexOf('/') + 1);
  while (folder && !files.every(({ name }) => name.startsWith(folder))) folder = folder.slice(0, folder.lastIndexOf('/', folder.length - 2) + 1);
  return folder;
}
