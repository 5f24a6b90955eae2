"""Lets migrations be imported without their application: every module that is missing becomes an inert one.

A migration that imports its application's models or helpers can then still be run as far as it does not need them. What is
measured is whether it does the same before and after, so that it matters little how far it comes.
"""

import importlib.abc
import importlib.machinery
import os
import sys
import types
from typing import Any, Iterator, Optional, Sequence, Tuple

import sqlalchemy as sa

# A missing submodule of these is the migration's own fault, and must stay an error.
REAL = {"alembic", "sqlalchemy"}
# Types that migrations use from other packages, as what they are in the database.
TYPES = {
    "AutoString": sa.String,
    "UUIDType": lambda *_args, **_keywords: sa.Uuid(),
    "JSONDict": sa.JSON,
    "JSONList": sa.JSON,
    "MediumText": sa.Text,
}


class Inert:
    """Can be called, indexed, iterated (nothing comes), inherited from and compared; never does anything."""

    def __init__(self, name: str = "inert") -> None:
        self.__name__ = name

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return found(name)

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

    def _never(self, _other: Any) -> bool:
        return False

    __lt__ = __le__ = __gt__ = __ge__ = _never

    def __or__(self, _other: Any) -> "Inert":
        return self

    __ror__ = __or__

    def __repr__(self) -> str:
        return "inert"


def found(name: str) -> Any:
    return TYPES.get(name) or Inert(name)


class InertModule(types.ModuleType):
    __path__: Sequence[str] = []

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return found(name)


class Forgiving(importlib.abc.Loader):
    """Runs a module of the package as far as it goes; what is missing afterwards is inert."""

    def __init__(self, loader: Any) -> None:
        self.loader = loader

    def create_module(self, spec: importlib.machinery.ModuleSpec) -> Optional[types.ModuleType]:
        return self.loader.create_module(spec)

    def exec_module(self, module: types.ModuleType) -> None:
        try:
            self.loader.exec_module(module)
        except BaseException:
            pass
        module.__class__ = InertModule


class PackageFinder(importlib.abc.MetaPathFinder):
    """The modules of the package itself, which are there while what they import is not."""

    def __init__(self, root: str) -> None:
        self.names = set(os.listdir(root))

    def find_spec(self, name: str, path: Any = None, target: Any = None) -> Optional[importlib.machinery.ModuleSpec]:
        if name.split(".", 1)[0] not in self.names:
            return None
        spec = importlib.machinery.PathFinder.find_spec(name, path, target)
        if spec and spec.loader:
            spec.loader = Forgiving(spec.loader)
        return spec


class Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """The last to be asked: only for what nobody else has found."""

    def find_spec(self, name: str, _path: Any = None, _target: Any = None) -> Optional[importlib.machinery.ModuleSpec]:
        root = name.split(".", 1)[0]
        if root in REAL or root in sys.stdlib_module_names:
            return None
        return importlib.machinery.ModuleSpec(name, self, is_package=True)

    def create_module(self, spec: importlib.machinery.ModuleSpec) -> types.ModuleType:
        return InertModule(spec.name)

    def exec_module(self, _module: types.ModuleType) -> None:
        return None


def install(root: Optional[str] = None) -> None:
    """With `root`, the folder of an unpacked package, its own modules are real."""
    if root is not None:
        sys.path.append(root)
        sys.meta_path.insert(0, PackageFinder(root))
    sys.meta_path.append(Finder())
