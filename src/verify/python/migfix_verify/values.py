"""Made-up values for a column that is known only by its declared type. The same number always gives the same value."""

import re
from typing import Any, Callable, List, Optional, Tuple

from migfix_verify.create_table import Column

UNICODE = "Ünïcødé 漢字 🎉 it's \"%s\" :x \\ "
Make = Callable[[int], Any]


def day(n: int) -> str:
    return "20%02d-%02d-%02d" % (10 + n // 336 % 80, 1 + n // 28 % 12, 1 + n % 28)


def clock(n: int) -> str:
    return "%02d:%02d:%02d.%06d" % (n // 3600 % 24, n // 60 % 60, n % 60, n // 86400 % 1000000)


# Declared type → ordinary value, extreme value. The first that matches counts.
TYPES: List[Tuple[str, Make, Make]] = [
    (r"BOOL", lambda n: n % 2, lambda n: n % 2),
    (r"SMALLINT", lambda n: n % 32767, lambda n: 32767 - n % 100),
    (r"BIGINT", lambda n: n, lambda n: 9223372036854775807 - n),
    (r"INT", lambda n: n, lambda n: 2147483647 - n),
    (r"FLOAT|REAL|DOUBLE", lambda n: n + 0.5, lambda n: -1.5e300 + n),
    (r"DATETIME|TIMESTAMP", lambda n: "%s %s" % (day(n), clock(n)), lambda n: "9999-12-31 23:59:59.%06d" % (n % 1000000)),
    (r"DATE", day, lambda n: "0001-01-%02d" % (1 + n % 28)),
    (r"TIME", clock, lambda n: "23:59:59.%06d" % (n % 1000000)),
    (r"JSON", lambda n: '{"n": %d}' % n, lambda n: '[null, {"ü": "%d \\u0001"}]' % n),
    (r"BLOB|BINARY|BYTEA", lambda n: n.to_bytes(8, "big"), lambda n: b"\x00\xff" + n.to_bytes(8, "big")),
    (r"UUID|CHAR\(32\)", lambda n: "%032x" % n, lambda n: "f" * 16 + "%016x" % n),
]


def value_of(column: Column, n: int, extreme: bool, choices: Optional[List[Any]]) -> Any:
    if choices:
        return choices[n % len(choices)]
    declared = column.type.upper()
    decimal = re.match(r"(?:NUMERIC|DECIMAL)\s*(?:\(\s*(\d+)\s*(?:,\s*(\d+))?\s*\))?", declared)
    if decimal:
        return number(n, extreme, int(decimal.group(1) or 12), int(decimal.group(2) or 0))
    for pattern, ordinary, edge in TYPES:
        if re.search(pattern, declared):
            return (edge if extreme else ordinary)(n)
    return text(column.name, n, extreme, declared)


def number(n: int, extreme: bool, precision: int, scale: int) -> Any:
    # A float has 15 digits that can be trusted.
    digits = min(precision, 12) - scale
    top = 10 ** max(digits, 0) - 1
    whole = top - n % max(top // 2, 1) if extreme else n % max(top, 1)
    return whole + 0.5 if scale else whole


def text(name: str, n: int, extreme: bool, declared: str) -> str:
    made = (UNICODE if extreme else name.replace("_", " ") + " ") + str(n)
    length = re.search(r"\(\s*(\d+)\s*\)", declared)
    # Its end, because that is what differs from row to row.
    return made[-int(length.group(1)):] if length else made
