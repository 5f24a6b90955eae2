import { beforeAll, describe, expect, it } from 'vitest';
import type { Application } from '../../src/core/environment.ts';
import type { Parse } from '../../src/core/types.ts';
import { examine } from '../../src/doctor/examine.ts';
import type { Patient } from '../../src/doctor/types.ts';
import { createParser } from '../../src/node/parser.ts';

let parse: Parse;
beforeAll(async () => {
  parse = await createParser();
});

const HEAD = 'from alembic import context\n';

function look(code: string, more: Partial<Patient> = {}) {
  const head = code.includes('\r\n') ? HEAD.replace('\n', '\r\n') : HEAD;
  const env = { name: 'env.py', text: head + code };
  const { findings, changes } = examine({ env, application: { sources: [] }, ...more }, parse);
  const of = (check: string) => findings.filter((finding) => finding.check === check);
  return { findings, changes, of, verdicts: (check: string) => of(check).map(({ verdict }) => verdict), after: changes.find(({ name }) => name === 'env.py')?.after.slice(head.length) };
}

const flask = (text: string, version?: string): Application => ({
  sources: [{ path: 'shop.py', code: `from flask_migrate import Migrate\n${text}\n` }],
  ...(version === undefined ? {} : { flaskMigrate: version }),
});

describe('render-as-batch', () => {
  it.each([
    ['one line', 'context.configure(url=url)\n', 'context.configure(url=url, render_as_batch=True)\n'],
    ['no argument', 'context.configure()\n', 'context.configure(render_as_batch=True)\n'],
    ['a line each', 'context.configure(\n    url=url,\n    target_metadata=m,\n)\n', 'context.configure(\n    url=url,\n    target_metadata=m,\n    render_as_batch=True,\n)\n'],
    ['a comment behind the last', 'context.configure(\n    url=url,\n    target_metadata=m,  # ours\n)\n', 'context.configure(\n    url=url,\n    target_metadata=m,  # ours\n    render_as_batch=True,\n)\n'],
    ['CRLF', 'context.configure(\r\n    a=1,\r\n    b=2\r\n)\r\n', 'context.configure(\r\n    a=1,\r\n    b=2,\r\n    render_as_batch=True\r\n)\r\n'],
    ['off', 'context.configure(render_as_batch=False)\n', 'context.configure(render_as_batch=True)\n'],
    ['two calls', 'context.configure(a=1)\ncontext.configure(b=1)\n', 'context.configure(a=1, render_as_batch=True)\ncontext.configure(b=1, render_as_batch=True)\n'],
    ['before **', 'kw = {"a": 1}\ncontext.configure(url=url, **kw)\n', 'kw = {"a": 1}\ncontext.configure(url=url, render_as_batch=True, **kw)\n'],
    ['** alone', 'kw = {"a": 1}\ncontext.configure(**kw)\n', 'kw = {"a": 1}\ncontext.configure(render_as_batch=True, **kw)\n'],
    ['off in a dict', 'kw = {"render_as_batch": False}\ncontext.configure(**kw)\n', 'kw = {"render_as_batch": True}\ncontext.configure(**kw)\n'],
  ])('is added: %s', (_, before, after) => {
    const found = look(before);
    expect(found.verdicts('render-as-batch')).toContain('wrong');
    expect(found.after).toBe(after);
    expect(look(after).changes).toEqual([]);
    expect(look(after).verdicts('render-as-batch').every((verdict) => verdict === 'right')).toBe(true);
  });

  it.each([
    ['is there', 'context.configure(render_as_batch=True)', 'right'],
    ['depends', 'context.configure(render_as_batch=dialect == "sqlite")', 'unknown'],
    ['is in what we cannot see', 'context.configure(**options())', 'unknown'],
    ['is another module\'s', 'run()', 'unknown'],
    ['has a text that is broken elsewhere', 'context.configure(url=url)\ndef (', 'wrong'],
  ])('changes nothing where it %s', (_, code, verdict) => {
    const found = look(code);
    expect(found.verdicts('render-as-batch')).toEqual([verdict]);
    expect(found.changes).toEqual([]);
  });

  const late = "def online():\n    conf_args = current_app.extensions['migrate'].configure_args\n    with engine.connect() as connection:\n        context.configure(\n            connection=connection,\n            **conf_args\n        )\n";
  const inline = "def online():\n    context.configure(connection=connection, **current_app.extensions['migrate'].configure_args)\n";

  it("fills in Flask-Migrate's options, which the application may have set", () => {
    const found = look(late, { application: flask('Migrate(app, db)', '3.1.0') });
    expect(found.verdicts('render-as-batch')).toEqual(['wrong']);
    expect(found.after).toBe(late.replace('        context.configure(', "        conf_args.setdefault('render_as_batch', True)\n        context.configure("));
    const second = look(inline);
    expect(second.verdicts('render-as-batch')).toEqual(['unknown']);
    expect(second.after).toBe(inline.replace('    context.', "    current_app.extensions['migrate'].configure_args.setdefault('render_as_batch', True)\n    context."));
    expect(look(found.after as string).changes).toEqual([]);
    expect(look(second.after as string).changes).toEqual([]);
  });

  it.each([['4.0.7', 'Migrate(app, db)'], ['2.7.0', 'Migrate(app, db, render_as_batch=True)']])('leaves Flask-Migrate %s with %s alone', (version, call) => {
    const found = look(late, { application: flask(call, version) });
    expect(found.verdicts('render-as-batch')).toEqual(['right']);
    expect(found.changes).toEqual([]);
  });
});

