/** Both 1-based; the column counts UTF-16 units, as editors do. */
export interface Location {
  readonly line: number;
  readonly column: number;
}

/**
 * Offset to place, for one text. A byte order mark is no column.
 *
 * @param text the text that the offsets are of
 */
export function locator(text: string): (offset: number) => Location {
  const starts = [text.startsWith('\uFEFF') ? 1 : 0];
  for (const match of text.matchAll(/\r\n|\r|\n/g)) starts.push(match.index + match[0].length);
  return (offset) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] as number) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: Math.max(1, offset - (starts[low] as number) + 1) };
  };
}
