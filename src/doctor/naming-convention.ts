import { type Check, nameOf } from './types.ts';

const HELP = `Where the metadata is made:
MetaData(naming_convention={
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
})
Databases keep the names they have: the convention counts for what new revisions make.`;

/** The metadata names constraints: batch mode can neither make nor drop one that has no name. */
export const namingConvention: Check = (examination) => {
  const { facts, patient } = examination;
  const { convention } = facts;
  const check = 'naming-convention';
  if (!convention) {
    return [{ check, verdict: 'unknown', file: patient.env.name, message: 'env.py hands Alembic no metadata: autogenerate has nothing to compare, and there is no naming convention' }];
  }
  const { module, node, answer, keys } = convention;
  const at = { check, file: nameOf(module, examination), line: node.row + 1 };
  if (answer === 'yes') return [{ ...at, verdict: 'right', message: 'the metadata has a naming convention: a constraint without a name gets one, and SQLite can drop it again' }];
  const need = 'batch mode refuses a constraint without a name ("Constraint must have a name"), and on SQLite one that was made without can\'t be dropped by name';
  if (answer === 'unknown') return [{ ...at, verdict: 'unknown', message: `whether the metadata has a naming convention can't be followed from here; without one ${need}` }];
  const lacks = keys ? `the naming convention names only ${keys.join(', ') || 'nothing'}, not uq and fk` : 'the metadata has no naming convention';
  return [{ ...at, verdict: 'wrong', message: `${lacks}: ${need}`, help: HELP }];
};
