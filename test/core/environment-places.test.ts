/** Where an environment says what it does: the very place, and how far it is followed. */
import { describe, expect, it } from 'vitest';
import { mayName, readEnvironment } from '../../src/core/environment.ts';
import { parse } from '../fixtures.ts';

type Files = Readonly<Record<string, string>>;
const sources = (files: Files): readonly { path: string; code: string }[] => Object.entries(files).map(([path, code]) => ({ path, code }));
const read = (code: string, files: Files = {}, roots?: readonly string[]) => readEnvironment(`from alembic import context\nimport sqlalchemy as sa\n${code}`, parse, { sources: sources(files), ...(roots ? { roots } : {}) });

/** The answer with the place that gives it, and the keys that are written out. */
function said(code: string, files: Files = {}, roots?: readonly string[]): string {
  const { convention } = read(code, files, roots);
  if (!convention) return 'nothing';
  const { answer, module, node, keys } = convention;
  return `${answer}, ${module.path}: ${module.names.code.slice(node.start, node.end)}${keys ? ` [${keys.join(' ')}]` : ''}`;
}

const NAMED = 'sa.MetaData(naming_convention={"uq": "u", "fk": "f"})';
const YES = `yes, env.py: ${NAMED} [uq fk]`;

describe('a naming convention in env.py', () => {
  it.each([
    [`target_metadata = ${NAMED}`, YES],
    ['target_metadata = sa.MetaData(naming_convention={"uq": "u"})', 'no, env.py: sa.MetaData(naming_convention={"uq": "u"}) [uq]'],
    ['N = {"fk": "f", "uq": "u", "ix": "i"}\ntarget_metadata = sa.MetaData(naming_convention=N)', 'yes, env.py: sa.MetaData(naming_convention=N) [fk uq ix]'],
    ['N = {"fk": "f", x: "u"}\ntarget_metadata = sa.MetaData(naming_convention=N)', 'yes, env.py: sa.MetaData(naming_convention=N)'],
    ['N = {}\nN = {"ix": "i"}\ntarget_metadata = sa.MetaData(naming_convention=N)', 'yes, env.py: sa.MetaData(naming_convention=N)'],
    ['target_metadata = sa.MetaData(naming_convention=get())', 'yes, env.py: sa.MetaData(naming_convention=get())'],
    ['target_metadata = sa.MetaData(naming_convention=None)', 'no, env.py: sa.MetaData(naming_convention=None)'],
    ['target_metadata = sa.schema.MetaData()', 'no, env.py: sa.schema.MetaData()'],
    ['target_metadata = sa.sql.schema.MetaData()', 'no, env.py: sa.sql.schema.MetaData()'],
    ['target_metadata = sa.other.MetaData()', 'unknown, env.py: sa.other.MetaData()'],
    ['target_metadata = my.sqlalchemy.MetaData()', 'unknown, env.py: my.sqlalchemy.MetaData()'],
    ['target_metadata = sa.MetaData(a, b, c, d)', 'no, env.py: sa.MetaData(a, b, c, d)'],
    ['target_metadata = sa.MetaData(a, b, c, d, e)', 'unknown, env.py: sa.MetaData(a, b, c, d, e)'],
    ['target_metadata = sa.MetaData(*a)', 'unknown, env.py: sa.MetaData(*a)'],
    ['target_metadata = None', 'nothing'],
    ['target_metadata = []', 'nothing'],
    ['target_metadata = (None, None)', 'nothing'],
    ['x = 1', 'nothing'],
    ['target_metadata = a + b', 'unknown, env.py: a + b'],
    ['target_metadata = "text"', 'unknown, env.py: "text"'],
    ['target_metadata = unseen', 'unknown, env.py: unseen'],
    ['target_metadata = f(x)', 'unknown, env.py: f(x)'],
    [`target_metadata = ((${NAMED}))`, YES],
    [`target_metadata = [None, ${NAMED}]`, YES],
    [`target_metadata = {"a": None, "b": ${NAMED}}`, YES],
    [`target_metadata = [${NAMED}, sa.MetaData()]`, 'unknown, env.py: sa.MetaData()'],
    [`target_metadata = [sa.MetaData(), ${NAMED}]`, 'unknown, env.py: sa.MetaData()'],
    [`target_metadata = [${NAMED}, f()]`, 'unknown, env.py: f()'],
    [`m = ${NAMED}\nn = m\ntarget_metadata = n`, YES],
    [`m = {"a": ${NAMED}}\ntarget_metadata = m["a"]`, YES],
    [`m = {"a": ${NAMED}}\ntarget_metadata = m.get("a")`, YES],
    [`m = {"a": ${NAMED}}\ntarget_metadata = m.pop("a")`, 'unknown, env.py: m.pop("a")'],
    [`def get():\n    return ${NAMED}\ntarget_metadata = get()`, YES],
    [`def get():\n    def inner():\n        return sa.MetaData()\n    return ${NAMED}\ntarget_metadata = get()`, YES],
    [`def get():\n    return\ntarget_metadata = get()`, 'unknown, env.py: get()'],
    [`def get():\n    if x:\n        return None\n    return ${NAMED}\ntarget_metadata = get()`, YES],
    ['def get():\n    return get()\ntarget_metadata = get()', 'unknown, env.py: get()'],
    ['a = b\nb = a\ntarget_metadata = a', 'unknown, env.py: a'],
    ['m = sa.MetaData()\nm.naming_convention = {"uq": "u", "fk": "f"}\ntarget_metadata = m', 'yes, env.py: m.naming_convention = {"uq": "u", "fk": "f"} [uq fk]'],
    ['target_metadata = sa.MetaData()\ntarget_metadata.naming_convention = {"ix": "i"}', 'no, env.py: target_metadata.naming_convention = {"ix": "i"} [ix]'],
    ['m = sa.MetaData()\nm.schema = {"uq": "u", "fk": "f"}\ntarget_metadata = m', 'no, env.py: sa.MetaData()'],
    ['m = sa.MetaData()\nother.naming_convention = {"uq": "u", "fk": "f"}\ntarget_metadata = m', 'no, env.py: sa.MetaData()'],
    [`target_metadata = sa.MetaData()\ncontext.configure(target_metadata=${NAMED})`, YES],
    [`target_metadata = ${NAMED}\ncontext.configure(url=u)`, YES],
    [`context.configure(target_metadata=None)\ncontext.configure(target_metadata=${NAMED})`, YES],
    [`target_metadata = ${NAMED}\ncontext.configure(**unknown())`, YES],
    [`class Base(sa.orm.DeclarativeBase):\n    metadata = ${NAMED}\ntarget_metadata = Base.metadata`, YES],
    ['class Base(sa.orm.DeclarativeBase):\n    other = 1\n    metadata.x = 2\ntarget_metadata = Base.metadata', 'no, env.py: class Base(sa.orm.DeclarativeBase):\n    other = 1\n    metadata.x = 2'],
    ['class Base(sa.orm.decl_api.DeclarativeBaseNoMeta):\n    pass\ntarget_metadata = Base.metadata', 'no, env.py: class Base(sa.orm.decl_api.DeclarativeBaseNoMeta):\n    pass'],
    ['class Base(my.sqlalchemy.orm.DeclarativeBase):\n    pass\ntarget_metadata = Base.metadata', 'unknown, env.py: class Base(my.sqlalchemy.orm.DeclarativeBase):\n    pass'],
    ['class Base(sa.orm.DeclarativeBaseX):\n    pass\ntarget_metadata = Base.metadata', 'unknown, env.py: class Base(sa.orm.DeclarativeBaseX):\n    pass'],
    ['class Base:\n    pass\ntarget_metadata = Base.metadata', 'unknown, env.py: class Base:\n    pass'],
    ['class Base:\n    metadata = None\ntarget_metadata = Base.metadata', 'unknown, env.py: class Base:\n    metadata = None'],
    ['class Base(sa.orm.DeclarativeBase):\n    pass\ntarget_metadata = Base.other', 'unknown, env.py: Base.other'],
    [`class Root:\n    metadata = ${NAMED}\nclass Base(unknown(), Root):\n    pass\ntarget_metadata = Base.metadata`, YES],
    [`class Root:\n    metadata = ${NAMED}\nclass Base(kind=Root):\n    pass\ntarget_metadata = Base.metadata`, `unknown, env.py: class Base(kind=Root):\n    pass`],
    ['Base = sa.orm.declarative_base()\ntarget_metadata = Base.metadata', 'no, env.py: sa.orm.declarative_base()'],
    ['Base = sa.orm.declarative_base()\ntarget_metadata = Base.Model.metadata', 'no, env.py: sa.orm.declarative_base()'],
    ['Base = sa.orm.declarative_base()\ntarget_metadata = Base.other', 'unknown, env.py: sa.orm.declarative_base()'],
    ['Base = sa.orm.declarative_base()\ntarget_metadata = Base.Other.metadata', 'unknown, env.py: sa.orm.declarative_base()'],
    ['Base = [1]\ntarget_metadata = Base.metadata', 'unknown, env.py: [1]'],
    [`Base = sa.orm.declarative_base(metadata=${NAMED})\ntarget_metadata = Base.metadata`, YES],
    ['Base = sa.orm.declarative_base(metadata=None)\ntarget_metadata = Base.metadata', 'no, env.py: sa.orm.declarative_base(metadata=None)'],
    [`r = sa.orm.registry(metadata=${NAMED})\nother = r\ntarget_metadata = other.metadata`, YES],
    ['Base = sa.ext.automap.automap_base(*a)\ntarget_metadata = Base.metadata', 'unknown, env.py: sa.ext.automap.automap_base(*a)'],
    ['Base = sa.ext.automap.automap_base(a)\ntarget_metadata = Base.metadata', 'no, env.py: sa.ext.automap.automap_base(a)'],
    ['Base = sa.orm.registry().generate_base()\ntarget_metadata = Base.metadata', 'unknown, env.py: sa.orm.registry().generate_base()'],
    ['Base = reg.generate_base()\ntarget_metadata = Base.metadata', 'unknown, env.py: reg.generate_base()'],
    ['Base = my_declarative_base()\ntarget_metadata = Base.metadata', 'unknown, env.py: my_declarative_base()'],
    ['class SQLAlchemy:\n    pass\nBase = SQLAlchemy()\ntarget_metadata = Base.metadata', 'unknown, env.py: SQLAlchemy()'],
    [`class Model:\n    metadata = ${NAMED}\ndb = sa.SQLAlchemy(model_class=Model)\ntarget_metadata = db.metadata`, YES],
    ['db = sa.SQLAlchemy(model_class=None)\ntarget_metadata = db.metadata', 'unknown, env.py: None'],
    ['from sqlmodel import SQLModel\ntarget_metadata = SQLModel.metadata', 'no, env.py: SQLModel.metadata'],
    ['import my\ntarget_metadata = my.sqlmodel.SQLModel.metadata', 'unknown, env.py: my.sqlmodel.SQLModel.metadata'],
    ['import sqlmodel\ntarget_metadata = sqlmodel.SQLModel.metadata.tables', 'unknown, env.py: sqlmodel.SQLModel.metadata.tables'],
    ['import sqlmodel\ntarget_metadata = sqlmodel . SQLModel . metadata', 'no, env.py: sqlmodel . SQLModel . metadata'],
  ])('%s', (code, answer) => expect(said(code)).toBe(answer));

  it('is followed through some names, and no further', () => {
    const chain = (length: number): string => `a0 = ${NAMED}\n${Array.from({ length }, (_, i) => `a${i + 1} = a${i}\n`).join('')}target_metadata = a${length}`;
    expect(Array.from({ length: 8 }, (_, length) => said(chain(length)).slice(0, 3))).toEqual(['yes', 'yes', 'yes', 'yes', 'yes', 'yes', 'unk', 'unk']);
  });
});

