"""A migration's identifiers, read without running it."""

import ast
from typing import Any, Dict, List, Optional, Set

NAMES = ("revision", "down_revision", "branch_labels", "depends_on")


class Identifiers:
    def __init__(self, values: Dict[str, Any], problem: Optional[str], engines: List[str], takes_back: bool = True) -> None:
        # Has it a downgrade that does anything?
        self.takes_back = takes_back
        self.values = values
        self.problem = problem
        # Of a multi-database template: `upgrade(engine_name)` calls `upgrade_<engine>()`.
        self.engines = engines
        revision = values.get("revision")
        self.revision: Optional[str] = revision if isinstance(revision, str) else None

    def lacks(self, known: Set[str]) -> List[str]:
        """What it depends on and nothing here makes."""
        return [name for name in as_list(self.values.get("depends_on")) if name not in known]

    def stand_in(self, known: Set[str]) -> str:
        values = {**self.values, "depends_on": [name for name in as_list(self.values.get("depends_on")) if name in known] or None}
        lines = ["%s = %r" % (name, values.get(name)) for name in NAMES]
        runs = "from migfix_verify.running import run"
        functions = ["def %s(**keywords):\n    run(revision, %r, keywords)" % (name, name) for name in ("upgrade", "downgrade")]
        return "\n\n".join([runs, *lines, *functions]) + "\n"


def as_list(value: Any) -> List[str]:
    return [value] if isinstance(value, str) else list(value or ())


def read(code: str) -> Identifiers:
    try:
        tree = ast.parse(code.encode("utf-8"))
    except (SyntaxError, ValueError) as error:
        return Identifiers({}, "Python does not read it: %s" % error, [])
    values: Dict[str, Any] = {}
    problem: Optional[str] = None
    for node in tree.body:
        for name, value in assigned(node):
            try:
                values[name] = ast.literal_eval(value)
            except ValueError:
                # A label (`(cli.EXPAND_BRANCH,)`) is another word for a revision: no place in the chain hangs on it.
                if name != "branch_labels":
                    problem = "%s is computed" % name
    if problem is None and not isinstance(values.get("revision"), str):
        problem = "it has no revision"
    return Identifiers(values, problem, engines_of(tree), takes_back(tree))


def takes_back(tree: ast.Module) -> bool:
    bodies = [node.body for node in tree.body if isinstance(node, ast.FunctionDef) and node.name == "downgrade"]
    return any(not isinstance(node, ast.Pass) and not (isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)) for body in bodies for node in body)


def assigned(node: ast.stmt) -> List[Any]:
    if isinstance(node, ast.Assign):
        targets: List[ast.expr] = node.targets
    elif isinstance(node, ast.AnnAssign) and node.value is not None:
        targets = [node.target]
    else:
        return []
    return [(target.id, node.value) for target in targets if isinstance(target, ast.Name) and target.id in NAMES]


def engines_of(tree: ast.Module) -> List[str]:
    functions = {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}
    upgrade = functions.get("upgrade")
    if upgrade is None or not upgrade.args.args:
        return []
    return [name[len("upgrade_"):] for name in functions if name.startswith("upgrade_")]
