import { make } from './dom.ts';

/** The little Markdown of a rule's `why`: paragraphs, lists, blocks of code, `code` and *emphasis*. */
export function renderMarkdown(text: string): DocumentFragment {
  const rendered = document.createDocumentFragment();
  for (const [, code, prose] of text.matchAll(/```\w*\n([\s\S]*?)```|((?:(?!```)[\s\S])+)/g)) {
    if (code !== undefined) rendered.append(make('pre', {}, make('code', {}, code)));
    else for (const block of (prose ?? '').split(/\n\s*\n/)) if (block.trim()) rendered.append(blockOf(block.trim()));
  }
  return rendered;
}

function blockOf(block: string): HTMLElement {
  const lines = block.split('\n');
  if (!lines.every((line) => /^(?:[-*] |\s)/.test(line))) return make('p', {}, ...inline(block));
  return make('ul', {}, ...block.split(/\n(?=[-*] )/).map((item) => make('li', {}, ...inline(item.replace(/^[-*] /, '')))));
}

/** Text with what stands between backticks as code. */
export const inline = (text: string): readonly (Node | string)[] =>
  text.split(/(`[^`]+`|\*\w[^*]*\*)/).map((part) => (/^`.+`$/.test(part) ? make('code', {}, part.slice(1, -1)) : /^\*.+\*$/.test(part) ? make('em', {}, part.slice(1, -1)) : part));
