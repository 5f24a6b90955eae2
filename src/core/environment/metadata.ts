import { argumentsOf, dotted, keyword, textOf } from '../python.ts';
import { functionOf } from '../scopes.ts';
import { field, named, walk } from '../tree.ts';
import type { Node } from '../types.ts';
import { agree, assignedTo, type Convention, ofConvention, unknown } from './convention.ts';
import type { Module, Modules } from './modules.ts';
import { configureCalls, settingOf } from './settings.ts';
import { assignedValues } from './values.ts';

interface Trail {
  readonly modules: Modules;
  readonly depth: number;
}

const DEEP = 12;

/**
 * Does the metadata that env.py hands to Alembic have a naming convention? Followed through names, functions, classes and
 * imports of the application's own modules.
 *
 * @returns undefined when env.py hands over no metadata
 */
export function conventionOf(env: Module, modules: Modules): Convention | undefined {
  const given = configureCalls(env.names).map((call) => settingOf(env.names, call, 'target_metadata'));
  const nodes = given.flatMap((setting) => (setting.kind === 'value' ? [setting.node] : []));
  const own = assignedValues(env.names, env.names.root, 'target_metadata');
  const start = { modules, depth: 0 };
  const found = (nodes.length ? nodes : own).flatMap((node) => of(env, node, start) ?? []);
  const merged = assignedTo(env, 'target_metadata') ?? agree(found);
  return merged?.answer === 'no' && assignsElsewhere(modules) ? { ...merged, answer: 'unknown' } : merged;
}

