import type { Example } from 'virtual:examples';
import { make } from './dom.ts';
import { type Choices, defaultChoices, type Session } from './session.ts';

/**
 * Fills the menu.
 *
 * @param chosen gets the session of what was chosen
 */
export async function fillExamples(menu: HTMLSelectElement, chosen: (session: Session) => void): Promise<void> {
  const { groups, schema } = await import('virtual:examples');
  const byId = new Map(groups.flatMap(({ examples }) => examples.map((example) => [example.id, example])));
  menu.append(make('option', { value: '' }, 'Choose…'));
  for (const { title, examples } of groups) {
    menu.append(make('optgroup', { label: title }, ...examples.map(({ id }) => make('option', { value: id }, id.replace(`${title}/`, '')))));
  }
  menu.addEventListener('change', () => {
    const example = byId.get(menu.value);
    if (example) chosen(sessionOf(example, schema));
  });
}

const sessionOf = ({ files, choices, tables, env }: Example, schema: string): Session => ({
  files,
  // the last of a chain is what it is about
  shown: (files.length < 10 ? files.at(-1) : files[0])?.name ?? '',
  choices: { ...defaultChoices, ...(choices as Partial<Choices>) },
  tables: tables ?? (files.length === 1 ? schema : undefined),
  env,
});
