/** Small chains, written down in a test: `b: a` is built on a, `m: a b` merges, `c: a ~ d` depends on d, `x @ label` is labelled. */
import type { Revision } from '../../src/core/revision.ts';

export const chainOf = (...lines: readonly string[]): readonly Revision[] =>
  lines.map((line, at) => {
    const [, id = '', down = '', dependsOn = '', labels = ''] = /^(\S+?):?(?:\s+([^~@]*?))?(?:\s*~\s*([^@]*?))?(?:\s*@\s*(.*))?$/.exec(line) ?? [];
    const words = (text: string): readonly string[] => text.split(' ').filter(Boolean);
    return { id, down: words(down), dependsOn: words(dependsOn), labels: words(labels), doc: `makes ${id}`, file: `${String(at).padStart(4, '0')}_${id}.py`, start: 0, end: 0 };
  });

export const idsOf = (revisions: readonly Revision[]): string => revisions.map(({ id }) => id).join(' ');
