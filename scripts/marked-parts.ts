import { readFileSync } from 'node:fs';

/**
 * A page of which a script writes parts, between marks: `<!-- name: written by … -->` and `<!-- /name -->`.
 *
 * @returns the page with the parts in their places
 * @throws {Error} When it has no place for one of them.
 */
export function withParts(path: string, parts: Readonly<Record<string, string>>): string {
  return Object.entries(parts).reduce((text, [name, part]) => {
    const marked = new RegExp(`(<!-- ${name}: written by [^\\n]*-->\\n)[\\s\\S]*?(<!-- /${name} -->)`);
    if (!marked.test(text)) throw new Error(`${path} has no place for ${name}`);
    return text.replace(marked, (_all, start: string, end: string) => `${start}${part}\n${end}`);
  }, readFileSync(path, 'utf8'));
}
