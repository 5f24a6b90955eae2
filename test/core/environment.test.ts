import { beforeAll, describe, expect, it } from 'vitest';
import { type Application, readEnvironment } from '../../src/core/environment.ts';
import { createParser } from '../../src/node/parser.ts';
import type { Parse } from '../../src/core/types.ts';

let parse: Parse;
beforeAll(async () => {
  parse = await createParser();
});

const HEAD = 'from alembic import context\n';
const app = (files: Record<string, string>, more: Partial<Application> = {}): Application => ({ sources: Object.entries(files).map(([path, code]) => ({ path, code })), ...more });
const read = (code: string, application?: Application) => readEnvironment(HEAD + code, parse, application);
const batch = (code: string, application?: Application) => read(code, application).renderAsBatch;
const convention = (code: string, files: Record<string, string> = {}) => read(code, app(files)).namingConvention;

describe('renderAsBatch', () => {
  it.each([
    ['in every call', 'context.configure(url=u, render_as_batch=True)\ncontext.configure(connection=c, render_as_batch=True)', 'yes'],
    ['in one of two', 'context.configure(url=u)\ncontext.configure(connection=c, render_as_batch=True)', 'no'],
    ['False', 'context.configure(render_as_batch=False)', 'no'],
    ['an expression', 'context.configure(render_as_batch=dialect.name == "sqlite")', 'unknown'],
    ['no call at all', 'run(context)', 'unknown'],
    ['a dict literal', 'kw = {"url": u, "render_as_batch": True}\ncontext.configure(**kw)', 'yes'],
    ['a dict literal without it', 'kw = {"url": u}\ncontext.configure(**kw)', 'no'],
    ['dict(…) and more', 'common = dict(render_as_batch=True)\nkw = {**common, "x": 1}\ncontext.configure(connection=c, **kw)', 'yes'],
    ['set afterwards', 'kw = {}\nkw["render_as_batch"] = True\ncontext.configure(**kw)', 'yes'],
    ['set under a condition', 'kw = {}\nif sqlite:\n    kw["render_as_batch"] = True\ncontext.configure(**kw)', 'unknown'],
    ['another key set afterwards', 'kw = {"render_as_batch": True}\nif pg:\n    kw["prepare_threshold"] = None\ncontext.configure(**kw)', 'yes'],
    ['update', 'kw = {}\nkw.update(render_as_batch=True)\ncontext.configure(**kw)', 'yes'],
    ['update from elsewhere', 'kw = {}\nkw.update(options())\ncontext.configure(**kw)', 'unknown'],
    ['handed to a function', 'kw = {}\nfill(kw)\ncontext.configure(**kw)', 'unknown'],
    ['a parameter', 'def f(**kw):\n    context.configure(**kw)', 'unknown'],
    ['in one branch', 'if x:\n    kw = {"render_as_batch": True}\nelse:\n    kw = {}\ncontext.configure(**kw)', 'unknown'],
    ['twice in a literal', 'context.configure(**{"render_as_batch": True, "x": 1, "render_as_batch": False})', 'no'],
    ['the later mapping', 'context.configure(**{"render_as_batch": False}, **{"render_as_batch": True})', 'yes'],
    ['a mapping that is not known', 'context.configure(**{"render_as_batch": True}, **options())', 'yes'],
    ['an unknown mapping alone', 'context.configure(**options())', 'unknown'],
    ['in brackets', 'context.configure(**({"render_as_batch": True}))', 'yes'],
    ['a name that is nowhere', 'context.configure(**kw)', 'unknown'],
    ['two names for it', 'a = {"render_as_batch": True}\nb = a\ncontext.configure(**b)', 'yes'],
    ['a method that only reads', 'kw = {"render_as_batch": True}\nkw.get("x")\nkw.items()\ncontext.configure(**kw)', 'yes'],
    ['popped', 'kw = {"render_as_batch": True}\nkw.pop("render_as_batch")\ncontext.configure(**kw)', 'no'],
    ['popped, and set again', 'kw = {"render_as_batch": True}\nkw.pop("render_as_batch")\nkw["render_as_batch"] = True\ncontext.configure(**kw)', 'yes'],
    ['popped under a condition', 'kw = {"render_as_batch": True}\nif x:\n    kw.pop("render_as_batch", None)\ncontext.configure(**kw)', 'unknown'],
    ['deleted', 'kw = {"render_as_batch": True}\ndel kw["render_as_batch"]\ncontext.configure(**kw)', 'unknown'],
    ['another key popped', 'kw = {"render_as_batch": True, "x": 1}\nkw.pop("x")\ncontext.configure(**kw)', 'yes'],
    ['setdefault', 'kw = {}\nkw.setdefault("render_as_batch", True)\ncontext.configure(**kw)', 'yes'],
    ['update with a literal', 'kw = {}\nkw.update({"render_as_batch": True})\ncontext.configure(**kw)', 'yes'],
    ["another's configure", 'context.configure(render_as_batch=True)\nlogging.configure()\ndef f(context):\n    context.configure()', 'yes'],
    ['by its full name', 'import alembic\nalembic.context.configure(render_as_batch=True)', 'yes'],
  ])('%s', (_, code, answer) => {
    expect(batch(code)).toBe(answer);
  });

  it.each([
    ['4.0.7', 'Migrate(app, db)', 'yes'],
    ['3.1.0', 'Migrate(app, db)', 'no'],
    [undefined, 'Migrate(app, db)', 'unknown'],
    ['4.0.7', 'Migrate(app, db, render_as_batch=False)', 'no'],
    [undefined, 'migrate = Migrate()\nmigrate.init_app(app, db, render_as_batch=True)', 'yes'],
  ])('Flask-Migrate %s: %s', (version, call, answer) => {
    const files = { 'shop/__init__.py': `from flask_migrate import Migrate\n${call}\n` };
    const application = app(files, version === undefined ? {} : { flaskMigrate: version });
    const late = "conf_args = current_app.extensions['migrate'].configure_args\nconf_args['p'] = p\ncontext.configure(connection=c, **conf_args)";
    expect(batch(late, application)).toBe(answer);
    expect(batch("context.configure(connection=c, **current_app.extensions['migrate'].configure_args)", application)).toBe(answer);
  });
});

