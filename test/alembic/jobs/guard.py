"""What every job shares: the time limit, the collected warnings, the text of an error."""

import signal
import traceback
import warnings
from contextlib import contextmanager
from typing import Any, Iterator, List


class TimeLimit(BaseException):
    """Not an Exception, so that a migration's own `except Exception` does not swallow it."""


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    def stop(_signal: int, _frame: Any) -> None:
        raise TimeLimit(f"stopped after {seconds:g} s")

    signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


@contextmanager
def collected_warnings() -> Iterator[List[str]]:
    texts: List[str] = []
    with warnings.catch_warnings(record=True) as seen:
        warnings.simplefilter("always")
        try:
            yield texts
        finally:
            found = [f"{each.category.__name__}: {first_line(each.message)}" for each in seen]
            texts.extend(dict.fromkeys(found))


def describe(error: BaseException) -> str:
    return f"{type(error).__name__}: {first_line(error)}".rstrip(": ")


def full_traceback(error: BaseException) -> str:
    return "".join(traceback.format_exception(type(error), error, error.__traceback__))


def first_line(value: object) -> str:
    return (str(value).splitlines() or [""])[0]
