/** Sections of docs/accuracy.md that have writers of their own, from `<!-- name: written by … -->` to `<!-- /name -->`, mark to mark. */

const marked = (name: string): RegExp => new RegExp(`<!-- ${name}: written by [^\\n]*-->[\\s\\S]*<!-- /${name} -->`);

/** The section that a page has, for whoever writes the rest of it. */
export const sectionOf = (page: string, name: string): string | undefined => marked(name).exec(page)?.[0];

/** A page with its section replaced; the page without one gets it at its end. */
export const withSection = (page: string, name: string, section: string): string =>
  marked(name).test(page) ? page.replace(marked(name), () => section) : `${page.trimEnd()}\n\n${section}\n`;

const KEPT = ['verify', 'mutation'];

/** A page with the sections that the one before it had from other writers. */
export const keeping = (old: string, page: string): string =>
  KEPT.reduce((text, name) => {
    const section = sectionOf(old, name);
    return section === undefined ? text : withSection(text, name, section);
  }, page);
