/** That the lab sees what Alembic does: facts that were measured by hand before. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openLab, type Lab, type Rows, type SqliteRequest, type StepResult } from './lab.ts'
import { ensureStacks, stackNames } from './stacks.ts'

/** A migration with this upgrade, and a downgrade that does nothing unless told. */
function migration(upgrade: string, downgrade = 'pass'): string {
  const body = (text: string): string => text.trim().replaceAll(/^ {4}/gm, '    ')
  return `import sqlalchemy as sa\nfrom alembic import op\n\n
def upgrade():\n    ${body(upgrade)}\n\n\ndef downgrade():\n    ${body(downgrade)}\n`
}

const batchTable = (table: string): string => `with op.batch_alter_table('${table}', schema=None) as batch_op:`
const bareAlter = migration(`op.alter_column('user', 'status', existing_type=sa.String(20), nullable=False)`)
const batchAlter = migration(
  `${batchTable('user')}
        batch_op.alter_column('status', existing_type=sa.String(20), nullable=False)`,
  `${batchTable('user')}
        batch_op.alter_column('status', existing_type=sa.String(20), nullable=True)`,
)
const withCommit = migration(`op.add_column('tag', sa.Column('n', sa.Integer()))
    conn = op.get_bind()
    conn.execute(sa.text("UPDATE tag SET n = 7"))
    conn.commit()`)
const tempAndUnique = migration(`${batchTable('category')}
        batch_op.add_column(sa.Column('url_name', sa.String(50), nullable=False, server_default='temp'))
        batch_op.create_unique_constraint('uq_category_url', ['url_name', 'parent_id'])`)
const endless = migration('while True:\n        pass')
const stubborn = endless.replace('while', 'import signal; signal.signal(signal.SIGALRM, signal.SIG_IGN)\n    while')

beforeAll(async () => void (await ensureStacks()), 600_000)

