import fc from 'fast-check';
import picocolors from 'picocolors';
import { describe, expect, it } from 'vitest';
import { layout } from '../../src/core/graph.ts';
import { orderRevisions, type Revision } from '../../src/core/revisions.ts';
import { asDot } from '../../src/cli/reporters/graph-dot.ts';
import { asMermaid } from '../../src/cli/reporters/graph-mermaid.ts';
import { asSvg } from '../../src/cli/reporters/graph-svg.ts';
import { asTextGraph } from '../../src/cli/reporters/graph-text.ts';
import { type Drawing, STATES } from '../../src/cli/reporters/graph.ts';
import { SEED } from '../generate/seed.ts';
import { chainOf } from './folder.ts';

const drawn = (revisions: readonly Revision[]): Drawing => {
  const order = orderRevisions(revisions);
  return { ...order, ...layout(order), title: 'versions', stateOf: ({ id }) => STATES[id.length - 1] ?? 'fine', fileOf: ({ file }) => file };
};

/** Only lanes, glyphs and identifiers. */
const shape = (...lines: readonly string[]): string => {
  const text = asTextGraph({ ...drawn(chainOf(...lines).map((one) => ({ ...one, doc: '', labels: [] }))), fileOf: () => '' }, { colors: picocolors.createColors(false), columns: undefined });
  return text.replace(/ +(fine|fixable|needs a person).*$/gm, '').trimEnd();
};

const picture = (...lines: readonly string[]): string => lines.join('\n');

describe('the drawing as text', () => {
  it('is a line a revision where the history is linear', () => {
    expect(shape('a', 'b: a', 'c: b')).toBe(picture('● c', '● b', '● a'));
  });

  it('opens a lane for a branch, and closes it where they meet', () => {
    expect(shape('a', 'b: a', 'c: a', 'd: b c')).toBe(picture('● d', '├─╮', '● │ b', '│ ● c', '├─╯', '● a'));
  });

  it('keeps a lane whole that is only crossed', () => {
    expect(shape('a', 'b: a', 'c: a', 'd: a', 'e: b c d', 'f: b', 'g: e f')).toBe(
      picture('● g', '├─╮', '● │ e', '├─│─┬─╮', '│ ● │ │ f', '├─╯ │ │', '●   │ │ b', '│   ● │ c', '├───╯ │', '│     ● d', '├─────╯', '● a'),
    );
  });

  it('has lanes for branches alone, and names what a revision depends on', () => {
    expect(shape('a', 'b: a', 'x', 'y: x ~ a')).toBe(picture('● b', '│ ● y', '│ ● x', '● a'));
    const text = asTextGraph(drawn(chainOf('a', 'b: a', 'x', 'y: x ~ a b')), { colors: picocolors.createColors(false), columns: undefined });
    expect(text).toContain('(head; needs a, b)');
  });

  it('does not join a base to a head that has nothing to do with it', () => {
    expect(shape('a', 'b: a', 'x', 'y: x')).toBe(picture('● b', '● a', '', '● y', '● x'));
  });

  it('says head and labels, and lets nobody steer the terminal', () => {
    const evil = chainOf('a @ shop').map((one) => ({ ...one, doc: 'x\u001B[2Jy', id: 'a\u0007' }));
    const text = asTextGraph(drawn(evil), { colors: picocolors.createColors(false), columns: undefined });
    expect(text).toBe('◆ a\\x07  fixable         (head; shop)  x\\x1b[2Jy  0000_a.py\n');
  });

  it('keeps to the width of the terminal as far as names let it', () => {
    const long = chainOf('a').map((one) => ({ ...one, doc: 'word '.repeat(40) }));
    const [line = ''] = asTextGraph(drawn(long), { colors: picocolors.createColors(false), columns: 80 }).split('\n');
    expect(line.length).toBeLessThanOrEqual(80);
    expect(line).toContain('…');
  });
});

