import { describe, expect, it } from 'vitest';
import { join } from 'node:path';
import { discover } from '../../src/node/discover.ts';
import { namesConstraints, writtenConvention } from '../../src/node/naming-convention.ts';
import { folderWith, REVISION } from './folder.ts';

const ENV = 'from alembic import context\nfrom shop.models import Base\n\ntarget_metadata = Base.metadata\ncontext.configure(target_metadata=target_metadata)\n';
const CONVENTION = "from sqlalchemy import MetaData\nfrom sqlalchemy.orm import declarative_base\n\nBase = declarative_base(metadata=MetaData(naming_convention={'uq': 'uq_%(table_name)s', 'fk': 'fk_%(table_name)s'}))\n";

const answer = (files: Record<string, string>) => namesConstraints(join(folderWith({ 'migrations/versions/a.py': REVISION, ...files }), 'migrations/env.py'));

describe('the naming convention of target_metadata', () => {
  it('is followed into the application', async () => {
    expect(await answer({ 'migrations/env.py': ENV, 'shop/__init__.py': '', 'shop/models.py': CONVENTION })).toBe('yes');
  });

  it('is told, where it is written out', async () => {
    const told = (files: Record<string, string>) => writtenConvention(join(folderWith({ 'migrations/env.py': ENV, 'shop/__init__.py': '', ...files }), 'migrations/env.py'));
    expect(await told({ 'shop/models.py': CONVENTION })).toEqual({ uq: 'uq_%(table_name)s', fk: 'fk_%(table_name)s' });
    expect(await told({ 'shop/models.py': CONVENTION.replace("'fk_%(table_name)s'", 'fk_name') })).toBeUndefined();
    expect(await told({ 'shop/models.py': CONVENTION.replace('MetaData(n', 'MetaData(**options, n') })).toEqual({ uq: 'uq_%(table_name)s', fk: 'fk_%(table_name)s' });
    expect(await told({ 'shop/models.py': 'Base = object' })).toBeUndefined();
    expect(await told({ 'migrations/env.py': ENV.replace('from shop.models import Base', 'Base = load()'), 'shop/models.py': CONVENTION })).toBeUndefined();
  });

  it('of two databases is told where the two are the same', async () => {
    const env = (second: string) => `from alembic import context\nfrom sqlalchemy import MetaData\n\ntarget_metadata = [MetaData(naming_convention={'uq': 'u', 'fk': 'f'}), MetaData(naming_convention=${second})]\ncontext.configure(target_metadata=target_metadata)\n`;
    const told = (second: string) => writtenConvention(join(folderWith({ 'migrations/env.py': env(second) }), 'migrations/env.py'));
    expect(await told("{'uq': 'u', 'fk': 'f'}")).toEqual({ uq: 'u', fk: 'f' });
    expect(await told("{'uq': 'u', 'fk': 'g'}")).toBeUndefined();
  });

  it('is not there when nothing mentions one', async () => {
    expect(await answer({ 'migrations/env.py': ENV, 'shop/__init__.py': '', 'shop/models.py': 'from sqlalchemy.orm import declarative_base\nBase = declarative_base()\n' })).toBe('no');
  });

  it("of another metadata is not this one's", async () => {
    const models = 'from sqlalchemy.orm import declarative_base\nBase = declarative_base()\n';
    expect(await answer({ 'migrations/env.py': ENV, 'shop/__init__.py': '', 'shop/models.py': models, 'shop/reports.py': CONVENTION })).toBe('no');
  });

  it('that cannot be followed is taken as there, with a warning', async () => {
    const files = { 'migrations/env.py': ENV.replace('from shop.models import Base', 'Base = load()'), 'shop/__init__.py': '', 'shop/models.py': CONVENTION };
    expect(await answer(files)).toBe('unknown');
    const folder = folderWith({ 'migrations/versions/a.py': REVISION, ...files });
    const found = await discover({ paths: ['migrations'], exclude: [], excludeBase: folder, respectGitignore: false }, folder);
    expect(found.files.map(({ namingConvention }) => namingConvention)).toEqual([true]);
    expect(found.warnings).toEqual([expect.stringContaining('migrations/env.py: the application has a naming convention')]);
  });

  it.each([
    ['of file names, in an attribute', 'class Files:\n    def __init__(self, naming_convention):\n        self.naming_convention = naming_convention\n'],
    ['of file names, in an argument', 'def name(path, naming_convention=None):\n    return naming_convention or path\n'],
  ])('%s is none of a metadata', async (_what, code) => {
    expect(await answer({ 'migrations/env.py': ENV.replace('from shop.models import Base', 'Base = load()'), 'shop/__init__.py': '', 'shop/files.py': code })).toBe('no');
  });

  it('in env.py itself counts', async () => {
    expect(await answer({ 'migrations/env.py': "from sqlalchemy import MetaData\ntarget_metadata = MetaData(naming_convention={'uq': 'x', 'fk': 'y'})\n" })).toBe('yes');
  });
});
