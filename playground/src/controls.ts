import type { Meta } from '../../src/core/types.ts';
import { make } from './dom.ts';
import type { Choices } from './session.ts';

type Fields = Readonly<Record<keyof Omit<Choices, 'named'>, HTMLInputElement & HTMLSelectElement>>;

const checks = (form: HTMLFormElement): readonly HTMLInputElement[] => [...form.querySelectorAll<HTMLInputElement>('[name=named]')];

/** Puts a box for each rule into the form. */
export function listRules(form: HTMLFormElement, rules: readonly Meta[]): void {
  const boxes = rules.map(({ id, summary }) => make('label', { class: 'check', title: summary.replaceAll('`', '') }, make('input', { type: 'checkbox', name: 'named', value: id }), ` ${id}`));
  form.querySelector('fieldset')?.append(...boxes);
}

/** Shows choices in the form. */
export function showChoices(form: HTMLFormElement, choices: Choices): void {
  const fields = form.elements as unknown as Fields;
  const { safe, named, ...texts } = choices;
  fields.safe.checked = safe;
  for (const [name, value] of Object.entries(texts)) fields[name as keyof typeof texts].value = value;
  for (const box of checks(form)) box.checked = named.includes(box.value);
}

/** @returns what the form says; undefined while a field holds something that it cannot mean */
export function readChoices(form: HTMLFormElement): Choices | undefined {
  if (!form.checkValidity()) return undefined;
  const fields = form.elements as unknown as Fields;
  const text = <Name extends keyof Choices>(name: Name & keyof Fields): Choices[Name] => fields[name].value as Choices[Name];
  return {
    preset: text('preset'),
    placeholder: text('placeholder'),
    sqlite: text('sqlite'),
    safe: fields.safe.checked,
    namingConvention: text('namingConvention'),
    foreignKeys: text('foreignKeys'),
    rules: text('rules'),
    named: checks(form).filter(({ checked }) => checked).map(({ value }) => value),
  };
}
