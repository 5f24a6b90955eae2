"""What went wrong, as data: which error, where in the migration, in which operation."""

import traceback
from typing import Any, Dict, Optional


class TimeLimit(BaseException):
    """Not an Exception, so that a migration's own `except Exception` does not swallow it."""


class Refused(Exception):
    """The migration reached for something outside the proof: another database, the network."""


def describe(error: BaseException) -> str:
    return ("%s: %s" % (type(error).__name__, first_line(error))).rstrip(": ")


def first_line(value: object) -> str:
    return (str(value).splitlines() or [""])[0]


def line_in(error: BaseException, path: str) -> Optional[int]:
    """The innermost line of the migration that the error came through."""
    lines = [frame.lineno for frame in traceback.extract_tb(error.__traceback__) if frame.filename == path]
    if lines:
        return lines[-1]
    return error.lineno if isinstance(error, SyntaxError) and error.filename == path else None


def fault_of(error: BaseException, path: str, operation: Optional[str]) -> Dict[str, Any]:
    """With the SQL where the error has one: SQLAlchemy keeps the statement apart from its text."""
    kind = "time" if isinstance(error, TimeLimit) else "import" if is_import(error) else "error"
    statement = getattr(error, "statement", None)
    return {
        "kind": "exit" if isinstance(error, SystemExit) else kind,
        "text": describe(error),
        "line": line_in(error, path),
        "operation": operation,
        "statement": str(statement) if statement is not None else None,
        "integrity": type(error).__name__ == "IntegrityError",
        "missing": getattr(error, "name", None) if is_import(error) else None,
        "traceback": "".join(traceback.format_exception(type(error), error, error.__traceback__)),
    }


def is_import(error: BaseException) -> bool:
    return isinstance(error, ImportError)
