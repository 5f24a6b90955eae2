"""The revisions of a version folder from base to head, read without running them."""

import ast
import os
from typing import Any, Dict, List, NamedTuple, Set, Tuple


class Revision(NamedTuple):
    file: str
    code: str
    name: str
    parents: Tuple[str, ...]


def in_order(folders: List[str]) -> List[Revision]:
    found: Dict[str, Revision] = {}
    for folder in folders:
        for file in sorted(os.listdir(folder)):
            if file.endswith(".py") and file != "__init__.py":
                revision = read(folder, file)
                if revision.name:
                    found[revision.name] = revision
    ordered: List[Revision] = []
    seen: Set[str] = set()
    for name in found:
        visit(name, found, seen, ordered)
    return ordered


def visit(name: str, found: Dict[str, Revision], seen: Set[str], ordered: List[Revision]) -> None:
    """Parents first; by hand, because a chain is longer than Python's stack."""
    stack = [(name, False)]
    while stack:
        current, done = stack.pop()
        if done:
            ordered.append(found[current])
        elif current not in seen:
            seen.add(current)
            stack.append((current, True))
            stack += [(parent, False) for parent in found[current].parents if parent in found]


def read(folder: str, file: str) -> Revision:
    with open(os.path.join(folder, file), encoding="utf-8") as stream:
        code = stream.read()
    values = dict(assignments(ast.parse(code)))
    parents = values.get("down_revision")
    return Revision(file, code, values.get("revision") or "", (parents,) if isinstance(parents, str) else tuple(parents or ()))


def assignments(tree: ast.Module) -> List[Tuple[str, Any]]:
    found: List[Tuple[str, Any]] = []
    for node in tree.body:
        targets = node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
        value = getattr(node, "value", None)
        for target in targets:
            if isinstance(target, ast.Name) and target.id in ("revision", "down_revision") and value is not None:
                try:
                    found.append((target.id, ast.literal_eval(value)))
                except ValueError:
                    pass
    return found
