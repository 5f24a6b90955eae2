import type { Meta } from './types.ts';

export const UNUSED_SUPPRESSION: Meta = {
  id: 'unused-suppression',
  summary: 'a `# migfix: ignore[…]` that has nothing to suppress, or that cannot be read',
  why: `A suppression that is left behind hides what somebody changes there later. Of a list only the rules without use go; where none is left,
the whole comment goes with its line. Another comment's text is never touched, and a rule that does not take part in this run is not
judged: \`--select\` makes no suppression unused.

A rule that there is not, and a comment that was meant for us and cannot be read (\`# migfix: ignroe[batch]\`), are reported with what was
probably meant. See [suppressions](../suppression.md).`,
  fix: 'safe',
  presets: ['minimal', 'house', 'strict'],
};

export const SUPPRESSION_REASON: Meta = {
  id: 'suppression-reason',
  summary: '(strict, or `require-reason = true`) a suppression that does not say why',
  why: `Who reads \`# migfix: ignore[batch]\` in two years wants to know whether it still holds: \`# migfix: ignore[batch] -- the table is never on
SQLite\`. The preset \`strict\` asks for a reason; the key \`require-reason\` of the configuration asks for it, or does not, with every preset. It
is a note, which never makes a run fail. See [suppressions](../suppression.md).`,
  fix: 'none',
  presets: ['strict'],
};
