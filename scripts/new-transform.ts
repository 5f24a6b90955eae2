import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** `npm run new-transform -- <id>`: module, fixtures and the line in the list. */

const ROOT = join(import.meta.dirname, '..');
const id = process.argv[2] ?? '';
if (!/^[a-z]+(?:-[a-z]+)*$/.test(id)) {
  console.error('usage: npm run new-transform -- <id>   (lower case, words joined by "-")');
  process.exit(2);
}
const path = join(ROOT, 'transforms', `${id}.ts`);
if (existsSync(path)) {
  console.error(`transforms/${id}.ts is there already`);
  process.exit(2);
}
const name = id.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

writeFileSync(
  path,
  `import { mapSteps } from '../src/core/steps.ts';
import type { Context, Step, Transform } from '../src/core/types.ts';

/** What becomes of one step; the same step when nothing does. */
function change(context: Context, step: Step): Step {
  if (step.kind !== 'op' || step.op.name !== 'alter_column') return step;
  context.report(step.op, 'what is wrong, in one line', { unfixable: true });
  return step;
}

export const ${name}: Transform = {
  meta: {
    id: '${id}',
    summary: 'what it does, in one line',
    why: \`Why SQLite needs it, and what every other database gets.\`,
    fix: 'review',
    presets: ['house', 'strict'],
  },
  run: (steps, context) => mapSteps(steps, (step) => change(context, step)),
};
`,
);

const folder = join(ROOT, '__testfixtures__', id);
mkdirSync(folder, { recursive: true });
const migration = (body: string): string =>
  `"""what the case is about\n\nRevision ID: a1\nRevises:\n"""\nimport sqlalchemy as sa\nfrom alembic import op\n\nrevision = 'a1'\ndown_revision = None\n\n\ndef upgrade():\n${body}\n\n\ndef downgrade():\n    pass\n`;
const nothing = (value: string): string => migration(`    op.execute("UPDATE tag SET color = '${value}'")`);
const files = {
  'example.input.py': migration("    op.alter_column('tag', 'label', existing_type=sa.String(length=50), type_=sa.Text())"),
  'example.output.py': migration("    with op.batch_alter_table('tag', schema=None) as batch_op:\n        batch_op.alter_column('label', existing_type=sa.String(length=50), type_=sa.Text())"),
  'nothing-to-do.noop.py': nothing('red'),
  'nothing-either.noop.py': nothing('blue'),
};
for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text);

const list = join(ROOT, 'transforms', 'index.ts');
const text = readFileSync(list, 'utf8');
writeFileSync(
  list,
  text.replace("import type { Transform }", `import { ${name} } from './${id}.ts';\nimport type { Transform }`).replace(/\n\];\n/, `\n  ${name},\n];\n`),
);
console.log(`transforms/${id}.ts, __testfixtures__/${id}/ and a line in transforms/index.ts: put it where it belongs in the order of work.`);
