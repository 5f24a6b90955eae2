type Attributes = Readonly<Record<string, string | boolean>>;

/** Makes an element. Text is only ever put in as text, never as HTML: sources, names and messages come from other people's files. */
export function make<Tag extends keyof HTMLElementTagNameMap>(tag: Tag, attributes: Attributes = {}, ...children: readonly (Node | string)[]): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) if (value !== false) element.setAttribute(name, value === true ? '' : value);
  element.append(...children);
  return element;
}

/** An element of index.html. */
export const byId = <Found extends HTMLElement = HTMLElement>(id: string): Found => document.getElementById(id) as Found;

/** @returns `1 change`, `2 changes` */
export const count = (number: number, one: string): string => `${number} ${one}${number === 1 ? '' : 's'}`;

/** Calls later, and only for the last of several calls in a row. */
export function afterwards(milliseconds: number, call: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(call, milliseconds);
  };
}
