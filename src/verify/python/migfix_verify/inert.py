"""`--stub-imports`: modules that are missing become inert ones, so that migrations can run without their application."""

import importlib.abc
import importlib.machinery
import os
import sys
import types
from typing import Any, Iterator, List, MutableSequence, Optional, Sequence, Set, Tuple

import sqlalchemy as sa

from migfix_verify.faults import TimeLimit, describe

# A missing submodule of these is the migration's own fault, and must stay an error.
REAL = {"alembic", "sqlalchemy", "migfix_verify"}
stubbed: List[str] = []
# Column types of well-known packages, as what they are in the database: SQLModel, SQLAlchemy-Utils and their like.
TYPES = {
    "AutoString": sa.String, "GUID": sa.CHAR, "UUIDType": sa.CHAR, "EmailType": sa.String, "URLType": sa.String, "ChoiceType": sa.String,
    "JSONType": sa.JSON, "JSONDict": sa.JSON, "JSONList": sa.JSON, "MediumText": sa.Text, "EncryptedType": sa.LargeBinary, "ArrowType": sa.DateTime,
}


class Inert:
    """Can be called, indexed, iterated (nothing comes), inherited from and compared; never does anything."""

    def __init__(self, name: str = "inert") -> None:
        self.__name__ = name

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError("Inert has no %s" % name)
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

    def _never(self, _other: Any) -> bool:
        return False

    __lt__ = __le__ = __gt__ = __ge__ = _never

    def __or__(self, _other: Any) -> "Inert":
        return self

    __ror__ = __or__

    def __int__(self) -> int:
        return 0

    def __float__(self) -> float:
        return 0.0

    def __repr__(self) -> str:
        return "inert"


class InertModule(types.ModuleType):
    __path__: MutableSequence[str] = []

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError("an Inert module has no %s" % name)
        return TYPES.get(name) or Inert(name)


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


class Forgiving(importlib.abc.Loader):
    """Runs a module of the project as far as it goes; what is missing afterwards is inert."""

    def __init__(self, loader: Any) -> None:
        self.loader = loader

    def create_module(self, spec: importlib.machinery.ModuleSpec) -> Optional[types.ModuleType]:
        found: Optional[types.ModuleType] = self.loader.create_module(spec)
        return found

    def exec_module(self, module: types.ModuleType) -> None:
        try:
            self.loader.exec_module(module)
        except TimeLimit:
            raise
        except BaseException as error:
            stubbed.append("%s (%s)" % (module.__name__, describe(error)))
            module.__class__ = InertModule


class ProjectFinder(importlib.abc.MetaPathFinder):
    """The project's own modules are there, while what they import may not be."""

    def __init__(self, folders: Sequence[str]) -> None:
        self.folders = list(folders)

    def find_spec(self, name: str, path: Any = None, _target: Any = None) -> Optional[importlib.machinery.ModuleSpec]:
        spec = importlib.machinery.PathFinder.find_spec(name, path if path is not None else self.folders)
        inside = spec is not None and spec.origin is not None and any(spec.origin.startswith(folder + os.sep) for folder in self.folders)
        if spec is None or not inside or spec.loader is None or "site-packages" in str(spec.origin):
            return None
        spec.loader = Forgiving(spec.loader)
        return spec


def standard_modules() -> Set[str]:
    names = getattr(sys, "stdlib_module_names", None)
    if names is not None:
        return set(names)
    # Before Python 3.10: what lies beside one of them.
    files = os.listdir(os.path.dirname(os.__file__))
    return set(sys.builtin_module_names) | {file.split(".", 1)[0] for file in files}


def install(folders: Sequence[str]) -> None:
    """@param folders the project's own: where its modules are real as far as they can be"""
    sys.meta_path.insert(0, ProjectFinder(folders))
    sys.meta_path.append(Finder())
