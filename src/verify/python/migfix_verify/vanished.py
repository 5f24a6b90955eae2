"""Nothing vanishes that the migration does not drop: what a copy of a table loses without a word."""

import re
from typing import Iterator, List, Set, Tuple

from migfix_verify.create_table import Column, Key, Table
from migfix_verify.intent import Intent
from migfix_verify.sqlite import TEMPORARY, Snapshot


def vanished(before: Snapshot, after: Snapshot, intent: Intent) -> Iterator[str]:
    yield from objects(before, after, intent)
    for name, table in before.tables.items():
        now = after.tables.get(intent.table_now(name))
        if now is not None and not intent.is_dropped("table", name) and not name.startswith(TEMPORARY):
            yield from of_table(table, now, intent)


def objects(before: Snapshot, after: Snapshot, intent: Intent) -> Iterator[str]:
    for (kind, name), (table, sql) in before.objects.items():
        now = intent.table_now(name) if kind == "table" else name
        if intent.is_dropped(kind, name) or (kind != "view" and intent.is_dropped("table", table)) or name.startswith(TEMPORARY):
            continue
        if (kind, now) not in after.objects:
            if kind != "index" or not over_dropped_column(before, table, sql, intent):
                yield "the %s %s%s is gone, and the migration does not drop it" % (kind, name, "" if kind in ("table", "view") else " of %s" % table)
        elif kind == "index" and name not in intent.created and not same_index(sql, after.objects[(kind, now)][1], table, intent):
            yield "the index %s of %s was %s and is now %s" % (name, table, shape(sql), shape(after.objects[(kind, now)][1]))


def over_dropped_column(before: Snapshot, table: str, sql: str, intent: Intent) -> bool:
    columns = before.tables[table].columns if table in before.tables else {}
    words = set(re.findall(r"\w+", shape(sql)))
    return any(column in words and intent.column_dropped(table, column) for column in columns)


def shape(sql: str) -> str:
    """What an index is on: the text from its columns on, with UNIQUE."""
    unique = "UNIQUE " if re.match(r"\s*CREATE\s+UNIQUE", sql, re.IGNORECASE) else ""
    return unique + sql[sql.find("("):].strip()


def same_index(old: str, new: str, table: str, intent: Intent) -> bool:
    text = shape(old)
    for (owner, column), renamed in intent.columns.items():
        if owner in intent.names(table):
            text = re.sub(r"(?<!\w)%s(?!\w)" % re.escape(column), lambda _match: renamed, text)
    return normal(text) == normal(shape(new))


def normal(sql: str) -> str:
    return re.sub(r"[\s\"`\[\]]+", "", sql).lower()


def of_table(old: Table, new: Table, intent: Intent) -> Iterator[str]:
    kept = {name: intent.column_now(old.name, name) for name in old.columns if not intent.column_dropped(old.name, name)}
    for name, now in kept.items():
        if now not in new.columns:
            yield "the column %s.%s is gone, and the migration does not drop it" % (old.name, name)
        else:
            yield from of_column(old, old.columns[name], new.columns[now], intent)
    if not intent.is_altered(old.name, "", "primary key") and not intent.dropped_constraints.get(old.name):
        if [kept.get(name) for name in old.primary_key if name in kept] != new.primary_key and all(name in kept for name in old.primary_key):
            yield "the primary key of %s was (%s) and is now (%s)" % (old.name, ", ".join(old.primary_key), ", ".join(new.primary_key))
    for what in ("autoincrement", "without_rowid", "strict"):
        if getattr(old, what) and not getattr(new, what):
            yield "%s is no longer %s" % (old.name, what.replace("_", " ").upper())
    yield from checks(old, new, intent)
    yield from uniques(old, new, intent, kept)
    yield from keys(old, new, intent, kept)


def of_column(table: Table, old: Column, new: Column, intent: Intent) -> Iterator[str]:
    where = "%s.%s" % (table.name, old.name)
    if old.collation and old.collation != new.collation:
        yield "%s is no longer COLLATE %s" % (where, old.collation)
    if affinity(old.type) != affinity(new.type) and not intent.is_altered(table.name, old.name, "type"):
        yield "%s was of type %s and is now %s" % (where, old.type or "none", new.type or "none")
    if old.not_null != new.not_null and not intent.is_altered(table.name, old.name, "null") and old.name not in table.primary_key:
        yield "%s is %s NOT NULL" % (where, "now" if new.not_null else "no longer")
    if literal(old.default) != literal(new.default) and not intent.is_altered(table.name, old.name, "default"):
        yield "the default of %s was %s and is now %s" % (where, old.default or "none", new.default or "none")


