"""The Python part by itself: `python -m unittest discover test/verify/python`, with src/verify/python in PYTHONPATH."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import unittest
from typing import Any, Dict, List, Optional

from migfix_verify import asked, checks, create_table, identifiers, intent, rows, seed, sqlite, vanished, violation
from migfix_verify.sqlite import Snapshot

WORKER = os.path.join(os.path.dirname(os.path.abspath(create_table.__file__)), "..", "worker.py")


class Database(unittest.TestCase):
    def setUp(self) -> None:
        self.folder = tempfile.mkdtemp()
        self.path = os.path.join(self.folder, "db.sqlite")
        self.addCleanup(shutil.rmtree, self.folder)

    def execute(self, *statements: str) -> Snapshot:
        connection = sqlite3.connect(self.path)
        for statement in statements:
            connection.execute(statement)
        connection.commit()
        connection.close()
        return sqlite.take(self.path)

    def lost(self, before: List[str], after: List[str], operations: Optional[List[Dict[str, Any]]] = None) -> List[str]:
        old = self.execute(*before)
        new = self.execute(*after)
        return list(vanished.vanished(old, new, intent.Intent(operations or [], after)))


class ReadingTables(Database):
    def test_constraints_collations_and_autoincrement(self) -> None:
        snapshot = self.execute(
            "CREATE TABLE p (id INTEGER PRIMARY KEY)",
            """CREATE TABLE "t x" (id INTEGER PRIMARY KEY AUTOINCREMENT, a TEXT COLLATE NOCASE DEFAULT 'x, (y)', b INT CHECK (b > 0),
               p_id INTEGER, -- a comment, with a comma
               CONSTRAINT "my ck" CHECK (a <> ')'), CONSTRAINT fk FOREIGN KEY(p_id) REFERENCES p (id) ON DELETE CASCADE, UNIQUE (a, b))""",
        )
        table = snapshot.tables["t x"]
        self.assertEqual(list(table.columns), ["id", "a", "b", "p_id"])
        self.assertTrue(table.autoincrement)
        self.assertEqual(table.columns["a"].collation, "NOCASE")
        self.assertEqual([(name, kind) for name, kind, _body in table.constraints], [("", "CHECK"), ("my ck", "CHECK"), ("fk", "FOREIGN KEY"), ("", "UNIQUE")])
        self.assertEqual(table.uniques, [["a", "b"]])
        self.assertEqual((table.foreign_keys[0].parent, table.foreign_keys[0].on_delete), ("p", "CASCADE"))

    def test_without_rowid(self) -> None:
        snapshot = self.execute("CREATE TABLE t (a TEXT PRIMARY KEY, b INT) WITHOUT ROWID", "INSERT INTO t VALUES ('x', 1)")
        self.assertTrue(snapshot.tables["t"].without_rowid)
        self.assertEqual(snapshot.rows["t"], {("x",): {"a": "x", "b": 1}})


class Vanishing(Database):
    def test_nothing_is_said_of_what_the_migration_drops(self) -> None:
        before = ["CREATE TABLE t (a INT, b INT)", "CREATE INDEX i ON t (a)", "CREATE VIEW v AS SELECT a FROM t"]
        self.assertEqual(self.lost(before, ["DROP VIEW v", "DROP INDEX IF EXISTS i", "DROP TABLE t"]), [])

    def test_the_copy_of_a_batch_block_is_no_drop(self) -> None:
        before = ["CREATE TABLE t (a INT, CHECK (a > 0))", "CREATE TRIGGER tr AFTER INSERT ON t BEGIN SELECT 1; END", "CREATE INDEX i ON t (a DESC)"]
        copy = ["CREATE TABLE _alembic_tmp_t (a INT)", "INSERT INTO _alembic_tmp_t SELECT a FROM t", "DROP TABLE t", "ALTER TABLE _alembic_tmp_t RENAME TO t", "CREATE INDEX i ON t (a)"]
        found = self.lost(before, copy)
        self.assertIn("the trigger tr of t is gone, and the migration does not drop it", found)
        self.assertIn("the index i of t was (a DESC) and is now (a)", found)
        self.assertIn("the CHECK without a name of t is gone: (a > 0)", found)

    def test_renamed_tables_and_columns_are_the_same(self) -> None:
        before = ["CREATE TABLE t (a INT NOT NULL, UNIQUE (a))", "CREATE INDEX i ON t (a)"]
        self.assertEqual(self.lost(before, ["ALTER TABLE t RENAME COLUMN a TO b", "ALTER TABLE t RENAME TO u"]), [])

    def test_a_column_that_is_renamed_on_its_way_out_is_dropped(self) -> None:
        before = ["CREATE TABLE t (id INTEGER PRIMARY KEY, a INT, b INT)"]
        gone = ["ALTER TABLE t RENAME COLUMN a TO old_a", "ALTER TABLE t ADD COLUMN a TEXT", "ALTER TABLE t DROP COLUMN old_a"]
        self.assertEqual(self.lost(before, gone), [])

    def test_a_column_that_takes_the_place_of_a_dropped_one_is_not(self) -> None:
        before = ["CREATE TABLE t (id INTEGER PRIMARY KEY, a INT NOT NULL, b INT)"]
        moved = [{"operation": "drop_column", "table_name": "t", "column_name": "b"}, {"operation": "alter_column", "table_name": "t", "column_name": "a", "new_name": "b", "type": None, "nullable": None, "default": None}]
        self.assertEqual(self.lost(before, ["CREATE TABLE _alembic_tmp_t (id INTEGER PRIMARY KEY)", "DROP TABLE t", "ALTER TABLE _alembic_tmp_t RENAME TO t"], moved), ["the column t.a is gone, and the migration does not drop it"])

    def test_a_column_a_default_and_a_key_that_change(self) -> None:
        before = ["CREATE TABLE p (id INTEGER PRIMARY KEY)", "CREATE TABLE t (id INTEGER PRIMARY KEY, a INT DEFAULT 1, b TEXT, p INT REFERENCES p (id) ON DELETE CASCADE)"]
        after = ["DROP TABLE t", "CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, p INT REFERENCES p (id))"]
        old, new = self.execute(*before), self.execute(*after)
        found = list(vanished.vanished(old, new, intent.Intent([], [])))
        self.assertEqual(len(found), 4)
        for words in ("column t.b is gone", "t.a was of type INT and is now TEXT", "default of t.a was 1", "was ON DELETE CASCADE"):
            self.assertTrue(any(words in line for line in found), (words, found))


class Values(Database):
    def test_rows_and_values(self) -> None:
        before = self.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, b TEXT)", "INSERT INTO t VALUES (1, 'x', 'y'), (2, 'x', 'y')")
        after = self.execute("UPDATE t SET a = 'z', b = 'w'", "DELETE FROM t WHERE id = 2")
        nothing = intent.Intent([], [])
        self.assertEqual(list(rows.lost(before, after, nothing)), ["t had 2 rows and has 1"])
        self.assertEqual(list(rows.changed(before, after, nothing)), ["t.a was 'x' and is 'z'", "t.b was 'y' and is 'w'"])
        self.assertEqual(list(rows.changed(before, after, intent.Intent([], ["UPDATE t SET a = 'z' WHERE b = 'q'"]))), ["t.b was 'y' and is 'w'"])
        self.assertEqual(list(rows.lost(before, after, intent.Intent([], ['DELETE FROM "t" WHERE id = 2']))), [])

    def test_values_that_cannot_be_read(self) -> None:
        before = self.execute("CREATE TABLE t (id INTEGER PRIMARY KEY)", "INSERT INTO t VALUES (1)")
        for type_, default, words in (("INTEGER", "'temp'", "no value"), ("DATETIME", "'2020'", "no value"), ("JSON", "'temp'", "no value"), ("INTEGER", "'0'", ""), ("DATE", "'2020-01-01'", ""), ("BOOLEAN", "'false'", "no value"), ("NUMERIC", "'temp'", "no value"), ("NUMERIC", "'44baf88f-e24d-44ee-b700-6e9df81004cd'", "")):
            shutil.copyfile(self.path, self.path + "2")
            connection = sqlite3.connect(self.path + "2")
            connection.execute("ALTER TABLE t ADD COLUMN n %s DEFAULT %s" % (type_, default))
            connection.commit()
            connection.close()
            found = list(rows.unreadable(self.path + "2", before, sqlite.take(self.path + "2"), {}))
            self.assertEqual(bool(words), bool(found), (type_, default, found))

    def test_a_default_that_was_there_is_nobody_s_new_one(self) -> None:
        before = self.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, n BOOLEAN DEFAULT 'FALSE', gone INT)", "INSERT INTO t VALUES (1, 1, 1)")
        after = self.execute("ALTER TABLE t DROP COLUMN gone")
        self.assertEqual(list(rows.unreadable(self.path, before, after, {})), [])
        self.assertEqual(len(list(rows.unreadable(self.path, before, after, {("t", "n"): ["red"]}))), 1)

    def test_a_parent_that_had_lost_its_key_is_nothing_new(self) -> None:
        before = self.execute("CREATE TABLE p (id INT)", "CREATE TABLE t (p INT REFERENCES p (id))", "INSERT INTO t VALUES (1)")
        after = self.execute("CREATE TABLE a (p INT REFERENCES p (id))", "INSERT INTO a VALUES (1)")
        self.assertEqual([len(before.orphans), len(after.orphans)], [1, 1])
        self.assertEqual(list(checks.orphans(before, after)), [])
        self.assertEqual(len(list(checks.orphans(Snapshot(), after))), 1)

    def test_a_version_that_somebody_else_left_is_not_this_step_s(self) -> None:
        before, after = Snapshot(), Snapshot()
        before.version, after.version = ["a", "stray"], ["b", "stray"]
        self.assertEqual(list(checks.version(before, after, ["b"], ["a"])), [])
        after.version = ["a", "stray"]
        self.assertEqual(list(checks.version(before, after, ["b"], ["a"])), ["alembic_version is a, stray and should be b"])


class Seeding(Database):
    def test_every_kind_of_row_with_keys_respected(self) -> None:
        self.execute(
            "CREATE TABLE p (id INTEGER PRIMARY KEY, name VARCHAR(10) NOT NULL UNIQUE)",
            "CREATE TABLE c (id INTEGER PRIMARY KEY, p_id INTEGER NOT NULL REFERENCES p (id), kind TEXT CHECK (kind IN ('a', 'b')), at DATETIME, n NUMERIC(10, 2), t VARCHAR(4), parent INT REFERENCES c (id))",
            "CREATE TABLE never (id INTEGER PRIMARY KEY, a INT NOT NULL CHECK (a > 1 AND a < 1))",
        )
        snapshot = sqlite.take(self.path)
        seeds = seed.Seeds(self.path, None, {}, 0, snapshot)
        seeds.sow({"p": "new", "c": "new", "never": "new"})
        after = sqlite.take(self.path)
        self.assertEqual((after.counts["p"], after.counts["c"]), (5, 5))
        self.assertEqual(after.orphans, [])
        self.assertIn("never", seeds.refused)
        children = list(after.rows["c"].values())
        self.assertTrue({row["kind"] for row in children} <= {"a", "b", None})
        self.assertTrue(any(row["at"] is None for row in children))
        self.assertTrue(all(row["t"] is None or len(row["t"]) <= 4 for row in children))
        self.assertTrue(any(row["parent"] is not None for row in children))
        self.assertGreater(len(children), len({row["p_id"] for row in children}), "two children of one parent")

    def test_the_same_rows_each_time(self) -> None:
        def sown(name: str) -> Any:
            self.path = os.path.join(self.folder, name)
            snapshot = self.execute("CREATE TABLE t (a TEXT, b FLOAT, c BLOB, d DATE)")
            seed.Seeds(self.path, None, {}, 3, snapshot).sow({"t": "new"})
            return sqlite.take(self.path).rows

        self.assertEqual(sown("one"), sown("two"))


class Understanding(unittest.TestCase):
    def test_identifiers_without_running(self) -> None:
        found = identifiers.read("revision: str = 'a'\ndown_revision = ('b', 'c')\nraise SystemExit\ndef upgrade(engine_name): pass\ndef upgrade_one(): pass\n")
        self.assertEqual((found.revision, found.values["down_revision"], found.engines), ("a", ("b", "c"), ["one"]))
        self.assertIsNotNone(identifiers.read("revision = compute()").problem)
        self.assertIsNotNone(identifiers.read("def (").problem)

    def test_what_an_operation_asked_for(self) -> None:
        path = os.path.join(tempfile.mkdtemp(), "x")
        connection = sqlite3.connect(path)
        connection.execute("CREATE TABLE t (a INT)")
        connection.commit()
        after = sqlite.take(path)
        operations = [
            {"operation": "create_unique_constraint", "table_name": "t", "constraint_name": "uq", "columns": ["a"], "line": 7},
            {"operation": "add_column", "table_name": "t", "column_name": "b", "line": 8},
            {"operation": "drop_column", "table_name": "t", "column_name": "b", "line": 9},
        ]
        found = list(asked.unanswered(after, intent.Intent(operations, [])))
        self.assertEqual(found, [("UNIQUE (a) of t was created and is not there", 7)])

    def test_violations_are_read_from_the_message(self) -> None:
        before = Snapshot()
        before.tables["t"] = create_table.Table("t", "")
        before.tables["t"].columns["a"] = create_table.Column("a", "INT", False, None, False)
        nothing = intent.Intent([], [])
        old = violation.of_fault("IntegrityError: UNIQUE constraint failed: _alembic_tmp_t.a", before, nothing)
        new = violation.of_fault("IntegrityError: NOT NULL constraint failed: t.n", before, nothing)
        self.assertEqual((old or {})["fresh"], False)
        self.assertEqual((new or {})["fresh"], True)
        self.assertIsNone(violation.of_fault("OperationalError: no such table: t", before, nothing))
        made = intent.Intent([{"operation": "create_check_constraint", "table_name": "t", "constraint_name": "valid", "condition": "a > 0"}], [])
        self.assertEqual((violation.of_fault("IntegrityError: CHECK constraint failed: ck_t_`valid`", before, made) or {})["where"], "NOT (a > 0)")
        self.assertIsNone(violation.of_fault("IntegrityError: CHECK constraint failed: ck_u_`valid`", before, made))


class Protocol(unittest.TestCase):
    """The worker as Node sees it."""

    CODE = "import sqlalchemy as sa\nfrom alembic import op\nrevision = 'a'\ndown_revision = None\ndef upgrade():\n    %s\ndef downgrade():\n    pass\n"

    def ask(self, body: str, *requests: Dict[str, Any], once: bool = False) -> List[Dict[str, Any]]:
        with tempfile.TemporaryDirectory() as folder:
            files = [{"path": "/m/a.py", "code": self.CODE % body}]
            opening = {"id": 0, "temporary": folder, "before": files, "after": files, "paths": [], "stub_imports": False}
            known = [{"id": n, "limit": 2, **request} for n, request in enumerate(requests, 1)]
            for request in known:
                request.setdefault("url", "sqlite:///%s" % os.path.join(folder, "db.sqlite"))
            open(os.path.join(folder, "db.sqlite"), "wb").close()
            lines = "".join(json.dumps(each) + "\n" for each in [opening, *known])
            command = [sys.executable, WORKER] + (["--once"] if once else [])
            done = subprocess.run(command, input=lines.encode(), stdout=subprocess.PIPE, timeout=60)
            return [json.loads(line) for line in done.stdout.splitlines()]

    STEP = {"do": "step", "side": "after", "revision": "a", "direction": "upgrade", "heads": ["a"], "foreignKeys": False}

    def test_a_step(self) -> None:
        opened, graph, step = self.ask("op.create_table('t', sa.Column('id', sa.Integer(), primary_key=True))", {"do": "graph"}, {**self.STEP, "seed": {"choices": {}}})
        self.assertTrue(opened["ok"])
        self.assertEqual([each["revision"] for each in graph["revisions"]], ["a"])
        self.assertEqual((step["fault"], step["findings"], step["seeded"]["rows"]), (None, [], {"t": 5}))

    def test_a_step_where_nothing_can_be_forked(self) -> None:
        (step,) = self.ask("op.create_table('t', sa.Column('id', sa.Integer(), primary_key=True))", self.STEP, once=True)
        self.assertEqual((step["fault"], step["findings"]), (None, []))

    def test_the_line_of_an_error_and_the_next_request(self) -> None:
        _opened, step, again = self.ask("op.drop_column('t', 'a')", self.STEP, {"do": "graph"})
        self.assertEqual((step["fault"]["line"], step["fault"]["operation"]), (6, "drop_column"))
        self.assertEqual(len(again["revisions"]), 1)

    def test_an_end_of_the_process_is_an_answer(self) -> None:
        _opened, step, again = self.ask("import os; os._exit(7)", self.STEP, {"do": "graph"})
        self.assertEqual(step["fault"]["text"], "it ended its process with exit code 7")
        self.assertEqual(len(again["revisions"]), 1)


if __name__ == "__main__":
    unittest.main()
