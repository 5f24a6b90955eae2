/** How the SQL of other databases may differ after a change that a person must review. Nothing else may. */

/** A difference that is left to be explained: statements that went, and statements that came. */
interface Difference {
  readonly gone: readonly string[];
  readonly came: readonly string[];
}

interface DeclaredKind {
  readonly name: string;
  readonly rules: readonly string[];
  /** Takes out of a difference what this kind explains. */
  readonly explain: (difference: Difference) => Difference;
}

const without = (statements: readonly string[], statement: string): readonly string[] => {
  const at = statements.indexOf(statement);
  return at < 0 ? statements : [...statements.slice(0, at), ...statements.slice(at + 1)];
};

/** Statements of a kind that are added. */
const added =
  (pattern: RegExp) =>
  ({ gone, came }: Difference): Difference => ({ gone, came: came.filter((statement) => !pattern.test(statement)) });

/** Statements that are the same once `plain` has taken the declared part away. */
const sameBut =
  (plain: (statement: string) => string) =>
  (difference: Difference): Difference =>
    difference.came.reduce((rest, statement) => {
      const twin = rest.gone.find((other) => plain(other) === plain(statement));
      return twin === undefined ? rest : { gone: without(rest.gone, twin), came: without(rest.came, statement) };
    }, difference);

const noDefault = (sql: string): string => sql.replace(/ DEFAULT (?:'(?:[^']|'')*'|\w+)/, '');
/** The words for a Boolean's default, as one. */
const oneTruth = (sql: string): string => sql.replace(/ DEFAULT (?:'(?:f|false)'|false)/gi, ' DEFAULT false').replace(/ DEFAULT (?:'(?:t|true)'|true)/gi, ' DEFAULT true');
/** MySQL writes the whole column. */
const isWhole = (sql: string): boolean => / (?:MODIFY|CHANGE) /.test(sql);
const noName = (sql: string): string => sql.replace(/ CONSTRAINT \S+/, '');
/** A unique index as the constraint that it is, and the drop of one. */
const asConstraint = (sql: string): string =>
  sql
    .replace(/^CREATE UNIQUE INDEX (\S+) ON (\S+) (\(.*\))$/, 'ALTER TABLE $2 ADD CONSTRAINT $1 UNIQUE $3')
    .replace(/^DROP INDEX (\S+)(?: ON \S+)?$/, 'DROP $1')
    .replace(/^ALTER TABLE \S+ DROP (?:CONSTRAINT|INDEX) (\S+)$/, 'DROP $1');
const noNotNull = (sql: string): string => noDefault(sql).replace(/ NOT NULL/, '');
const noCase = (sql: string): string => sql.replace(/["`;]/g, '').replace(/\bSET DATA TYPE\b/i, 'TYPE').replace(/\bALTER COLUMN\b/gi, 'ALTER').replace(/\bDROP COLUMN\b/gi, 'DROP').replace(/\s*([(),])\s*/g, '$1').replace(/\s+/g, ' ').toUpperCase().replace('CHARACTER VARYING', 'VARCHAR');

/** The declared kinds, each with the rules that may make it. */
const declaredKinds: readonly DeclaredKind[] = [
  { name: 'rows are filled', rules: ['backfill', 'null-backfill'], explain: added(/^UPDATE /) },
  { name: 'DEFAULT of a placeholder', rules: ['server-default', 'placeholder-type'], explain: sameBut(noDefault) },
  { name: 'a Boolean’s defaults in other words', rules: ['placeholder-type'], explain: sameBut(oneTruth) },
  { name: 'NOT NULL in a statement of its own', rules: ['server-default', 'backfill'], explain: (difference) => added(/ SET NOT NULL$| MODIFY .* NOT NULL/)(sameBut(noNotNull)(difference)) },
  { name: 'the placeholder is taken away', rules: ['drop-placeholder'], explain: added(/ DROP DEFAULT$/) },
  { name: 'a constraint has a name', rules: ['constraint-name'], explain: sameBut(noName) },
  { name: 'a UNIQUE constraint is dropped and made as one', rules: ['unique-as-index'], explain: sameBut(asConstraint) },
  { name: 'MySQL keeps what it is told', rules: ['existing-type'], explain: ({ gone, came }) => {
    const rest = sameBut((sql) => noNotNull(sql).replace(/ NULL$/, ''))({ gone: gone.filter(isWhole), came: came.filter(isWhole) });
    return { gone: [...gone.filter((sql) => !isWhole(sql)), ...rest.gone], came: [...came.filter((sql) => !isWhole(sql)), ...rest.came] };
  } },
  { name: 'an index or a CHECK is dropped before its column, an index made again after it', rules: ['drop-index-first'], explain: added(/^DROP INDEX |^CREATE (?:UNIQUE )?INDEX |^ALTER TABLE \S+ DROP (?:CONSTRAINT|CHECK) /) },
  { name: 'a downgrade that was empty (test/downgrade-alembic.test.ts looks at the upgrade)', rules: ['downgrade'], explain: added(/^/) },
  { name: 'SQL as an operation: the same but for case and quotes', rules: ['raw-alter'], explain: sameBut(noCase) },
];

/** Rules that put what reads rows behind what fills them. */
const reordering = ['backfill', 'null-backfill'];

const statements = (sql: string): readonly string[] =>
  sql
    .split(/;\n\n/)
    .map((statement) => statement.trim())
    .filter(Boolean);

const difference = (before: readonly string[], after: readonly string[]): Difference => ({
  gone: after.reduce(without, before),
  came: before.reduce(without, after),
});

/**
 * @param before the SQL of the input
 * @param after the SQL of the output
 * @param rules the rules that changed something
 * @returns what no declared kind explains, one statement a line, `-` gone and `+` came
 */
export function unexplained(before: string, after: string, rules: ReadonlySet<string>): readonly string[] {
  const [old, now] = [statements(before), statements(after)];
  const kinds = declaredKinds.filter((kind) => kind.rules.some((rule) => rules.has(rule)));
  const rest = kinds.reduce((left, kind) => kind.explain(left), difference(old, now));
  const left = [...rest.gone.map((statement) => `- ${statement}`), ...rest.came.map((statement) => `+ ${statement}`)];
  if (left.length || reordering.some((rule) => rules.has(rule))) return left;
  const kept = now.filter((statement) => old.includes(statement));
  return kept.join() === old.filter((statement) => now.includes(statement)).join() ? [] : ['the order differs', ...now];
}
