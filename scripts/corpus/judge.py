"""Reads a text before and after as Python itself does: one JSON request a line on stdin, one JSON answer a line on stdout.

Nothing here knows how migfix reads Python: it is the second opinion.
"""

import ast
import io
import json
import sys
import tokenize
from collections import Counter
from typing import Any, Dict, Iterator, List, Optional

SCHEMA = {
    "add_column", "alter_column", "drop_column", "create_index", "drop_index", "create_unique_constraint",
    "create_check_constraint", "create_foreign_key", "create_primary_key", "create_exclude_constraint",
    "drop_constraint", "create_table_comment", "drop_table_comment",
}
# Refused by every SQLite outside a batch block, whatever the arguments.
REFUSED = {name for name in SCHEMA if name.startswith("create_") and "index" not in name} | {"drop_constraint", "drop_table_comment"}
RECEIVERS = {"op", "alembic.op"}


def main() -> None:
    for line in sys.stdin:
        request = json.loads(line)
        sys.stdout.write(json.dumps({"id": request["id"], **judged(request["before"], request["after"])}) + "\n")
        sys.stdout.flush()


def judged(before: str, after: str) -> Dict[str, Any]:
    try:
        tree = ast.parse(after.encode())
    except (SyntaxError, ValueError) as error:
        return {"parses": False, "error": str(error), "lost": [], "found": 0, "refused": []}
    return {
        "parses": True,
        "error": None,
        "lost": lost(before, after),
        "found": len(list(operations(ast.parse(before.encode())))),
        "refused": [describe(call) for call in operations(tree) if is_refused(call)],
    }


def lost(before: str, after: str) -> List[str]:
    old, new = tokens(before), tokens(after)
    gone = [f"comment {text}" for text in (old["comments"] - new["comments"]).elements()]
    # A table's name is written once per block instead of once per operation: only strings that are gone altogether count.
    gone += [f"string {text}" for text in set(old["strings"]) - set(new["strings"])]
    gone += [f"number {text}" for text in set(old["numbers"]) - set(new["numbers"])]
    return gone


def tokens(code: str) -> Dict[str, "Counter[str]"]:
    found: Dict[str, "Counter[str]"] = {"comments": Counter(), "strings": Counter(), "numbers": Counter()}
    for token in tokenize.tokenize(io.BytesIO(code.encode()).readline):
        if token.type == tokenize.COMMENT:
            found["comments"][token.string] += 1
        elif token.type == tokenize.STRING:
            found["strings"][token.string] += 1
        elif token.type == tokenize.NUMBER:
            found["numbers"][token.string] += 1
    return found


def operations(tree: ast.AST) -> Iterator[ast.Call]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in SCHEMA:
            yield node


def is_refused(call: ast.Call) -> bool:
    function = call.func
    assert isinstance(function, ast.Attribute)
    if dotted(function.value) not in RECEIVERS:
        return False
    if function.attr == "alter_column":
        given = {keyword.arg for keyword in call.keywords}
        return bool(given & {"nullable", "type_", "server_default", "comment"})
    if function.attr == "add_column":
        return any(is_named(node, "ForeignKey") for node in ast.walk(call))
    return function.attr in REFUSED


def dotted(node: ast.AST) -> Optional[str]:
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value)}.{node.attr}"
    return None


def is_named(node: ast.AST, name: str) -> bool:
    return isinstance(node, ast.Call) and (dotted(node.func) or "").split(".")[-1] == name


def describe(call: ast.Call) -> Dict[str, Any]:
    return {"text": ast.unparse(call), "line": call.lineno}


if __name__ == "__main__":
    main()