describe('a naming convention in the application', () => {
  const BASE = 'import sqlalchemy as sa\nclass Base:\n    metadata = sa.MetaData(naming_convention={"uq": "u", "fk": "f"})\n';
  const there = (path: string): string => `yes, ${path}: ${NAMED} [uq fk]`;

  const cases: readonly (readonly [what: string, code: string, files: Files, answer: string, roots?: readonly string[]])[] = [
    ['a module', 'from app.models import Base\ntarget_metadata = Base.metadata', { 'app/models.py': BASE }, there('app/models.py')],
    ['a package', 'from app.models import Base\ntarget_metadata = Base.metadata', { 'app/models/__init__.py': BASE }, there('app/models/__init__.py')],
    ['a module whose name ends so', 'from app.my__init__ import Base\ntarget_metadata = Base.metadata', { 'app/my__init__.py': BASE }, there('app/my__init__.py')],
    ['the package at the top', 'import __init__\ntarget_metadata = models.Base.metadata', { '__init__.py': BASE }, 'unknown, env.py: models.Base.metadata'],
    ['a folder below', 'from app.models import Base\ntarget_metadata = Base.metadata', { 'src/app/models.py': BASE }, there('src/app/models.py'), ['src']],
    ['a folder further below', 'from app.models import Base\ntarget_metadata = Base.metadata', { 'a/b/app/models.py': BASE }, there('a/b/app/models.py'), ['', 'a/b/']],
    ['the first of two folders', 'from app.models import Base\ntarget_metadata = Base.metadata', { 'app/models.py': 'Base = f()\n', 'src/app/models.py': BASE }, there('src/app/models.py'), ['src', '']],
    ['not in that folder', 'from app.models import Base\ntarget_metadata = Base.metadata', { 'src/app/models.py': BASE }, 'unknown, env.py: Base.metadata'],
    ['the longest module', 'import app.models\ntarget_metadata = app.models.Base.metadata', { 'app/__init__.py': 'models = None\n', 'app/models.py': BASE }, there('app/models.py')],
    ['a module alone', 'import app.models\ntarget_metadata = app.models', { 'app/models.py': BASE }, 'unknown, env.py: app.models'],
    ['from a module beside', 'from app.models import Base\ntarget_metadata = Base.metadata', { 'app/models.py': 'from .base import Base\n', 'app/base.py': BASE }, there('app/base.py')],
    ['from its package', 'from app.models import Base\ntarget_metadata = Base.metadata', { 'app/models.py': 'from . import Base\n', 'app/__init__.py': BASE }, there('app/__init__.py')],
    ['from two above', 'from app.db.models import Base\ntarget_metadata = Base.metadata', { 'app/db/models.py': 'from ..base import Base\n', 'app/base.py': BASE }, there('app/base.py')],
    ['from the package two above', 'from app.db.models import Base\ntarget_metadata = Base.metadata', { 'app/db/models.py': 'from .. import base\nBase = base.Base\n', 'app/base.py': BASE }, there('app/base.py')],
    ['from three above', 'from a.b.c.models import Base\ntarget_metadata = Base.metadata', { 'a/b/c/models.py': 'from ...base import Base\n', 'a/base.py': BASE }, there('a/base.py')],
    ['relative in a package', 'from app.db import Base\ntarget_metadata = Base.metadata', { 'app/db/__init__.py': 'from .base import Base\n', 'app/db/base.py': BASE, 'app/base.py': 'Base = 1\n' }, there('app/db/base.py')],
    ['relative at the top', 'from models import Base\ntarget_metadata = Base.metadata', { 'models.py': 'from .base import Base\n', 'base.py': BASE }, there('base.py')],
    ['relative in env.py, which is in no package', 'from .models import Base\ntarget_metadata = Base.metadata', { 'models.py': BASE }, 'unknown, env.py: Base.metadata'],
    ['all names of a module', 'from app.models import *\ntarget_metadata = Base.metadata', { 'app/models.py': BASE }, there('app/models.py')],
    ['all names of the second', 'from app.one import *\nfrom app.models import *\ntarget_metadata = Base.metadata', { 'app/one.py': 'x = 1\n', 'app/models.py': BASE }, there('app/models.py')],
    ['all names, a convention set there', 'from app.models import *\ntarget_metadata = Base.metadata', { 'app/models.py': 'Base.metadata.naming_convention = {"uq": "u", "fk": "f"}\n' }, 'yes, app/models.py: Base.metadata.naming_convention = {"uq": "u", "fk": "f"} [uq fk]'],
    ['some names only', 'from app.models import Other\ntarget_metadata = Base.metadata', { 'app/models.py': BASE }, 'unknown, env.py: Base.metadata'],
    ['all names of a name', 'from app.models.Base import *\ntarget_metadata = metadata', { 'app/models.py': `${BASE}metadata = Base.metadata\n` }, 'unknown, env.py: metadata'],
    ['a convention set in the module', 'from app.models import Base\ntarget_metadata = Base.metadata', { 'app/models.py': 'Base = f()\nBase.metadata.naming_convention = None\n' }, 'unknown, app/models.py: Base.metadata.naming_convention = None'],
    ['none, and another file sets one', 'target_metadata = sa.MetaData()', { 'app/setup.py': 'db.Model.metadata.naming_convention = N\n' }, 'unknown, env.py: sa.MetaData()'],
    ['none, and another file updates one', 'target_metadata = sa.MetaData()', { 'app/setup.py': 'm.naming_convention.update(N)\n' }, 'unknown, env.py: sa.MetaData()'],
    ['none, and another file asks for one', 'target_metadata = sa.MetaData()', { 'app/setup.py': 'if m.naming_convention == N: pass\n' }, 'no, env.py: sa.MetaData()'],
    ["none, and a class has one of its own", 'target_metadata = sa.MetaData()', { 'app/setup.py': 'self.naming_convention = N\ncls.naming_convention = N\n' }, 'no, env.py: sa.MetaData()'],
    ['one, and another file sets one', `target_metadata = ${NAMED}`, { 'app/setup.py': 'm.naming_convention = N\n' }, YES],
  ];
  it.each(cases.map(([what, ...rest]) => ({ what, rest })))('$what', ({ rest: [code, files, answer, roots] }) => expect(said(code, files, roots)).toBe(answer));

  it("Flask-Migrate's db is the application's one", () => {
    const code = "target_metadata = current_app.extensions['migrate'].db.metadata";
    const env = `from flask import current_app\n${code}`;
    const shop = (call: string, head = 'from flask_sqlalchemy import SQLAlchemy\n'): string => `import sqlalchemy as sa\n${head}db = ${call}\n`;
    expect(said(env, { 'a.py': shop(`SQLAlchemy(metadata=${NAMED})`) })).toBe(there('a.py'));
    expect(said(env, { 'a.py': shop('SQLAlchemy(app)') })).toBe('no, a.py: SQLAlchemy(app)');
    expect(said(env, { 'a.py': shop('flask_sqlalchemy.SQLAlchemy(app)', 'import flask_sqlalchemy\n') })).toBe('no, a.py: flask_sqlalchemy.SQLAlchemy(app)');
    expect(said(env, { 'a.py': shop('SQLAlchemy(app)', 'from other import SQLAlchemy  # flask_sqlalchemy SQLAlchemy(\n') })).toMatch(/^unknown, env.py: current_app/);
    expect(said(env, { 'a.py': 'SQLAlchemy()\n# flask_sqlalchemy\n' })).toMatch(/^unknown, env.py/);
    expect(said(env.replace("['migrate']", '["migrate"]'), { 'a.py': shop('SQLAlchemy(app)') })).toBe('no, a.py: SQLAlchemy(app)');
    expect(said(env.replace("['migrate']", "['other']"), { 'a.py': shop('SQLAlchemy(app)') })).toMatch(/^unknown, env.py/);
    expect(said(env.replace('db.metadata', 'db.metadatas[None]'), { 'a.py': shop('SQLAlchemy(app)') })).toBe('no, a.py: SQLAlchemy(app)');
  });
});

