"""What one would write with LibCST: `op.alter_column` in a batch block. One operation, no grouping, no chain.

python wrap_alter_column.py JOBS FOLDER: a dry run over all files, in JOBS processes, by LibCST's own runner.
"""
import sys
from pathlib import Path

import libcst as cst
import libcst.matchers as m
from libcst.codemod import VisitorBasedCodemodCommand, parallel_exec_transform_with_prettyprint

ALTER_COLUMN = m.Expr(m.Call(func=m.Attribute(value=m.Name("op"), attr=m.Name("alter_column")), args=[m.Arg(m.SimpleString(), keyword=None), m.AtLeastN(n=1)]))


class WrapAlterColumn(VisitorBasedCodemodCommand):
    DESCRIPTION = "Wraps op.alter_column in op.batch_alter_table."

    @m.leave(m.SimpleStatementLine(body=[ALTER_COLUMN]))
    def wrap(self, original_node, updated_node):
        call = updated_node.body[0].value
        table, *rest = call.args
        inner = call.with_changes(func=call.func.with_changes(value=cst.Name("batch_op")), args=rest)
        return cst.With(
            items=[cst.WithItem(
                cst.Call(cst.parse_expression("op.batch_alter_table"), [table.with_changes(comma=cst.MaybeSentinel.DEFAULT), cst.Arg(cst.Name("None"), cst.Name("schema"), equal=cst.AssignEqual(cst.SimpleWhitespace(""), cst.SimpleWhitespace("")))]),
                cst.AsName(cst.Name("batch_op")),
            )],
            body=cst.IndentedBlock([cst.SimpleStatementLine([cst.Expr(inner)])]),
            leading_lines=updated_node.leading_lines,
        )


if __name__ == "__main__":
    jobs, folder = sys.argv[1:]
    files = sorted(map(str, Path(folder).rglob("*.py")))
    result = parallel_exec_transform_with_prettyprint(WrapAlterColumn, files, jobs=int(jobs), unified_diff=3, hide_progress=True, repo_root=folder)
    print(f"{result.successes} files, {result.failures} failures", file=sys.stderr)
    sys.exit(2 if result.failures else 0)
