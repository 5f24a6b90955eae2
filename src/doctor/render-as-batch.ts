import type { Configure } from '../core/environment.ts';
import { appendAfter, appendArgument, replaceNode } from '../core/edit.ts';
import { lineIndent } from '../core/lines.ts';
import { argumentsOf, readStyle, textOf } from '../core/python.ts';
import type { Names } from '../core/scopes.ts';
import { named, statementOf } from '../core/tree.ts';
import type { Edit } from '../core/types.ts';
import type { Check, Examination, Finding } from './types.ts';

const ARGUMENT = 'render_as_batch=True';
const MEANS = 'autogenerate writes bare operations, which SQLite refuses ("No support for ALTER of constraints in SQLite dialect")';

/** Every `context.configure` gets `render_as_batch=True`. */
export const renderAsBatch: Check = (examination) => {
  const { facts, patient } = examination;
  const { name } = patient.env;
  if (facts.configure.length) return facts.configure.map((configure) => ofCall(configure, examination));
  const message = 'env.py calls context.configure nowhere: another module does, and what it passes is not known here';
  return [{ check: 'render-as-batch', verdict: 'unknown', file: name, message, help: `See that it passes ${ARGUMENT}.` }];
};

function ofCall(configure: Configure, { facts, patient }: Examination): Finding {
  const { call, setting } = configure;
  const at = { check: 'render-as-batch', file: patient.env.name, line: call.row + 1 };
  if (configure.renderAsBatch === 'yes') return { ...at, verdict: 'right', message: `context.configure gets ${ARGUMENT}: new revisions are written as batch blocks` };
  const edits = editsFor(configure, facts.env.names);
  const mend = edits.length ? { edits: { file: patient.env.name, edits } } : {};
  if (setting.kind === 'flask-migrate') return { ...at, ...mend, ...flaskMigrate(configure) };
  if (configure.renderAsBatch === 'no') {
    const why = setting.kind === 'value' ? 'render_as_batch is off' : 'context.configure gets no render_as_batch';
    return { ...at, ...mend, verdict: 'wrong', message: `${why}: ${MEANS}`, ...(edits.length ? {} : { help: `Pass ${ARGUMENT}.` }) };
  }
  if (setting.kind === 'value') {
    const written = textOf(facts.env.names.code, setting.node);
    return { ...at, verdict: 'unknown', message: `render_as_batch is "${written}": where that is false, ${MEANS}`, help: `${ARGUMENT} is right for every database: on PostgreSQL and MySQL a batch block emits the same SQL.` };
  }
  return { ...at, verdict: 'unknown', message: 'what context.configure gets by ** is not written in env.py', help: `See that it has ${ARGUMENT}.` };
}

function flaskMigrate({ renderAsBatch }: Configure): Pick<Finding, 'verdict' | 'message'> {
  if (renderAsBatch === 'no') return { verdict: 'wrong', message: `Flask-Migrate passes no render_as_batch (only from 4.0 on it does so by itself): ${MEANS}` };
  return { verdict: 'unknown', message: "the options are Flask-Migrate's: from 4.0 on they have render_as_batch=True, before only where Migrate(…) is given it" };
}

function editsFor({ call, setting }: Configure, names: Names): readonly Edit[] {
  if (setting.kind === 'value') return /^(False|None)$/.test(textOf(names.code, setting.node)) ? [replaceNode(setting.node, 'True')] : [];
  if (setting.kind === 'flask-migrate') return fillIn(call, names);
  if (setting.kind !== 'absent') return [];
  const args = argumentsOf(call);
  const splat = args.find((argument) => argument.type === 'dictionary_splat');
  const before = splat && args[args.indexOf(splat) - 1];
  if (before) return [appendAfter(names.code, call, before, ARGUMENT)];
  return splat ? [{ start: splat.start, end: splat.start, text: `${ARGUMENT}, ` }] : [appendArgument(names.code, call, ARGUMENT)];
}

/** The application may set it already: a second keyword would be an error, `setdefault` never is. */
function fillIn(call: Configure['call'], names: Names): readonly Edit[] {
  const statement = statementOf(call);
  const splat = argumentsOf(call).findLast((argument) => argument.type === 'dictionary_splat');
  const options = splat && named(splat)[0];
  const lineStart = names.code.lastIndexOf('\n', statement.start - 1) + 1;
  const indent = lineIndent(names.code, statement.start);
  if (!options || lineStart + indent.length !== statement.start) return [];
  const { quote, eol } = readStyle(names.code, names.root);
  const text = `${textOf(names.code, options)}.setdefault(${quote}render_as_batch${quote}, True)${eol}${indent}`;
  return [{ start: statement.start, end: statement.start, text }];
}