it.each([
  ['naming_convention = {}', false], ['MetaData(naming_convention={})', true], ['MetaData\nnaming_convention', true], ['m.naming_convention = 1', true], ['m.naming_convention == 1', false], ['self.naming_convention = 1', false], ['metadata of naming_convention', true], ['naming_convention of metadata', true], ['metadata\nnaming_convention', false], ['MetaData()', false], ['my_naming_convention MetaData', false], ['m.naming_convention.update(x)', true], ['MetaDatas naming_convention', false],
])('may %j give a metadata a convention: %s', (code, may) => expect(mayName(code)).toBe(may));

describe('render_as_batch', () => {
  const answer = (code: string, files: Files = {}): string => read(code, files).renderAsBatch;
  it.each([
    ['kw = {"render_as_batch": True}\nkw = {"render_as_batch": True}\ncontext.configure(**kw)', 'yes'],
    ['kw = {"render_as_batch": True}\nkw = f()\ncontext.configure(**kw)', 'unknown'],
    ['kw = {}\nkw = f()\ncontext.configure(**kw)', 'unknown'],
    ['kw = {f(): True}\ncontext.configure(**kw)', 'unknown'],
    ['kw = {f(): True, "render_as_batch": True}\ncontext.configure(**kw)', 'yes'],
    ['kw = {}\nkw[f()] = True\ncontext.configure(**kw)', 'unknown'],
    ['kw = {}\nkw["x"] = True\ncontext.configure(**kw)', 'no'],
    ['kw = {}\nkw["render_as_batch"] = False\ncontext.configure(**kw)', 'no'],
    ['kw = {}\nfor x in y:\n    kw["render_as_batch"] = True\ncontext.configure(**kw)', 'unknown'],
    ['kw = {}\nwhile x:\n    kw["render_as_batch"] = True\ncontext.configure(**kw)', 'unknown'],
    ['kw = {}\ntry:\n    kw["render_as_batch"] = True\nexcept E:\n    pass\ncontext.configure(**kw)', 'unknown'],
    ['kw = {}\nmatch x:\n    case 1:\n        kw["render_as_batch"] = True\ncontext.configure(**kw)', 'unknown'],
    ['kw = {}\nwith x:\n    kw["render_as_batch"] = True\ncontext.configure(**kw)', 'yes'],
    ['def run():\n    kw = {}\n    kw["render_as_batch"] = True\n    context.configure(**kw)', 'yes'],
    ['if x:\n    def run():\n        kw = {}\n        kw["render_as_batch"] = True\n        context.configure(**kw)', 'yes'],
    ['kw = {"render_as_batch": True}\ndef other():\n    kw = {}\n    kw["render_as_batch"] = False\ncontext.configure(**kw)', 'yes'],
    ['kw = {}\nkw.setdefault("x", True)\ncontext.configure(**kw)', 'no'],
    ['kw = {}\nkw.setdefault("render_as_batch")\ncontext.configure(**kw)', 'unknown'],
    ['kw = {}\nkw.setdefault(f(), True)\ncontext.configure(**kw)', 'unknown'],
    ['kw = {"render_as_batch": True}\nkw.pop("render_as_batch")\ncontext.configure(**kw)', 'no'],
    ['kw = {}\nkw.pop("render_as_batch", None)\ncontext.configure(**kw)', 'no'],
    ['kw = {}\nkw.popitem("x")\ncontext.configure(**kw)', 'unknown'],
    ['kw = {}\nkw.clear()\ncontext.configure(**kw)', 'unknown'],
    ['kw = {}\nkw.keys()\nkw.values()\nkw.copy()\nkw.get("render_as_batch")\ncontext.configure(**kw)', 'no'],
    ['kw = {}\nprint(kw)\ncontext.configure(**kw)', 'unknown'],
    ['kw = {}\nx = dict(kw)\ncontext.configure(**kw)', 'no'],
    ['kw = {}\nx = kw["render_as_batch"]\ncontext.configure(**kw)', 'no'],
    ['kw = {}\nx[kw] = 1\ncontext.configure(**kw)', 'no'],
    ['kw = {}\nx.kw(1)\ncontext.configure(**kw)', 'no'],
    ['kw = {}\nx = kw.y\ncontext.configure(**kw)', 'no'],
    ['kw = {}\nkw.update(x=1)\ncontext.configure(**kw)', 'no'],
    ['kw = {}\nkw.update({"x": 1})\ncontext.configure(**kw)', 'no'],
    ['kw = {}\nkw.update(**{"render_as_batch": True})\ncontext.configure(**kw)', 'yes'],
    ['kw = {}\nkw.update(other, render_as_batch=True)\ncontext.configure(**kw)', 'yes'],
    ['kw = dict({"render_as_batch": True}, x=1)\ncontext.configure(**kw)', 'yes'],
    ['kw = dict(**{"render_as_batch": True})\ncontext.configure(**kw)', 'yes'],
    ['kw = mapping(render_as_batch=True)\ncontext.configure(**kw)', 'unknown'],
    ['kw = {**{"render_as_batch": True}}\ncontext.configure(**kw)', 'yes'],
    ['kw = {**f()}\ncontext.configure(**kw)', 'unknown'],
    ['context.configure(**{"render_as_batch": True}["x"])', 'unknown'],
    ['context.configure(*args, render_as_batch=True)', 'yes'],
    ['context.configure(*args)', 'no'],
    ['context.configure(render_as_batch=None)', 'no'],
    ['context.configure(**{"render_as_batch": True}, render_as_batch=False)', 'no'],
    ['context.configure(render_as_batch=True)\ncontext.configure(render_as_batch=x)', 'unknown'],
    ['context.configure(render_as_batch=False)\ncontext.configure(render_as_batch=x)', 'no'],
    ['context.configure(render_as_batch=True)\ncontext.configure_x(render_as_batch=False)', 'yes'],
    ['context.configure(render_as_batch=True)\ndef f():\n    context = 1\n    context.configure()', 'yes'],
    ["migrate = current_app.extensions['migrate']\nmigrate.configure_args.setdefault('render_as_batch', True)\ncontext.configure(**current_app.extensions['migrate'].configure_args)", 'unknown'],
    ["current_app.extensions['migrate'].configure_args.setdefault('render_as_batch', True)\ncontext.configure(**current_app.extensions['migrate'].configure_args)", 'yes'],
    ["current_app.extensions['migrate'].configure_args.setdefault('x', True)\ncontext.configure(**current_app.extensions['migrate'].configure_args)", 'unknown'],
    ["current_app.extensions['migrate'].configure_args.setdefault('render_as_batch')\ncontext.configure(**current_app.extensions['migrate'].configure_args)", 'unknown'],
    ["current_app.extensions['migrate'].configure_args.get('render_as_batch', True)\ncontext.configure(**current_app.extensions['migrate'].configure_args)", 'unknown'],
    ["kw.setdefault('render_as_batch', True)\ncontext.configure(**current_app.extensions['migrate'].configure_args)", 'unknown'],
  ])('%s', (code, expected) => expect(answer(code)).toBe(expected));

  it('is followed through a few mappings, and no further', () => {
    const nested = (depth: number): string => `context.configure(**${'{**'.repeat(depth)}{"render_as_batch": True}${'}'.repeat(depth)})`;
    expect(Array.from({ length: 8 }, (_, depth) => answer(nested(depth)))).toEqual(['yes', 'yes', 'yes', 'yes', 'yes', 'yes', 'unknown', 'unknown']);
  });

  it.each([
    ['from flask_migrate import Migrate\nMigrate(app, render_as_batch=True)', undefined, 'yes'],
    ['from flask_migrate import Migrate\nm = Migrate()\nm.init_app(app, render_as_batch=x)', '4.0', 'unknown'],
    ['from flask_migrate import Migrate\nMigrate(app, render_as_batch=True)\nMigrate(app, render_as_batch=False)', '4.0', 'no'],
    ['import flask_migrate\nflask_migrate.Migrate(app)', '4.1', 'yes'],
    ['import flask_migrate\nflask_migrate.Migrate(app)', '10.0', 'yes'],
    ['import flask_migrate\nflask_migrate.Migrate(app)', '3.9', 'no'],
    ['import flask_migrate\nflask_migrate.Migrate(app)', undefined, 'unknown'],
    ['import flask_migrate\nflask_migrate.other(app)', '4.1', 'unknown'],
    ['from other import Migrate\nMigrate(app, render_as_batch=True)', '4.1', 'unknown'],
    ['from flask_migrate import Migrate\nMyMigrate(app, render_as_batch=False)\nMigrate(app)', '4.1', 'yes'],
  ])('Flask-Migrate: %s, %s', (code, version, expected) => {
    const env = "from alembic import context\ncontext.configure(**current_app.extensions['migrate'].configure_args)";
    expect(readEnvironment(env, parse, { sources: sources({ 'app.py': code }), ...(version === undefined ? {} : { flaskMigrate: version }) }).renderAsBatch).toBe(expected);
  });
});

