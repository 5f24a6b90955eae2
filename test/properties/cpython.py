"""How Python reads texts before and after a rewrite: one JSON request a line on stdin, one JSON answer a line on stdout.

A request is a list of pairs of base64 bytes; the answer says for each what is wrong with the second, "" when nothing is, or null
where Python refuses the first. Nothing is executed.
"""

import ast
import base64
import collections
import io
import json
import sys
import tokenize
import warnings

# What a batch block's header or a placeholder of a column's type takes the place of; raw ALTER TABLE becomes an operation.
MOVED = {"user", "category", "listing", "tag", "other", "temp"}
# Statements that migfix rewrites, takes out or adds: all else must come out as it went in.
OURS = ("execute", "commit", "get_bind")


def main():
    warnings.simplefilter("ignore")
    for line in sys.stdin:
        answers = [judge(*(base64.b64decode(text) for text in pair)) for pair in json.loads(line)]
        sys.stdout.write(json.dumps(answers) + "\n")
        sys.stdout.flush()


def judge(before, after):
    try:
        was = ast.parse(before)
        compile(was, "before", "exec", dont_inherit=True)
        comments = comments_of(before)
    except (SyntaxError, ValueError, MemoryError, RecursionError, tokenize.TokenError):
        return None
    try:
        now = ast.parse(after)
        compile(now, "after", "exec", dont_inherit=True)
    except (SyntaxError, ValueError, MemoryError, RecursionError) as error:
        return "Python refuses the output: %s" % error
    lost = comments - comments_of(after)
    if lost:
        return "lost comments: %s" % sorted(lost)
    lost = constants_of(was) - constants_of(now)
    if lost:
        return "lost constants: %s" % sorted(lost)
    return compare(skeleton(was.body), skeleton(now.body))


def comments_of(source):
    # unlike the parser, tokenize does not end a line at a lone carriage return
    lines = io.BytesIO(source.replace(b"\r\n", b"\n").replace(b"\r", b"\n"))
    tokens = tokenize.tokenize(lines.readline)
    return collections.Counter(token.string.rstrip() for token in tokens if token.type == tokenize.COMMENT)


def constants_of(tree):
    values = (node.value for node in ast.walk(tree) if isinstance(node, ast.Constant))
    return collections.Counter(repr(value) for value in values if not isinstance(value, (bool, type(None))) and value not in MOVED and "ALTER TABLE" not in str(value))


def skeleton(body):
    """The statements that migfix has no business with, in order; of compound ones their heads and, below, their bodies."""
    found = []
    for statement in body:
        if is_block(statement):
            found.extend(skeleton(statement.body))
        elif not is_ours(statement):
            found.append(frame(statement))
    return found


def frame(statement):
    bodies = []
    for name, value in ast.iter_fields(statement):
        if isinstance(value, list) and value and isinstance(value[0], ast.stmt):
            bodies.append((name, skeleton(value)))
        elif isinstance(value, list) and value and isinstance(value[0], ast.ExceptHandler):
            bodies.append((name, [(ast.dump(handler.type) if handler.type else "", handler.name, skeleton(handler.body)) for handler in value]))
        elif isinstance(value, ast.AST):
            bodies.append((name, ast.dump(value)))
        elif isinstance(value, list):
            bodies.append((name, [ast.dump(item) if isinstance(item, ast.AST) else item for item in value]))
        else:
            bodies.append((name, value))
    return (type(statement).__name__, bodies)


def is_block(statement):
    return isinstance(statement, ast.With) and "batch_alter_table" in ast.dump(statement.items[0].context_expr)


def is_ours(statement):
    """An operation, alone or in a tuple; a connection and what is run on it; an import of SQLAlchemy's; a check for duplicates."""
    if isinstance(statement, ast.If):
        return "as_sql" in ast.dump(statement.test)
    if isinstance(statement, ast.Import):
        return any(name.name == "sqlalchemy" for name in statement.names)
    value = statement.value if isinstance(statement, (ast.Expr, ast.Assign)) else None
    parts = value.elts if isinstance(value, ast.Tuple) else [value]
    return value is not None and any(is_operation(part) for part in parts)


def is_operation(node):
    while isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        owner = node.func.value
        if isinstance(owner, ast.Name) and (owner.id in ("op", "o", "operations", "batch_op", "batch", "b") or node.func.attr in OURS):
            return True
        if ast.dump(owner) == "Attribute(value=Name(id='alembic', ctx=Load()), attr='op', ctx=Load())":
            return True
        node = owner
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("add_column", "drop_column")


def compare(before, after):
    if before == after:
        return ""
    differs = next((pair for pair in zip(before, after) if pair[0] != pair[1]), (len(before), len(after)))
    return "the rest differs:\n%s\n%s" % differs


if __name__ == "__main__":
    main()
