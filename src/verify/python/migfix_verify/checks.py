"""Everything that is looked at after a step, as a list of findings; an empty list is the proof of the step."""

import re
from typing import Any, Dict, Iterator, List, Optional, Tuple

from migfix_verify import asked, rows
from migfix_verify.intent import Intent
from migfix_verify.recording import Recording
from migfix_verify.sqlite import TEMPORARY, Snapshot
from migfix_verify.vanished import vanished

Finding = Dict[str, Any]
MISMATCH = re.compile(r'^foreign key mismatch - .* referencing (".+")$')


def check(path: str, before: Snapshot, after: Snapshot, recording: Recording, heads: List[str], heads_before: List[str]) -> List[Finding]:
    intent = Intent(recording.operations, recording.statements)
    found = [
        *each("version", version(before, after, heads, heads_before)),
        *each("integrity", after.damage),
        *each("orphans", orphans(before, after)),
        *each("leftover", leftovers(before, after)),
        *each("vanished", vanished(before, after, intent)),
        *each("rows", rows.lost(before, after, intent)),
        *each("values", rows.changed(before, after, intent)),
        *each("readable", rows.unreadable(path, before, after, enums(recording))),
    ]
    found += [finding("asked", message, line) for message, line in asked.unanswered(after, intent)]
    return found


def each(name: str, messages: Any) -> Iterator[Finding]:
    for message in messages:
        yield finding(name, message, None)


def finding(name: str, message: str, line: Optional[int]) -> Finding:
    return {"check": name, "message": message, "line": line}


def version(before: Snapshot, after: Snapshot, heads: List[str], heads_before: List[str]) -> Iterator[str]:
    """What an earlier revision left in it by mistake is not this one's doing."""
    strays = (set(before.version) - set(heads_before)) & set(after.version) - set(heads)
    if set(after.version) - strays != set(heads):
        yield "alembic_version is %s and should be %s" % (listed(after.version), listed(heads))


def listed(heads: List[str]) -> str:
    return ", ".join(heads) or "empty"


def orphans(before: Snapshot, after: Snapshot) -> Iterator[str]:
    """SQLite names one child of a parent without its key, and not always the same one: of those that there were, it says nothing new."""
    known = {parent for line in before.orphans for parent in MISMATCH.findall(line)}
    for line in after.orphans:
        if line not in before.orphans and not known.intersection(MISMATCH.findall(line)):
            yield line


def leftovers(before: Snapshot, after: Snapshot) -> Iterator[str]:
    for kind, name in after.objects:
        if TEMPORARY in name and (kind, name) not in before.objects:
            yield "the %s %s is left behind" % (kind, name)


def enums(recording: Recording) -> Dict[Tuple[str, str], List[str]]:
    return {
        (operation["table_name"], operation["column_name"]): operation["enum"]
        for operation in recording.operations
        if operation.get("enum")
    }
