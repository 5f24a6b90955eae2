"""A proof touches its own scratch database and nothing else, whatever the migration or the env.py would like to reach."""

import os
import re
import socket
from typing import Any, Optional

from sqlalchemy.engine import default

from migfix_verify.faults import Refused

DATABASE_URL = re.compile(r"^(postgres|postgresql|mysql|mariadb|oracle|mssql|sqlite|cockroachdb)(\+\w+)?://")


def install(url: str, database: str) -> None:
    """@param url of the scratch database; `database` is how its driver is told about it."""
    for name, value in list(os.environ.items()):
        if DATABASE_URL.match(value):
            os.environ[name] = url
        elif name.startswith("PG"):
            del os.environ[name]
    refuse_network()
    refuse_databases(database)


def refuse_network() -> None:
    connect = socket.socket.connect

    def refused(self: Any, address: Any) -> Any:
        # Event loops make local pairs for themselves.
        if isinstance(address, (str, bytes)):
            return connect(self, address)
        raise Refused("the migration opens a network connection to %s" % (address,))

    setattr(socket.socket, "connect", refused)
    setattr(socket.socket, "connect_ex", refused)


def refuse_databases(database: str) -> None:
    connect = default.DefaultDialect.connect

    def checked(self: Any, *arguments: Any, **keywords: Any) -> Any:
        if database not in (os.path.basename(str(place)) for place in places(arguments, keywords)):
            raise Refused("the migration opens a database of its own (%s): a proof must not touch it" % self.name)
        return connect(self, *arguments, **keywords)

    setattr(default.DefaultDialect, "connect", checked)


def places(arguments: Any, keywords: Any) -> Any:
    named: Optional[Any] = keywords.get("dbname") or keywords.get("database")
    return [*arguments[:1], *([named] if named else []), *dsn(keywords)]


def dsn(keywords: Any) -> Any:
    return re.findall(r"dbname=(\S+)", str(keywords.get("dsn", "")))
