import { withoutDirectives } from './directives.ts';
import { opposite } from './facts.ts';
import { databaseOf } from './migration.ts';
import { constant } from './python.ts';
import { allMatched, matched } from './text.ts';
import { field, named, nodesOf } from './tree.ts';
import type { FileFacts, Node } from './types.ts';

/** An upgrade that Alembic calls, and the function that is to take it back. */
export interface Pair {
  readonly upgrade: Node;
  /** The name of the function that takes it back, there or not. */
  readonly name: string;
  readonly downgrade: Node | undefined;
}

/** The pairs of a file: `upgrade` and `downgrade`, or one pair per database. */
export const pairsOf = (file: FileFacts): readonly Pair[] =>
  [...file.names.functions].flatMap(([own, upgrade]): readonly Pair[] =>
    own.startsWith('upgrade') && databaseOf(file, own) !== undefined ? [{ upgrade, name: opposite(own), downgrade: file.names.functions.get(opposite(own)) }] : [],
  );

/** The statements of a function's body. */
export const bodyOf = (definition: Node): readonly Node[] => named(field(definition, 'body') ?? definition);

/** `pass`, a docstring, `...`, `return`: a statement that does nothing. */
export function doesNothing(statement: Node): boolean {
  if (statement.type === 'pass_statement') return true;
  const [value, more] = named(statement);
  if (statement.type === 'return_statement') return !value || constant(value) === null;
  return statement.type === 'expression_statement' && !more && !!value && /^(?:string|concatenated_string|ellipsis|none)$/.test(value.type);
}

/** Words with which authors say that there is no way back. */
const NO_WAY_BACK = /irrevers|revers(?:ible|ed)|one[- ]way|(?:not|n't|no|never|cannot|unable|impossible)\b[^\n]{0,40}\b(?:downgrad|undo|undone|revert|rollback|roll back|support|possible|go(?:ing)? back|needed|necessary|required)|(?:downgrad|undo|revert)[^\n]{0,50}\b(?:not|n't|never|impossible|unsupported|no-?op)\b|intentional|on purpose/i;

/** What the author says in a function: strings that stand alone, comments, also those behind its last statement. */
function said(code: string, definition: Node): string {
  const behind = matched(/^[^\r\n]*(?:\r?\n[ \t]+#[^\r\n]*)*/, code.slice(definition.end));
  const words = nodesOf(definition, 'comment', 'string').filter((node) => node.type === 'comment' || node.parent?.type === 'expression_statement');
  return withoutDirectives([...words.map((node) => code.slice(node.start, node.end)), ...allMatched(/#[^\r\n]*/g, behind)].join('\n'));
}

/** Did somebody decide that there is no way back: an exception, or words that say so? */
export const refuses = ({ names }: FileFacts, definition: Node): boolean =>
  bodyOf(definition).some(({ type }) => type === 'raise_statement' || type === 'assert_statement') || NO_WAY_BACK.test(said(names.code, definition));
