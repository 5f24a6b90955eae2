"""How Python itself reads a text: what a rewrite must not have changed."""

import ast
import io
import tokenize
from typing import Any, Dict, List


def run(request: Dict[str, Any], _directory: str) -> Dict[str, Any]:
    # As bytes: only then does Python accept a byte order mark.
    source = request["code"].encode("utf-8")
    try:
        tree = ast.parse(source)
        comments = comment_tokens(source)
    except (SyntaxError, ValueError, tokenize.TokenError) as error:
        return {"ok": False, "error": f"{type(error).__name__}: {error}", "dump": "", "strings": [], "comments": []}
    return {"ok": True, "error": None, "dump": ast.dump(tree), "strings": string_constants(tree), "comments": comments}


def string_constants(tree: ast.AST) -> List[str]:
    constants = (node.value for node in ast.walk(tree) if isinstance(node, ast.Constant))
    return sorted(value for value in constants if isinstance(value, str))


def comment_tokens(source: bytes) -> List[str]:
    tokens = tokenize.tokenize(io.BytesIO(source).readline)
    return [token.string for token in tokens if token.type == tokenize.COMMENT]