/** `db.Model.metadata.naming_convention = …` somewhere: it may be ours. `self.naming_convention` is a class's own matter. */
const ASSIGNS = /(?<!\b(?:self|cls))\.naming_convention\s*(?:=(?!=)|\.update\()/;
const assignsElsewhere = ({ sources }: Modules): boolean => sources.some(({ code }) => ASSIGNS.test(code));

const besideMetadata = (code: string): boolean => code.split(/[\r\n]/).some((line) => /\bnaming_convention\b/i.test(line) && /\bmetadata\b/i.test(line));

/** May a text give a metadata a convention? Files, titles and the like have naming conventions of their own. */
export const mayName = (code: string): boolean => /\bnaming_convention\b/.test(code) && (/\bMetaData\b/.test(code) || ASSIGNS.test(code) || besideMetadata(code));

/** The convention of the metadata that an expression gives; undefined when it gives none (`None`, an empty dict). */
function of(module: Module, node: Node | undefined, trail: Trail): Convention | undefined {
  if (!node || node.type === 'none') return undefined;
  const { names } = module;
  const deeper = { ...trail, depth: trail.depth + 1 };
  if (trail.depth > DEEP) return unknown(module, node);
  if (node.type === 'parenthesized_expression') return of(module, named(node)[0], deeper);
  if (node.type === 'list' || node.type === 'tuple') return agree(named(node).flatMap((element) => of(module, element, deeper) ?? []));
  if (node.type === 'dictionary') return agree(named(node).flatMap((pair) => of(module, field(pair, 'value'), deeper) ?? []));
  if (node.type === 'call') return ofCall(module, node, deeper);
  if (node.type === 'subscript') return ofSubscript(module, node, deeper);
  if (node.type !== 'identifier' && node.type !== 'attribute') return unknown(module, node);
  const assigned = assignedTo(module, textOf(names.code, node));
  if (assigned) return assigned;
  const path = textOf(names.code, node).replace(/\s/g, '').split('.');
  return ofPath(module, node, path, deeper);
}

/** A dotted name: what its first part is, and what the rest asks of that. */
function ofPath(module: Module, from: Node, [first = '', ...rest]: readonly string[], trail: Trail): Convention | undefined {
  const { names } = module;
  if (trail.depth > DEEP) return unknown(module, from);
  const definition = names.classes.get(first);
  if (definition && rest[0] === 'metadata') return ofClass(module, definition, trail);
  const imported = names.importsIn(from).get(first);
  if (imported !== undefined) return ofImport(module, from, [imported, ...rest].join('.'), trail);
  const values = assignedValues(names, from, first);
  if (values.length) return agree(values.flatMap((value) => ofValue(module, value, rest, trail) ?? []));
  return ofStarImport(module, from, [first, ...rest], trail);
}

function ofImport(module: Module, from: Node, path: string, trail: Trail): Convention | undefined {
  if (/\.extensions\[['"]migrate['"]\]\.db\.metadata$/.test(path)) return ofFlask(module, from, trail);
  if (/^(sqlmodel\.)(main\.)?SQLModel\.metadata$/.test(path)) return { answer: 'no', module, node: from };
  const found = trail.modules.find(path, module);
  if (!found?.rest.length) return unknown(module, from);
  const assigned = assignedTo(found.module, found.rest.join('.'));
  return assigned ?? ofPath(found.module, found.module.names.root, found.rest, { ...trail, depth: trail.depth + 1 });
}

/** Flask-Migrate's `db` is the application's one `SQLAlchemy(…)`. */
function ofFlask(module: Module, from: Node, trail: Trail): Convention {
  const files = trail.modules.sources.filter(({ code }) => /flask_sqlalchemy(?:(?!flask_sqlalchemy)[\s\S])*SQLAlchemy\(/.test(code)).map((source) => trail.modules.read(source));
  const found = files.flatMap((file) =>
    file.names.calls
      .filter((call) => dotted(file.names.code, field(call, 'function'), file.names.importsIn(call)) === 'flask_sqlalchemy.SQLAlchemy')
      .map((call) => ofOwner(file, call, trail)),
  );
  return agree(found) ?? unknown(module, from);
}

function ofStarImport(module: Module, from: Node, path: readonly string[], trail: Trail): Convention {
  const { code, root } = module.names;
  for (const node of root.all) {
    if (node.type !== 'import_from_statement' || !node.children.some(({ type }) => type === 'wildcard_import')) continue;
    const found = trail.modules.find(textOf(code, field(node, 'module_name') as Node), module);
    if (!found || found.rest.length) continue;
    const answer = assignedTo(found.module, path.join('.')) ?? ofPath(found.module, found.module.names.root, path, { ...trail, depth: trail.depth + 1 });
    if (answer && answer.answer !== 'unknown') return answer;
  }
  return unknown(module, from);
}

/** A value and the attributes that are asked of it: `db.metadata` where `db = SQLAlchemy(…)`. */
function ofValue(module: Module, value: Node, rest: readonly string[], trail: Trail): Convention | undefined {
  const deeper = { ...trail, depth: trail.depth + 1 };
  if (!rest.length) return of(module, value, deeper);
  if (value.type === 'identifier' || value.type === 'attribute') {
    return ofPath(module, value, [...textOf(module.names.code, value).split('.'), ...rest], deeper);
  }
  const asksMetadata = rest.length === 1 ? rest[0] === 'metadata' : rest.join('.') === 'Model.metadata';
  return value.type === 'call' && asksMetadata ? ofOwner(module, value, deeper) : unknown(module, value);
}

/** Calls whose result has a `metadata` of its own, which `metadata=` replaces. */
const OWNERS = /(?:^|\.)(?:declarative_base|registry|SQLAlchemy|automap_base|generate_base)$/;

function ofOwner(module: Module, call: Node, trail: Trail): Convention {
  const { names } = module;
  const called = dotted(names.code, field(call, 'function'), names.importsIn(call));
  const metadata = keyword(names.code, call, 'metadata');
  if (metadata) return of(module, metadata, trail) ?? { answer: 'no', module, node: call };
  const base = keyword(names.code, call, 'model_class');
  if (base) return ofPath(module, base, [...textOf(names.code, base).split('.'), 'metadata'], trail) ?? unknown(module, call);
  const plain = argumentsOf(call).every((argument) => !argument.type.endsWith('_splat'));
  // an own subclass of SQLAlchemy may make its metadata itself
  if (!called || !OWNERS.test(called) || !plain || names.classes.has(called) || called.endsWith('generate_base')) return unknown(module, call);
  return { answer: 'no', module, node: call };
}

function ofCall(module: Module, call: Node, trail: Trail): Convention | undefined {
  const { names } = module;
  const callee = field(call, 'function') as Node;
  const called = dotted(names.code, callee, names.importsIn(call)) ?? '';
  if (/^(sqlalchemy\.(schema\.|sql\.schema\.)?)MetaData$/.test(called)) return ofMetaData(module, call);
  // target_metadata.get(name)
  if (callee.type === 'attribute' && called.endsWith('.get')) return of(module, field(callee, 'object'), trail);
  const local = names.functions.get(called);
  if (!local) return unknown(module, call);
  const returned = returnsOf(local);
  return returned.length ? agree(returned.flatMap((node) => of(module, node, trail) ?? [])) : unknown(module, call);
}

const returnsOf = (definition: Node): readonly Node[] =>
  walk(definition).flatMap((node) => (node.type === 'return_statement' && functionOf(node) === definition ? (named(node)[0] ?? []) : []));

function ofSubscript(module: Module, node: Node, trail: Trail): Convention | undefined {
  const value = field(node, 'value');
  const text = value ? textOf(module.names.code, value) : '';
  // Flask-SQLAlchemy 3: db.metadatas[None] is db.metadata
  if (value?.type === 'attribute' && text.endsWith('.metadatas')) return ofPath(module, node, text.replace(/s$/, '').split('.'), trail);
  return of(module, value, trail);
}

function ofMetaData(module: Module, call: Node): Convention {
  const given = keyword(module.names.code, call, 'naming_convention');
  if (given) return { ...ofConvention(module, given), node: call };
  const opaque = argumentsOf(call).some((argument) => argument.type.endsWith('_splat')) || argumentsOf(call).length > 4;
  return { answer: opaque ? 'unknown' : 'no', module, node: call };
}

/** `Base.metadata`: what the class body assigns, else what its first base that we can follow has. */
function ofClass(module: Module, definition: Node, trail: Trail): Convention {
  const { names } = module;
  const body = field(definition, 'body');
  for (const statement of body ? named(body) : []) {
    const assignment = statement.type === 'expression_statement' ? named(statement)[0] : undefined;
    const left = assignment?.type === 'assignment' ? field(assignment, 'left') : undefined;
    if (left && textOf(names.code, left) === 'metadata') return of(module, field(assignment as Node, 'right'), trail) ?? unknown(module, definition);
  }
  const bases = field(definition, 'superclasses');
  for (const base of bases ? named(bases) : []) {
    if (base.type === 'keyword_argument') continue;
    const path = dotted(names.code, base, names.importsIn(base));
    if (/^sqlalchemy\.orm\.(\w+\.)*DeclarativeBase(NoMeta)?$/.test(path ?? '')) return { answer: 'no', module, node: definition };
    const found = ofPath(module, base, [...textOf(names.code, base).split('.'), 'metadata'], { ...trail, depth: trail.depth + 1 });
    if (found && found.answer !== 'unknown') return found;
  }
  return unknown(module, definition);
}