describe('PRAGMA foreign_keys', () => {
  const told = (code: string, files: Files = {}): readonly string[] => read(code, files).pragmas.map(({ module, on, listener }) => `${module.path} ${on ? 'on' : 'off'}${listener ? ', for each connection' : ''}`);
  it.each([
    ['c.execute("PRAGMA foreign_keys=ON")', ['env.py on']], ["c.execute('pragma  main.foreign_keys = yes')", ['env.py on']], ['c.execute("PRAGMA foreign_keys(1)")', ['env.py on']], ['c.execute("PRAGMA foreign_keys=\'true\'")', ['env.py on']], ['c.execute("PRAGMA foreign_keys = 0")', ['env.py off']], ['c.execute("PRAGMA foreign_keys = no")', ['env.py off']], ['c.execute("PRAGMA foreign_keys = false")', ['env.py off']],
    ['c.execute("PRAGMA foreign_keys = 10")', []], ['c.execute("PRAGMA foreign_keys_check=ON")', []], ['c.execute("MYPRAGMA foreign_keys=ON")', []], ['c.execute("PRAGMA foreign_keys")', []], ['"PRAGMA foreign_keys=ON"', []],
    ['from x import listens_for\n@listens_for(E, "connect")\ndef f(c):\n    c.execute("PRAGMA foreign_keys=ON")', ['env.py on, for each connection']],
    ['@other\ndef f(c):\n    c.execute("PRAGMA foreign_keys=ON")', ['env.py on']],
    ['def f(c):\n    c.execute("PRAGMA foreign_keys=ON")\nevent.listen(E, "first_connect", f)', ['env.py on, for each connection']],
    ['def f(c):\n    c.execute("PRAGMA foreign_keys=ON")\nevent.listen(E, "begin", f)', ['env.py on']],
    ['def f(c):\n    c.execute("PRAGMA foreign_keys=ON")\nevent.listen(E, "connect", other)', ['env.py on']],
    ['def f(c):\n    c.execute("PRAGMA foreign_keys=ON")\nevent.listen(E, "connect", ff)', ['env.py on']],
  ])('%s', (code, answer) => expect(told(code)).toEqual(answer));

  it('of env.py and of the application', () => {
    expect(told('c.execute("PRAGMA foreign_keys=OFF")', { 'a.py': 'c.execute("PRAGMA foreign_keys=ON")', 'b.py': 'x = 1' })).toEqual(['env.py off', 'a.py on']);
    const given = (env: string, app: string): boolean => read(`c.execute("PRAGMA foreign_keys=${env}")`, { 'a.py': `c.execute("PRAGMA foreign_keys=${app}")` }).foreignKeys;
    expect([given('OFF', 'ON'), given('ON', 'OFF'), given('ON', 'ON'), given('OFF', 'OFF')]).toEqual([false, true, true, false]);
  });
});