const MODELS = 'from sqlalchemy import MetaData\nfrom sqlalchemy.orm import DeclarativeBase, declarative_base\n';
const NAMES = '{"uq": "uq_%(table_name)s", "fk": "fk_%(table_name)s"}';

describe('namingConvention', () => {
  it.each([
    ['in env.py', 'from sqlalchemy import MetaData\ntarget_metadata = MetaData(naming_convention=NAMES)', 'yes'],
    ['none in env.py', 'from sqlalchemy import MetaData\ntarget_metadata = MetaData()', 'no'],
    ['only for indexes', 'from sqlalchemy import MetaData\ntarget_metadata = MetaData(naming_convention={"ix": "ix_%(column_0_label)s"})', 'no'],
    ['assigned', 'from app import Base\ntarget_metadata = Base.metadata\ntarget_metadata.naming_convention = {"uq": "u", "fk": "f"}', 'yes'],
    ['no metadata', 'target_metadata = None', 'unknown'],
    ['an unknown import', 'from elsewhere import Base\ntarget_metadata = Base.metadata', 'unknown'],
    ['mentioned in a comment', '# naming_convention\nfrom elsewhere import Base\ntarget_metadata = Base.metadata', 'unknown'],
    ['in a tuple', 'from sqlalchemy import MetaData\ntarget_metadata = (MetaData(naming_convention=N), MetaData(naming_convention=N))', 'yes'],
    ['in brackets', 'from sqlalchemy.schema import MetaData\ntarget_metadata = (MetaData(naming_convention=N))', 'yes'],
    ['in a list, not in all', 'from sqlalchemy import MetaData\ntarget_metadata = [MetaData(naming_convention=N), MetaData()]', 'unknown'],
    ['None', 'import sqlalchemy as sa\ntarget_metadata = sa.MetaData(naming_convention=None)', 'no'],
    ['without unique', 'import sqlalchemy as sa\ntarget_metadata = sa.MetaData(naming_convention={"fk": "f"})', 'no'],
    ['a key that is computed', 'import sqlalchemy as sa\ntarget_metadata = sa.MetaData(naming_convention={KEY: "f"})', 'yes'],
    ['two values', 'import sqlalchemy as sa\nN = {}\nN = {"ix": "i"}\ntarget_metadata = sa.MetaData(naming_convention=N)', 'yes'],
    ['options that are not seen', 'import sqlalchemy as sa\ntarget_metadata = sa.MetaData(**OPTIONS)', 'unknown'],
    ['a schema alone', 'import sqlalchemy as sa\ntarget_metadata = sa.MetaData(schema="s")', 'no'],
    ['by position', 'import sqlalchemy as sa\ntarget_metadata = sa.MetaData(None, None, True, N, N)', 'unknown'],
    ['SQLModel', 'from sqlmodel import SQLModel\ntarget_metadata = SQLModel.metadata', 'no'],
    ['SQLModel from its module', 'import sqlmodel.main\ntarget_metadata = sqlmodel.main.SQLModel.metadata', 'no'],
    ['a function of env.py', 'import sqlalchemy as sa\ndef get():\n    def inner():\n        return None\n    if x:\n        return sa.MetaData(naming_convention=N)\n    return sa.MetaData(naming_convention=N)\ntarget_metadata = get()', 'yes'],
    ['a function that returns nothing', 'def get():\n    pass\ntarget_metadata = get()', 'unknown'],
    ['a sum', 'target_metadata = a + b', 'unknown'],
    ['itself', 'target_metadata = target_metadata', 'unknown'],
    ['another call', 'import app\ntarget_metadata = app.get()', 'unknown'],
    ['what the call gets counts', 'from sqlalchemy import MetaData\nm = MetaData(naming_convention=N)\ntarget_metadata = None\ncontext.configure(target_metadata=m)', 'yes'],
  ])('%s', (_, code, answer) => {
    expect(convention(code)).toBe(answer);
  });

  it.each([
    ['a class', `class Base(DeclarativeBase):\n    metadata = MetaData(naming_convention=${NAMES})`, 'yes'],
    ['a class without', 'class Base(DeclarativeBase):\n    pass', 'no'],
    ['a constant', `CONVENTION = ${NAMES}\nmetadata = MetaData(naming_convention=CONVENTION)\nBase = declarative_base(metadata=metadata)`, 'yes'],
    ['declarative_base()', 'Base = declarative_base()', 'no'],
    ['a base of its own', `class Root(DeclarativeBase):\n    metadata = MetaData(naming_convention=${NAMES})\nclass Base(Root):\n    pass`, 'yes'],
    ['from somewhere', 'from library import Base', 'unknown'],
    ['declarative_base(metadata=None)', 'Base = declarative_base(metadata=None)', 'no'],
    ['declarative_base(**options)', 'Base = declarative_base(**OPTIONS)', 'unknown'],
    ['registry().generate_base()', 'from sqlalchemy.orm import registry\nBase = registry().generate_base()', 'unknown'],
    ['registry()', 'from sqlalchemy.orm import registry\nBase = registry()', 'no'],
    ['of an own function', 'Base = make_base()', 'unknown'],
    ['model_class', `class Model(DeclarativeBase):\n    metadata = MetaData(naming_convention=${NAMES})\nBase = SQLAlchemy(model_class=Model)`, 'yes'],
    ['model_class without', 'class Model(DeclarativeBase):\n    pass\nBase = SQLAlchemy(model_class=Model)', 'no'],
    ['a class with more in it', `class Base(DeclarativeBase):\n    """All."""\n    x = 1\n    metadata: MetaData = MetaData(naming_convention=${NAMES})`, 'yes'],
    ['a metaclass first', 'class Base(DeclarativeBase, metaclass=M):\n    pass', 'no'],
    ['mixed in first', 'class Mixin:\n    pass\nclass Base(Mixin, DeclarativeBase):\n    pass', 'no'],
    ['without async', 'from sqlalchemy.ext.asyncio import AsyncAttrs\nclass Base(AsyncAttrs, DeclarativeBase):\n    pass', 'no'],
    ['of itself', 'class Base(Base):\n    pass', 'unknown'],
    ['assigned', `Base = declarative_base()\nBase.metadata.naming_convention = ${NAMES}`, 'yes'],
  ])('followed into the application: %s', (_, code, answer) => {
    const files = { 'app/models.py': `${MODELS}${code}\n`, 'app/__init__.py': '' };
    expect(convention('from app.models import Base\ntarget_metadata = Base.metadata', files)).toBe(answer);
    expect(convention('from app import models\ntarget_metadata = [models.Base.metadata]', files)).toBe(answer);
    expect(convention('import app.models\ntarget_metadata = app.models.Base.metadata', files)).toBe(answer);
    expect(convention('from app.models import *\ntarget_metadata = Base.metadata', files)).toBe(answer);
  });

  it('follows what a package hands on, also by relative imports', () => {
    const base = `${MODELS}class Base(DeclarativeBase):\n    metadata = MetaData(naming_convention=${NAMES})\n`;
    const code = 'from app import db\ntarget_metadata = db.Base.metadata';
    expect(convention(code, { 'app/db/__init__.py': 'from .base import Base\n', 'app/db/base.py': base })).toBe('yes');
    expect(convention(code, { 'app/db.py': 'from . import base\nBase = base.Base\n', 'app/base.py': base })).toBe('yes');
    expect(convention(code, { 'app/db/__init__.py': 'from .db import Base\n', 'app/db/db.py': 'from . import Base\n' })).toBe('unknown');
  });

  it.each([
    ['the base', 'models.Base', 'from . import db\n', 'yes'],
    ['a package above', 'models.Base', 'from .. import app\nBase = app.db.Base\n', 'yes'],
    ['another name', 'models.Root', 'from .db import Base as Root\n', 'yes'],
    ['two files', 'models.Base', 'from app.elsewhere import *\nfrom app.db import *\n', 'yes'],
    ['nowhere', 'models.Base', 'from .nowhere import *\n', 'unknown'],
  ])('by way of %s', (_, name, code, answer) => {
    const files = { 'app/__init__.py': '', 'app/db.py': `${MODELS}class Base(DeclarativeBase):\n    metadata = MetaData(naming_convention=${NAMES})\n`, 'app/elsewhere.py': 'x = 1\n', 'app/models.py': `${code}${/Base =|as Root|\*/.test(code) ? '' : 'Base = db.Base\n'}` };
    expect(convention(`from app import models\ntarget_metadata = ${name}.metadata`, files)).toBe(answer);
  });

  it('is unknown where another file may set it', () => {
    const files = { 'app/models.py': `${MODELS}Base = declarative_base()\n`, 'app/setup.py': 'Base.metadata.naming_convention = {}\n' };
    expect(convention('from app.models import Base\ntarget_metadata = Base.metadata', files)).toBe('unknown');
  });

  it("follows Flask-Migrate's db", () => {
    const env = "target_db = current_app.extensions['migrate'].db\ndef get_metadata():\n    if hasattr(target_db, 'metadatas'):\n        return target_db.metadatas[None]\n    return target_db.metadata\ncontext.configure(target_metadata=get_metadata())";
    const files = (call: string) => ({ 'shop.py': `from flask_sqlalchemy import SQLAlchemy\nfrom sqlalchemy import MetaData\nmetadata = MetaData(naming_convention=${NAMES})\ndb = SQLAlchemy(${call})\n` });
    const head = 'from flask import current_app\n';
    expect(convention(head + env, files('metadata=metadata'))).toBe('yes');
    expect(convention(head + env, files('app'))).toBe('no');
    expect(convention(head + env, files('**options'))).toBe('unknown');
    expect(convention(head + env, { ...files('metadata=metadata'), 'other.py': 'from flask_sqlalchemy import SQLAlchemy\ndb = SQLAlchemy()\n' })).toBe('unknown');
    expect(convention(head + env)).toBe('unknown');
  });

  it('several databases must agree', () => {
    const code = (second: string) => `from sqlalchemy import MetaData\ntarget_metadata = {"a": MetaData(naming_convention=N), "b": ${second}}\nfor name in names:\n    context.configure(target_metadata=target_metadata.get(name))`;
    expect(convention(code('MetaData(naming_convention=N)'))).toBe('yes');
    expect(convention(code('MetaData()'))).toBe('unknown');
    expect(convention('target_metadata = {}')).toBe('unknown');
  });
});

