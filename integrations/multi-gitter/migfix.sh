#!/bin/sh
# Rewrites the Alembic migrations of one repository, for multi-gitter, which runs this in the root of each clone:
#
#   multi-gitter run "$PWD/migfix.sh" -O my-org -B migfix -m "Alembic migrations run on SQLite"
#
# Exit code 0 and a changed file: multi-gitter commits and opens a pull request. Any other: it leaves the repository alone and says so.
#
# MIGFIX          the command (default: npx --yes migfix)
# MIGFIX_FLAGS    more flags, such as --safe
# MIGFIX_REPORTS  a folder for one summary a repository, for "migfix merge-reports"; name it by an absolute path, outside of the clones
set -u

summary=
if [ -n "${MIGFIX_REPORTS:-}" ]; then
  mkdir -p "$MIGFIX_REPORTS" || exit 2
  # multi-gitter names the repository owner/name; a bare clone has the name of its folder
  name=$(printf '%s' "${REPOSITORY:-$(basename "$PWD")}" | tr -c 'A-Za-z0-9._-' '_')
  summary="$MIGFIX_REPORTS/$name.json"
fi

# the words of these two are meant to be split
# shellcheck disable=SC2086
${MIGFIX:-npx --yes migfix} --write --output-format concise ${summary:+--summary-file "$summary"} ${MIGFIX_FLAGS:-}
code=$?

# 1: findings are left for a person. What is written is worth a pull request all the same.
[ "$code" -eq 1 ] && exit 0
exit "$code"
