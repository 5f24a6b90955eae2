/** Figures and tables, as Markdown. */
export const seconds = (value: number): string => (value < 0.1 ? `${(value * 1000).toFixed(value < 0.01 ? 2 : 0)} ms` : `${value.toFixed(value < 10 ? 2 : 1)} s`);
export const times = (value: number): string => `${value.toFixed(value < 10 ? 2 : 0)} ×`;

/** A table of Markdown; the first column is text, the others are figures. */
export const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, ['---', ...head.slice(1).map(() => '---:')], ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