describe('foreignKeys', () => {
  const listener = (pragma: string) => `from sqlalchemy import event\nfrom sqlalchemy.engine import Engine\n@event.listens_for(Engine, "connect")\ndef pragma(connection, record):\n    connection.execute("${pragma}")\n`;
  it.each([
    ['a listener', listener('PRAGMA foreign_keys=ON'), true],
    ['other spellings', listener('pragma foreign_keys = 1;'), true],
    ['off', listener('PRAGMA foreign_keys=OFF'), false],
    ['asked only', listener('PRAGMA foreign_keys'), false],
    ['in a comment', '# PRAGMA foreign_keys=ON\n', false],
    ['in documentation', 'def f():\n    """PRAGMA foreign_keys=ON"""\n', false],
  ])('%s', (_, code, answer) => {
    expect(read('', app({ 'app/db.py': code })).foreignKeys).toBe(answer);
    expect(read(code).foreignKeys).toBe(answer);
  });

  it('env.py may switch it off', () => {
    expect(read('connection.exec_driver_sql("PRAGMA foreign_keys=OFF")', app({ 'db.py': listener('PRAGMA foreign_keys=ON') })).foreignKeys).toBe(false);
  });

  it('tells a listener from another place', () => {
    expect(read(listener('PRAGMA foreign_keys=ON')).pragmas.map((found) => found.listener)).toEqual([true]);
    expect(read('def f(c, r):\n    c.execute("PRAGMA foreign_keys=ON")\nevent.listen(engine, "connect", f)\n').pragmas.map((found) => found.listener)).toEqual([true]);
    expect(read('def f(c):\n    c.execute("PRAGMA foreign_keys=ON")\n').pragmas.map((found) => found.listener)).toEqual([false]);
  });
});
