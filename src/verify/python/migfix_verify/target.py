"""The metadata that an env.py would hand to Alembic: only its naming convention matters to a migration."""

from typing import Any, Dict, Optional

import sqlalchemy as sa


def metadata(convention: Optional[Dict[str, str]]) -> Any:
    return sa.MetaData(naming_convention=convention) if convention else None
