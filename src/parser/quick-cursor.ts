import type { Tree } from 'web-tree-sitter';
import type { Cursor } from '../core/tree.ts';

/**
 * The functions of web-tree-sitter's WebAssembly module that its own TreeCursor calls. Emscripten puts them on the object that is
 * given to `Parser.init`.
 */
export interface Runtime {
  /** The address of the memory in which a cursor is handed over. */
  _ts_init(): number;
  _ts_tree_root_node_wasm(tree: number): void;
  _ts_node_has_error_wasm(tree: number): number;
  _ts_tree_cursor_new_wasm(tree: number): void;
  _ts_tree_cursor_delete_wasm(tree: number): void;
  _ts_tree_cursor_goto_first_child_wasm(tree: number): number;
  _ts_tree_cursor_goto_next_sibling_wasm(tree: number): number;
  _ts_tree_cursor_goto_parent_wasm(tree: number): number;
  _ts_tree_cursor_current_node_type_id_wasm(tree: number): number;
  _ts_tree_cursor_current_node_is_missing_wasm(tree: number): number;
  _ts_tree_cursor_start_index_wasm(tree: number): number;
  _ts_tree_cursor_end_index_wasm(tree: number): number;
  _ts_tree_cursor_current_field_id_wasm(tree: number): number;
}

const NEEDED = [
  '_ts_tree_root_node_wasm', '_ts_node_has_error_wasm', '_ts_tree_cursor_new_wasm', '_ts_tree_cursor_delete_wasm', '_ts_tree_cursor_goto_first_child_wasm',
  '_ts_tree_cursor_goto_next_sibling_wasm', '_ts_tree_cursor_goto_parent_wasm', '_ts_tree_cursor_current_node_type_id_wasm', '_ts_tree_cursor_current_node_is_missing_wasm',
  '_ts_tree_cursor_start_index_wasm', '_ts_tree_cursor_end_index_wasm', '_ts_tree_cursor_current_field_id_wasm',
] as const satisfies readonly (keyof Runtime)[];

/** Another version of web-tree-sitter may have other functions: then its own cursor does, at a quarter of the speed. */
export const isRuntime = (module: object): module is Runtime => NEEDED.every((name) => typeof (module as Record<string, unknown>)[name] === 'function');

/**
 * Walks a tree with a cursor that stays in the parser's memory. web-tree-sitter's own copies it in and out at every step, which takes
 * longer than to parse.
 *
 * @param walk gets the cursor, on the root, and whether the tree has errors; nothing else may use the parser meanwhile
 */
export function walkQuickly<T>(runtime: Runtime, tree: Tree, walk: (cursor: Cursor, faulty: boolean) => T): T {
  const address = (tree as unknown as readonly number[])[0] as number;
  runtime._ts_tree_root_node_wasm(address);
  const faulty = runtime._ts_node_has_error_wasm(address) !== 0;
  runtime._ts_tree_root_node_wasm(address);
  runtime._ts_tree_cursor_new_wasm(address);
  try {
    return walk(cursorOn(runtime, address), faulty);
  } finally {
    runtime._ts_tree_cursor_delete_wasm(address);
  }
}

const cursorOn = (runtime: Runtime, tree: number): Cursor => ({
  get nodeTypeId() {
    return runtime._ts_tree_cursor_current_node_type_id_wasm(tree);
  },
  get currentFieldId() {
    return runtime._ts_tree_cursor_current_field_id_wasm(tree);
  },
  get startIndex() {
    return runtime._ts_tree_cursor_start_index_wasm(tree);
  },
  get endIndex() {
    return runtime._ts_tree_cursor_end_index_wasm(tree);
  },
  get nodeIsMissing() {
    return runtime._ts_tree_cursor_current_node_is_missing_wasm(tree) === 1;
  },
  gotoFirstChild: () => runtime._ts_tree_cursor_goto_first_child_wasm(tree) === 1,
  gotoNextSibling: () => runtime._ts_tree_cursor_goto_next_sibling_wasm(tree) === 1,
  gotoParent: () => runtime._ts_tree_cursor_goto_parent_wasm(tree) === 1,
});