describe('foreign-keys', () => {
  const listener = 'from sqlalchemy import event\nfrom sqlalchemy.engine import Engine\n@event.listens_for(Engine, "connect")\ndef pragma(connection, record):\n    connection.execute("PRAGMA foreign_keys=ON")\n';
  const check = (code: string, source?: string) => look(`${code}\n`, { application: { sources: source === undefined ? [] : [{ path: 'db.py', code: source }] } }).of('foreign-keys');

  it('is right without the pragma', () => expect(check('')[0]?.verdict).toBe('right'));
  it('is wrong where every engine gets it', () => expect(check('', listener)[0]).toMatchObject({ verdict: 'wrong', file: 'db.py', line: 5 }));
  it('is unclear for one engine', () => expect(check('', listener.replace('Engine, "', 'engine, "'))[0]?.verdict).toBe('unknown'));
  it('is wrong in env.py', () => expect(check(listener)[0]).toMatchObject({ verdict: 'wrong', file: 'env.py' }));
  it('is right where env.py switches it off on the driver\'s own connection', () => {
    expect(check('connection.connection.cursor().execute("PRAGMA foreign_keys=OFF")', listener).map(({ verdict }) => verdict)).toEqual(['right']);
  });
  it('is wrong where switching it off begins a transaction', () => {
    const configure = '\ncontext.configure(connection=connection)';
    expect(check(`connection.exec_driver_sql("PRAGMA foreign_keys=OFF")${configure}`, listener)[0]).toMatchObject({ verdict: 'wrong', message: expect.stringContaining('lost') });
    expect(check(`connection.execute(text("PRAGMA foreign_keys=OFF"))${configure}`, listener)[0]?.verdict).toBe('wrong');
    for (const code of [`connection.exec_driver_sql("PRAGMA foreign_keys=OFF")\nconnection.commit()${configure}`, `other.exec_driver_sql("PRAGMA foreign_keys=OFF")${configure}`, `context.configure(connection=connection)\ncontext.execute("PRAGMA foreign_keys=OFF")`]) {
      expect(check(code, listener)[0]?.verdict).toBe('right');
    }
  });
});

describe('transactions', () => {
  it.each([
    ['by default', 'context.configure(a=1)', 'right'],
    ['per migration', 'context.configure(transaction_per_migration=True)', 'right'],
    ['transactional DDL', 'context.configure(transactional_ddl=True)', 'wrong'],
    ['both', 'context.configure(transactional_ddl=True, transaction_per_migration=True)', 'right'],
    ['with the BEGIN recipe', 'c.isolation_level = None\nc.exec_driver_sql("BEGIN")\ncontext.configure(transactional_ddl=True)', 'right'],
  ])('%s', (_, code, verdict) => {
    expect(look(code).verdicts('transactions')).toEqual([verdict]);
  });
});

describe('template', () => {
  const good = '"""${message}"""\nfrom alembic import op\nimport sqlalchemy as sa\n${imports if imports else ""}\nrevision = ${repr(up_revision)}\ndown_revision = ${repr(down_revision)}\ndef upgrade():\n    ${upgrades if upgrades else "pass"}\ndef downgrade():\n    ${downgrades if downgrades else "pass"}\n';
  const check = (text: string) => look('', { template: { name: 'script.py.mako', text } }).of('template');

  it('is right', () => expect(check(good)[0]?.verdict).toBe('right'));
  it.each(['from alembic import op\n', 'import sqlalchemy as sa\n', '${imports if imports else ""}\n', 'revision = ${repr(up_revision)}\n', '${upgrades if upgrades else "pass"}'])('is wrong without %s', (part) => {
    expect(check(good.replace(part, '\n'))).toMatchObject([{ verdict: 'wrong' }]);
  });
  it('is wrong when it commits', () => expect(check(`${good}    conn = op.get_bind()\n    conn.commit()\n`)).toMatchObject([{ verdict: 'wrong', line: 12 }]));
  it('takes op among other imports', () => expect(check(good.replace('import op', 'import context, op'))[0]?.verdict).toBe('right'));
});

describe('naming-convention', () => {
  it.each([
    ['from sqlalchemy import MetaData\ntarget_metadata = MetaData()', 'wrong'],
    ['from sqlalchemy import MetaData\ntarget_metadata = MetaData(naming_convention=N)', 'right'],
    ['from elsewhere import Base\ntarget_metadata = Base.metadata', 'unknown'],
    ['target_metadata = None\ncontext.configure(target_metadata=target_metadata)', 'unknown'],
  ])('%s', (code, verdict) => {
    expect(look(code).verdicts('naming-convention')).toEqual([verdict]);
  });
  it('says that there is no metadata', () => {
    expect(look('target_metadata = None\ncontext.configure(target_metadata=target_metadata)').of('naming-convention')[0]?.message).toContain('no metadata');
  });
});
