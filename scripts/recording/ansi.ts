/** A piece of a terminal's line that has one look. */
export interface Piece {
  readonly text: string;
  readonly bold: boolean;
  readonly dim: boolean;
  /** 30 to 37; undefined: the terminal's own. */
  readonly color: number | undefined;
}

/** Splits a line of a terminal's output where its look changes. Only what picocolors writes is known: bold, dim, eight colours, and their ends. */
export function piecesOf(line: string): readonly Piece[] {
  let look: Omit<Piece, 'text'> = { bold: false, dim: false, color: undefined };
  return line.split(/(\u001b\[[\d;]*m)/).flatMap((part) => {
    const codes = /^\u001b\[([\d;]*)m$/.exec(part)?.[1]?.split(';').map(Number);
    if (!codes) return part ? [{ ...look, text: part }] : [];
    for (const code of codes) look = changed(look, code);
    return [];
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
