/** A piece of a terminal's line that has one look. */
export interface Piece {
  readonly text: string;
  readonly bold: boolean;
  readonly dim: boolean;
  /** 30 to 37; undefined: the terminal's own. */
  readonly color: number | undefined;
}

/** How a terminal is told to look: the numbers between ESC [ and m. */
const CODES = new RegExp(`${String.fromCharCode(27)}\\[([\\d;]*)m`);

/**
 * Splits a line of a terminal's output where its look changes. Only what picocolors writes is known: bold, dim, eight colours, and their ends.
 *
 * @param width characters at the most
 */
export function piecesOf(line: string, width: number): readonly Piece[] {
  let look: Omit<Piece, 'text'> = { bold: false, dim: false, color: undefined };
  let left = width;
  // text and codes take turns
  return line.split(CODES).flatMap((part, i) => {
    if (i % 2) {
      for (const code of part.split(';').map(Number)) look = changed(look, code);
      return [];
    }
    const text = part.slice(0, left);
    left -= text.length;
    return text ? [{ ...look, text }] : [];
  });
}

function changed(look: Omit<Piece, 'text'>, code: number): Omit<Piece, 'text'> {
  if (code === 0) return { bold: false, dim: false, color: undefined };
  if (code === 1) return { ...look, bold: true };
  if (code === 2) return { ...look, dim: true };
  if (code === 22) return { ...look, bold: false, dim: false };
  if (code === 39) return { ...look, color: undefined };
  return code >= 30 && code <= 37 ? { ...look, color: code } : look;
}