describe.each(stackNames)('%s', (stack) => {
  let lab: Lab
  beforeAll(() => void (lab = openLab(stack)))
  afterAll(() => lab.close())

  const upgraded = async (code: string, more: Partial<SqliteRequest> = {}): Promise<StepResult> => {
    const { steps } = await lab.sqlite({ code, steps: ['upgrade'], ...more })
    return steps[0]!
  }

  test('is made of the versions that it stands for', async () => {
    const { alembic, sqlalchemy } = await lab.versions()
    const wanted = { old: /^1\.8\.1 1\.4\./, middle: /^1\.(19|[2-9]\d)\.\d+ 2\.0\./, new: /^1\.(19|[2-9]\d)\.\d+ 2\.1\./ }
    expect(`${alembic} ${sqlalchemy}`).toMatch(wanted[stack])
  })

  test('a bare alter_column is refused', async () => {
    const step = await upgraded(bareAlter)
    expect(step).toMatchObject({ ok: false, version: 'setup' })
    expect(step.error).toMatch(/^OperationalError: .*near "ALTER": syntax error/)
    expect(step.traceback).toContain("op.alter_column('user'")
  })

  test('the same in a block goes up, down and up, and keeps the rows', async () => {
    const { before, steps } = await lab.sqlite({ code: batchAlter, rows: 'ordinary' })
    expect(steps.map(({ step, ok, version }) => [step, ok, version])).toEqual([
      ['upgrade', true, 'case'],
      ['downgrade', true, 'setup'],
      ['upgrade', true, 'case'],
    ])
    expect(steps[2]!.data).toEqual(before.data)
    expect(steps[1]!.columns).toEqual(before.columns)
    expect(steps[2]!.schema).toEqual(steps[0]!.schema)
    expect(steps[0]!.schema.find(([, name]) => name === 'user')![3]).toContain('status VARCHAR(20) NOT NULL')
  })

  test('NOT NULL on a column with a NULL fails', async () => {
    const step = await upgraded(batchAlter, { rows: 'nulls' })
    expect(step.error).toContain('NOT NULL constraint failed: _alembic_tmp_user.status')
    expect(step.leftovers).toEqual(['_alembic_tmp_user'])
  })

  test('conn.commit() loses the stamp, or does not exist', async () => {
    const [first, second] = (await lab.sqlite({ code: withCommit, rows: 'ordinary', steps: ['upgrade', 'upgrade'] })).steps
    if (stack === 'old') {
      expect(first!.error).toBe("AttributeError: 'Connection' object has no attribute 'commit'")
      return
    }
    expect(first).toMatchObject({ ok: true, version: 'setup' })
    expect(first!.data['tag']![0]).toEqual([1, 'label-1', 'color-1', 7])
    expect(second!.error).toContain('duplicate column name: n')
  })

  test("'temp' and UNIQUE in one block fail with equal rows and leave the temporary table", async () => {
    const request: SqliteRequest = { code: tempAndUnique, rows: 'duplicates', steps: ['upgrade', 'upgrade'] }
    const [first, second] = (await lab.sqlite(request)).steps
    expect(first!.error).toContain('UNIQUE constraint failed: _alembic_tmp_category.url_name')
    expect(first!.leftovers).toEqual(['_alembic_tmp_category'])
    expect(second!.error).toContain('table _alembic_tmp_category already exists')
    expect(await upgraded(tempAndUnique, { rows: 'ordinary' })).toMatchObject({ ok: true, leftovers: [] })
  })

  test('recreating a parent under foreign_keys=ON deletes the children', async () => {
    const recreation = migration(`${batchTable('user')}\n        batch_op.alter_column('bio', new_column_name='about')`)
    // Without the listings, whose key is no CASCADE: they would refuse the drop.
    const code = recreation.replace('def upgrade():', "def upgrade():\n    op.execute('DELETE FROM listing')")
    const off = await upgraded(code, { rows: 'ordinary' })
    const on = await upgraded(code, { rows: 'ordinary', foreignKeys: true })
    expect(off).toMatchObject({ ok: true, integrity: [] })
    expect(off.data['orders']).toHaveLength(3)
    expect(on.ok).toBe(true)
    expect(on.data['orders']).toEqual([])
    expect(on.data['user']).toHaveLength(3)
  })

  test('a row without its parent is reported', async () => {
    const step = await upgraded(migration(`op.execute("DELETE FROM user WHERE id = 2")`), { rows: 'ordinary' })
    expect(step.integrity).toEqual(['listing row 2: no parent in user', 'orders row 2: no parent in user'])
  })

  test('the naming convention of env.py counts where the migration gives no name', async () => {
    const code = migration(`${batchTable('tag')}\n        batch_op.create_unique_constraint(None, ['label'])`)
    expect((await upgraded(code)).error).toBe('ValueError: Constraint must have a name')
    const step = await upgraded(code, { convention: true })
    expect(step.schema.find(([, name]) => name === 'tag')![3]).toContain('CONSTRAINT uq_tag_label UNIQUE (label)')
  })

  test('the rows are what their names say', async () => {
    const rows = async (mode: Rows) => {
      const { before } = await lab.sqlite({ code: bareAlter, rows: mode, foreignKeys: true, steps: [] })
      expect(before.integrity).toEqual([])
      return before.data['listing']
    }
    const ordinary = [1, 2, 3].map((n) => [
      n,
      `title-${n}`,
      `status-${n}`,
      n + 0.5,
      n,
      n,
      n,
      `description-${n}`,
      `2024-01-0${n} 10:00:00.000000`,
    ])
    expect(await rows('none')).toEqual([])
    expect(await rows('ordinary')).toEqual(ordinary)
    expect(await rows('nulls')).toEqual([...ordinary, ...[4, 5].map((n) => [n, `title-${n}`, ...Array(7).fill(null)])])
    expect(await rows('duplicates')).toEqual([1, 2, 3].map((n) => [n, `title-${n}`, ...ordinary[0]!.slice(2)]))
  })

  test('offline SQL', async () => {
    const code = migration(`op.add_column('user', sa.Column('nick', sa.String(30)))`, `op.drop_column('user', 'nick')`)
    const { results, warnings } = await lab.offline({ code, dialects: ['postgresql', 'mysql', 'mssql', 'oracle'] })
    expect(results.postgresql).toEqual({
      upgrade: { sql: 'ALTER TABLE "user" ADD COLUMN nick VARCHAR(30);\n\n' },
      downgrade: { sql: 'ALTER TABLE "user" DROP COLUMN nick;\n\n' },
    })
    expect(results.mysql.upgrade).toEqual({ sql: 'ALTER TABLE user ADD COLUMN nick VARCHAR(30);\n\n' })
    expect(results.mssql.upgrade.sql).toContain('ALTER TABLE [user] ADD nick VARCHAR(30)')
    expect(results.oracle.upgrade.sql).toContain('ALTER TABLE "user" ADD nick VARCHAR2(30 CHAR)')
    expect(warnings).toEqual([])
  })

  test('offline: an error comes with the SQL before it, and `context` works', async () => {
    const code = migration(`from alembic import context
    assert context.is_offline_mode()
    op.get_bind().execute(sa.text('SELECT 1'))
    raise RuntimeError('no' + chr(10) + 'more')`)
    const { results } = await lab.offline({ code, dialects: ['postgresql'], directions: ['upgrade'] })
    expect(results.postgresql.upgrade).toEqual({ sql: 'SELECT 1;\n\n', error: 'RuntimeError: no' })
  })

  test('Windows line endings, a byte order mark and the author’s own identifiers', async () => {
    const code = `\uFEFFrevision: str = 'abc'\ndown_revision = 'def'\n${bareAlter}# the end`.replaceAll('\n', '\r\n')
    expect((await upgraded(code)).error).toContain('near "ALTER"')
    const { results } = await lab.offline({ code, dialects: ['postgresql'] })
    expect(results.postgresql.upgrade.sql).toContain('SET NOT NULL')
    expect(await lab.parse(code)).toMatchObject({ ok: true, comments: ['# the end'] })
  })

  test('parse', async () => {
    const read = await lab.parse(`x = 'b' 'c'  # why\ny = """a\n"""\n`)
    expect(read).toMatchObject({ ok: true, error: null, strings: ['a\n', 'bc'], comments: ['# why'] })
    expect(await lab.parse(`x = ('bc')\ny = "a\\n"`)).toMatchObject({ dump: read.dump })
    expect(await lab.parse('def (:')).toMatchObject({ ok: false, error: expect.stringContaining('SyntaxError') })
  })

  test('a migration that exits, prints megabytes, or changes the process harms no other', async () => {
    const [exits, prints, patches, next] = await Promise.all([
      upgraded(migration('import sys; sys.exit(3)')),
      lab.sqlite({ code: migration(`import os; os.system('echo no JSON'); print('x' * 5_000_000)`), steps: ['upgrade'] }),
      upgraded(migration('sa.String = None; op.execute = None')),
      upgraded(batchAlter),
    ])
    expect(exits).toMatchObject({ ok: false, error: 'SystemExit: 3' })
    expect(prints).toMatchObject({ steps: [{ ok: true }], output: expect.stringMatching(/^no JSON\nx{3992}$/) })
    expect([patches.ok, next.ok]).toEqual([true, true])
  })

  test('os._exit and endless loops fail alone', async () => {
    const results = await Promise.allSettled([
      lab.sqlite({ code: migration(`import os; print('bye', flush=True); os._exit(3)`) }),
      lab.offline({ code: endless, dialects: ['mysql'], limit: 0.2 }),
      lab.sqlite({ code: stubborn, limit: 0.2 }),
      lab.sqlite({ code: endless, limit: 0.2 }),
      upgraded(batchAlter),
    ])
    const outcomes = results.map((each) => (each.status === 'rejected' ? (each.reason as Error).message : each.value))
    expect(outcomes[0]).toBe('the migration ended the process (exit code 3); it printed: bye\n')
    expect(outcomes[1]).toMatch(/^TimeLimit: stopped after 0.2 s\n/)
    expect(outcomes[2]).toContain('the migration ended the process (killed after 2.2 s)')
    expect(outcomes[3]).toMatchObject({ steps: [{ ok: false, error: 'TimeLimit: stopped after 0.2 s', version: 'setup' }] })
    expect(outcomes[4]).toMatchObject({ ok: true })
  })

  test('a setup that fails is the test’s fault', async () => {
    await expect(lab.sqlite({ code: bareAlter, setup: 'def upgrade(): 1 / 0' })).rejects.toThrow('ZeroDivisionError')
  })

  test('a closed lab rejects', async () => {
    const other = openLab(stack)
    const pending = other.parse('x')
    await other.close()
    expect(await pending).toMatchObject({ ok: true })
    await expect(other.parse('x')).rejects.toThrow(`The Alembic lab '${stack}' has ended (exit code 0)`)
  })
})
