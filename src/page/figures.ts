import type { Data } from './data.ts';
import { type Child, count, h } from './dom.ts';

/** The numbers of the run. */
export function figures(data: Data): HTMLElement {
  const { totals, files, mode } = data;
  const revisions = files.filter(({ revision }) => revision).length;
  const left = totals.errors + totals.warnings;
  return h('dl', { class: 'figures' },
    figure('Revisions', revisions.toLocaleString('en'), `${totals.changed.toLocaleString('en')} ${mode === 'write' ? 'rewritten' : 'would be rewritten'}${files.length > revisions ? `, ${count(files.length - revisions, 'other file')}` : ''}`),
    ...runs(data),
    figure('Findings left', left.toLocaleString('en'), `${count(totals.errors, 'error')}, ${count(totals.warnings, 'warning')}, ${count(totals.notes, 'note')}`),
    figure('Findings rewritten', (totals.safe + totals.review).toLocaleString('en'), `${totals.safe.toLocaleString('en')} safe, ${totals.review.toLocaleString('en')} to review`),
    figure('Batch blocks', totals.blocks.toLocaleString('en'), `${totals.copiesSaved.toLocaleString('en')} ${totals.copiesSaved === 1 ? 'copy of a table' : 'copies of tables'} saved`),
    figure('Marks to fill in', totals.marks.toLocaleString('en'), totals.marks ? 'values that nobody knows' : 'nothing to fill in'));
}

/** What was proven; without a proof, only what the rules see, and the word for that. */
function runs({ proof, files }: Data): readonly HTMLElement[] {
  if (!proof) {
    const person = files.filter(({ state }) => state === 'person' || state === 'failed').length;
    return [figure('Run on SQLite', 'not proven', `nothing left in ${count(files.length - person, 'file')}, something in ${person.toLocaleString('en')}; migfix verify runs them`)];
  }
  const parts = [`${proof.holds} hold`, ...(proof.fails ? [`${proof.fails} fail`] : []), ...(proof.unproven ? [`${proof.unproven} unproven`] : [])];
  return [
    figure('Run on SQLite', h('span', {}, String(proof.before), h('span', { class: 'arrow' }, ' → '), String(proof.after)), `of ${proof.revisions}, before and after; they were run`),
    figure('Proof', proof.holds === proof.revisions ? 'holds' : proof.fails ? 'fails' : 'unproven', parts.join(', ')),
  ];
}

const figure = (name: string, value: Child, more: string): HTMLElement => h('div', {}, h('dt', {}, name), h('dd', {}, h('strong', {}, value), h('span', {}, more)));