const chains = fc.array(fc.record({ down: fc.array(fc.nat(), { maxLength: 3 }), needs: fc.array(fc.nat(), { maxLength: 1 }) }), { maxLength: 30 }).map((all) =>
  all.map(({ down, needs }, at): Revision => {
    const among = (picks: readonly number[]): readonly string[] => (at ? [...new Set(picks.map((pick) => `r${pick % at}`))] : []);
    return { id: `r${at}`, down: among(down), dependsOn: among(needs), labels: [], doc: '', file: `${at}.py`, start: 0, end: 0 };
  }),
);

describe('the lanes', () => {
  it('lead from every revision to each of its parents, and nowhere else', () => {
    fc.assert(fc.property(chains, (revisions) => {
      const order = orderRevisions(revisions);
      const { rows, width } = layout(order);
      expect(rows.map(({ revision }) => revision)).toEqual([...order.order].reverse());
      rows.forEach(({ revision, lane, edges }, at) => {
        expect(lane).toBeLessThan(width);
        const reached = edges.filter(({ from }) => from === lane).map(({ to }) => {
          let now = to;
          for (let row = at + 1; ; row++) {
            const next = rows[row];
            if (next?.lane === now) return next.revision;
            const on = next?.edges.filter(({ from }) => from === now) ?? [];
            expect(on.map(({ to }) => to)).toEqual([now]);
            now = on[0]?.to as number;
          }
        });
        expect(new Set(reached)).toEqual(new Set(order.parents.get(revision)?.filter(({ id }) => revision.down.includes(id))));
      });
    }), { numRuns: 500, seed: SEED });
  });

  it('stay few where many short branches leave one trunk', () => {
    const lines = Array.from({ length: 400 }, (_, at) => (at === 0 ? 't0' : at % 2 ? `s${at}: t${at - 1}` : `t${at}: t${at - 2} s${at - 1}`));
    expect(layout(orderRevisions(chainOf(...lines))).width).toBeLessThan(4);
  });

  it('of 2,000 revisions are drawn at once, in every format', () => {
    for (const every of [1, 2, 7]) {
      const lines = Array.from({ length: 2000 }, (_, at) => (at < every ? `r${at}` : `r${at}: r${at - every}${at % 20 ? '' : ` ~ r${at - 1}`}`));
      const start = performance.now();
      const drawing = drawn(chainOf(...lines));
      const text = asTextGraph(drawing, { colors: picocolors.createColors(false), columns: 100 });
      expect(text.split('\n').filter((line) => /r\d/.test(line))).toHaveLength(2000);
      if (every === 1) expect(text.split('\n')).toHaveLength(2001);
      for (const write of [asMermaid, asSvg, asDot]) expect(write([drawing]).length).toBeGreaterThan(10_000);
      expect(performance.now() - start).toBeLessThan(2000);
    }
  });
});

describe('other formats', () => {
  const evil = drawn(chainOf('a', 'bb: a ~ a', 'ccc: bb').map((one) => ({ ...one, doc: `"]<script>&'\`${one.id}\u0001 #quot; -->` })));

  it('Mermaid: one node a revision, an arrow a link, nothing of a text is syntax', () => {
    const text = asMermaid([evil]);
    expect(text).toContain('r0 --> r1');
    expect(text).toContain('["ccc (head)<br/>#34;#93;#60;script#62;#38;\'#96;ccc#1; #35;quot#59; --#62;"]:::person');
    expect(text.match(/\["/g)).toHaveLength(3);
    expect(text.match(/"\]/g)).toHaveLength(3);
  });

  it('SVG: well-formed, self-contained', () => {
    const text = asSvg([evil, evil]);
    expect(text).toContain('&quot;]&lt;script&gt;&amp;');
    expect(text).not.toMatch(/<script|href|url\(|@import/);
    expect(text).not.toContain('\u0001');
    const open: string[] = [];
    for (const [, end, name = '', self] of text.matchAll(/<(\/?)([a-z]+)(?:\s[^<>]*?)?(\/?)>/g)) {
      if (end) expect(open.pop()).toBe(name);
      else if (!self) open.push(name);
    }
    expect(open).toEqual([]);
  });

  it('dot: quoted', () => {
    expect(asDot([evil])).toContain('\\"]<script>');
    expect(asDot([drawn(chainOf('a', 'x ~ a'))])).toContain('r0_0 -> r0_1 [style=dashed];');
  });
});
