"""What Python says of texts in part rewritten: one JSON list of [before, after] on stdin; for each, "" or what is wrong with `after`."""
import ast
import builtins
import json
import symtable
import sys


def main():
    json.dump([judge(before, after) for before, after in json.load(sys.stdin)], sys.stdout)


def judge(before, after):
    try:
        compile(after, "after", "exec", dont_inherit=True)
    except SyntaxError as error:
        return f"Python refuses it: {error}"
    unknown = unbound(after) - unbound(before)
    return f"names that nothing binds: {sorted(unknown)}" if unknown else ""


def unbound(code):
    """Names that no scope binds, and those of a function that are read on a line above the first that binds them."""
    module = symtable.symtable(code, "file", "exec")
    bound = {symbol.get_name() for symbol in module.get_symbols() if symbol.is_assigned() or symbol.is_imported() or symbol.is_namespace()}
    found = set()
    for scope in [module, *inner(module)]:
        for symbol in scope.get_symbols():
            name = symbol.get_name()
            if symbol.is_global() and symbol.is_referenced() and name not in bound and not hasattr(builtins, name):
                found.add(name)
    for function in (node for node in ast.walk(ast.parse(code)) if isinstance(node, ast.FunctionDef)):
        names = [node for node in ast.walk(function) if isinstance(node, ast.Name)]
        stored = {}
        for node in names:
            if isinstance(node.ctx, ast.Store):
                stored[node.id] = min(stored.get(node.id, node.lineno), node.lineno)
        found |= {f"{function.name}: {node.id}" for node in names if isinstance(node.ctx, ast.Load) and node.lineno < stored.get(node.id, 0)}
    return found


def inner(scope):
    for child in scope.get_children():
        yield child
        yield from inner(child)


if __name__ == "__main__":
    main()
