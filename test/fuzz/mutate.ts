/** A source of numbers that a seed makes come again. */
export function numbers(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** What readers of Python, of encodings and of migrations stumble over. */
const TOKENS = [
  '\n', '\r', '\r\n', '\t', '\f', '\0', ' ', '    ', '\\\n', '\\', '#', "'", '"', '"""', "'''", '(', ')', '[', ']', '{', '}', ':', ';', ',', '=', '*', '**', '@', '->', ':=', '.',
  'op.', 'op', 'batch_op.', 'with op.batch_alter_table("t") as batch_op:', 'def upgrade():', 'def f(): ', 'lambda: ', 'if True: ', 'else:', 'try:', 'except:', 'finally:', 'return', 'pass', 'async ', 'await ',
  'yield ', 'global op', 'del op', 'import ', 'from x import *', 'match x:', 'case _:', 'None', 'True', 'nullable=False', 'sa.Column(', "op.drop_column('t', 'c')", '# migfix: ignore', 'conn.commit()', 'f"{x!r:>{w}}"', "b'", "rb'", 'print x',
  '# coding: latin-1\n', '# -*- coding: utf-16 -*-\n', '\u{FEFF}', '\u2028', '\u0085', '\u00A0', '\u{1F600}', 'ﬁ', '\u202E', '1_', '0777', '0x', '1e', '1j', 'class A: ', '...', '~', '!', '?', '$', '`',
].map((token) => Buffer.from(token));
const RAW = [[0xff], [0xc3], [0xed, 0xa0, 0x80], [0xef, 0xbb, 0xbf], [0x80], [0x1a], [0x04]].map((bytes) => Buffer.from(bytes));
const INSERTED = [...TOKENS, ...RAW];

/** Bytes with one to four accidents in them. */
export function mutate(input: Uint8Array, other: Uint8Array, pick: (below: number) => number): Uint8Array {
  let bytes = Buffer.from(input);
  for (let left = 1 + pick(3); left > 0; left--) {
    const at = pick(bytes.length + 1);
    const until = Math.min(bytes.length, at + 1 + pick(pick(4) ? 12 : 200));
    const [before, cut, after] = [bytes.subarray(0, at), bytes.subarray(at, until), bytes.subarray(until)];
    const rest = bytes.subarray(at);
    const from = pick(other.length + 1);
    const accidents = [
      () => [before, cut.map((byte) => byte ^ (1 << pick(8))), after],
      () => [before, after],
      () => [before, cut, cut, after],
      () => [before, other.subarray(from, from + pick(200)), rest],
      () => [before, INSERTED[pick(INSERTED.length)]!, rest],
      () => [before, INSERTED[pick(INSERTED.length)]!, after],
      () => (pick(4) ? [before, rest.subarray(0, pick(40)), cut, rest] : [before]),
    ];
    bytes = Buffer.concat(accidents[pick(accidents.length)]!());
  }
  return bytes;
}
