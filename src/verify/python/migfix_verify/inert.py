"""`--stub-imports`: modules that are missing become inert ones, so that migrations can run without their application."""

import importlib.abc
import importlib.machinery
import os
import sys
import types
from typing import Any, Iterator, List, Optional, Sequence, Set, Tuple

# A missing submodule of these is the migration's own fault, and must stay an error.
REAL = {"alembic", "sqlalchemy", "migfix_verify"}
stubbed: List[str] = []


class Inert:
    """Can be called, indexed, iterated (nothing comes), inherited from and compared; never does anything."""

    def __init__(self, name: str = "inert") -> None:
        self.__name__ = name

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return Inert(name)

    def __call__(self, *args: Any, **_keywords: Any) -> Any:
        # Used as a decorator, it leaves the function as it is.
        if len(args) == 1 and isinstance(args[0], types.FunctionType):
            return args[0]
        return Inert(self.__name__)

    def __mro_entries__(self, _bases: Tuple[Any, ...]) -> Tuple[type, ...]:
        return ()

    def __iter__(self) -> Iterator[Any]:
        return iter(())

    def __len__(self) -> int:
        return 0

    def __bool__(self) -> bool:
        return False

    def __getitem__(self, _key: Any) -> "Inert":
        return self

    def __setitem__(self, _key: Any, _value: Any) -> None:
        return None

    def __enter__(self) -> "Inert":
        return self

    def __exit__(self, *_error: Any) -> None:
        return None

    def __repr__(self) -> str:
        return "inert"


class InertModule(types.ModuleType):
    __path__: Sequence[str] = []

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return Inert(name)


class Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """The last to be asked: only for what nobody else has found."""

    def __init__(self) -> None:
        self.standard = standard_modules()

    def find_spec(self, name: str, _path: Any = None, _target: Any = None) -> Optional[importlib.machinery.ModuleSpec]:
        root = name.split(".", 1)[0]
        if root in REAL or root in self.standard:
            return None
        stubbed.append(name)
        return importlib.machinery.ModuleSpec(name, self, is_package=True)

    def create_module(self, spec: importlib.machinery.ModuleSpec) -> types.ModuleType:
        return InertModule(spec.name)

    def exec_module(self, _module: types.ModuleType) -> None:
        return None


def standard_modules() -> Set[str]:
    names = getattr(sys, "stdlib_module_names", None)
    if names is not None:
        return set(names)
    # Before Python 3.10: what lies beside one of them.
    files = os.listdir(os.path.dirname(os.__file__))
    return set(sys.builtin_module_names) | {file.split(".", 1)[0] for file in files}


def install() -> None:
    sys.meta_path.append(Finder())
