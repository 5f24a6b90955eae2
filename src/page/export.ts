import { codeSpan } from '../cli/reporters/markdown-text.ts';
import type { Data, Entry } from './data.ts';
import { h } from './dom.ts';
import { contentOf } from './store.ts';
import { isReviewed } from './ticks.ts';

/** The ticks, and what is still open, as a list for a pull request. */
async function markdownOf({ project, files, versions }: Data): Promise<string> {
  const listed = files.filter((entry) => entry.changed || entry.left || entry.marks || entry.state === 'failed' || isReviewed(entry));
  const reviewed = listed.filter(isReviewed).length;
  const items: string[] = [];
  for (const entry of listed) items.push(`- [${isReviewed(entry) ? 'x' : ' '}] ${codeSpan(entry.path)}`, ...(await openIn(entry)));
  return `## Review of ${codeSpan(project)}\n\nmigfix ${versions['migfix']}: ${reviewed} of ${listed.length} files reviewed.\n\n${items.join('\n')}${items.length ? '\n' : ''}`;
}

async function openIn(entry: Entry): Promise<readonly string[]> {
  if (!entry.left && !entry.marks) return [];
  const { findings, marks } = await contentOf(entry);
  const left = findings.filter(({ fixed, severity }) => !fixed && severity !== 'note');
  return [
    ...left.map(({ rule, line, message }) => `  - [ ] ${line === undefined ? '' : `line ${line}, `}${codeSpan(rule)}: ${codeSpan(message)}`),
    ...marks.map(({ line, text }) => `  - [ ] line ${line} of the new text: ${codeSpan(text)}`),
  ];
}

/** A button, and the dialog that it opens: to copy, or to download. */
export function exporter(data: Data): readonly [button: HTMLElement, dialog: HTMLElement] {
  const text = h('textarea', { id: 'markdown', readonly: true, rows: 16, spellcheck: 'false' });
  const said = h('span', { role: 'status' });
  const dialog = h('dialog', { 'aria-labelledby': 'export-title' },
    h('h2', { id: 'export-title' }, 'Review as Markdown'),
    h('label', { for: 'markdown' }, 'What is reviewed, and what is still open'), text,
    h('div', { class: 'actions' },
      h('button', { type: 'button', class: 'primary', click: () => void copy(text, said) }, 'Copy'),
      h('button', { type: 'button', click: () => download(text.value) }, 'Download'), said,
      h('button', { type: 'button', click: () => dialog.close() }, 'Close')));
  const open = async (): Promise<void> => {
    text.value = await markdownOf(data);
    said.textContent = '';
    dialog.showModal();
  };
  return [h('button', { type: 'button', click: () => void open() }, 'Export review'), dialog];
}

/** Some browsers keep the clipboard from pages of the disk; then the text is selected for the keyboard. */
async function copy(text: HTMLTextAreaElement, said: HTMLElement): Promise<void> {
  try {
    await navigator.clipboard.writeText(text.value);
    said.textContent = 'Copied';
  } catch {
    text.select();
    said.textContent = 'Selected: copy it with the keyboard';
  }
}

function download(text: string): void {
  const link = h('a', { href: URL.createObjectURL(new Blob([text], { type: 'text/markdown' })), download: 'migfix-review.md' });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