def affinity(type_: str) -> str:
    """As SQLite decides it: https://www.sqlite.org/datatype3.html#determination_of_column_affinity"""
    text = type_.upper()
    for words, found in ((("INT",), "INTEGER"), (("CHAR", "CLOB", "TEXT"), "TEXT"), (("BLOB",), "BLOB"), (("REAL", "FLOA", "DOUB"), "REAL")):
        if any(word in text for word in words):
            return found
    return "NUMERIC" if text else "BLOB"


def literal(default: object) -> str:
    text = str(default or "").strip()
    while text.startswith("(") and text.endswith(")"):
        text = text[1:-1].strip()
    return text.lower() if not text.startswith("'") else text


def checks(old: Table, new: Table, intent: Intent) -> Iterator[str]:
    left = [(name, normal(body)) for name, kind, body in new.constraints if kind == "CHECK"]
    for name, kind, body in old.constraints:
        if kind != "CHECK" or intent.drops_constraint(old.name, name) or mentions_dropped(old, body, intent):
            continue
        known = {(name, normal(body)), (name, normal(renamed(old, body, intent)))}
        if not any(entry in known for entry in left) and name not in intent.created:
            yield "the CHECK %s of %s is gone: %s" % (name or "without a name", old.name, body[5:].strip())


def mentions_dropped(table: Table, text: str, intent: Intent) -> bool:
    words = set(re.findall(r"\w+", text))
    return any(intent.column_dropped(table.name, column) for column in table.columns if column in words)


def renamed(table: Table, text: str, intent: Intent) -> str:
    for column in table.columns:
        text = re.sub(r"(?<!\w)%s(?!\w)" % re.escape(column), lambda _match, column=column: intent.column_now(table.name, column), text)  # type: ignore[misc]
    return text


def uniques(old: Table, new: Table, intent: Intent, kept: "dict[str, str]") -> Iterator[str]:
    there = [set(columns) for columns in new.uniques] + [set(new.primary_key)]
    for columns in old.unique_constraints:
        if any(column not in kept for column in columns) or {kept[column] for column in columns} in there:
            continue
        if set(columns) != set(old.primary_key) and not unique_dropped(old, columns, intent):
            yield "UNIQUE (%s) of %s is gone, and the migration does not drop it" % (", ".join(columns), old.name)


def unique_dropped(table: Table, columns: List[str], intent: Intent) -> bool:
    """By its constraint's name."""
    named = [name for name, kind, body in table.constraints if kind == "UNIQUE" and set(words_of(body)) >= set(columns)]
    return any(intent.drops_constraint(table.name, name) for name in named or [""])


def words_of(text: str) -> Set[str]:
    return set(re.findall(r"\w+", text))


def keys(old: Table, new: Table, intent: Intent, kept: "dict[str, str]") -> Iterator[str]:
    there = {identity(key): key for key in new.foreign_keys}
    for key in old.foreign_keys:
        if any(column not in kept for column in key.columns) or intent.is_dropped("table", key.parent):
            continue
        wanted = (tuple(kept[column] for column in key.columns), intent.table_now(key.parent).lower())
        found = there.get(wanted)
        text = "the foreign key of %s (%s) to %s" % (old.name, ", ".join(key.columns), key.parent)
        if found is None:
            if not key_dropped(old, key, intent):
                yield "%s is gone, and the migration does not drop it" % text
        elif (key.on_delete, key.on_update) != (found.on_delete, found.on_update) and not key_dropped(old, key, intent):
            yield "%s was ON DELETE %s, ON UPDATE %s and is now %s, %s" % (text, key.on_delete, key.on_update, found.on_delete, found.on_update)


def identity(key: Key) -> Tuple[Tuple[str, ...], str]:
    return tuple(key.columns), key.parent.lower()


def key_dropped(table: Table, key: Key, intent: Intent) -> bool:
    wanted = set(key.columns)
    named = [name for name, kind, body in table.constraints if kind == "FOREIGN KEY" and words_of(body.split("REFERENCES")[0]) >= wanted]
    return any(intent.drops_constraint(table.name, name) for name in named or [""])
