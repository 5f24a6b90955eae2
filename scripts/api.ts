import { join } from 'node:path';
import ts from 'typescript';

/** docs/api.md: what `migfix` and `migfix/core` export, as the compiler's own declarations have it. A change of it shows in the diff. */

const ROOT = join(import.meta.dirname, '..');

/** The declaration files that `npm run build` would write, by path. */
function declarations(): ReadonlyMap<string, string> {
  const config = ts.getParsedCommandLineOfConfigFile(join(ROOT, 'tsconfig.build.json'), { emitDeclarationOnly: true }, { ...ts.sys, onUnRecoverableConfigFileDiagnostic: ({ messageText }) => { throw new Error(ts.flattenDiagnosticMessageText(messageText, '\n')); } });
  if (!config) throw new Error('tsconfig.build.json cannot be read');
  const files = new Map<string, string>();
  ts.createProgram(config.fileNames, config.options).emit(undefined, (path, text) => void files.set(path, text));
  return files;
}

/** A program over declarations that are on no disk. */
function programOf(files: ReadonlyMap<string, string>, entries: readonly string[]): ts.Program {
  const options: ts.CompilerOptions = { target: ts.ScriptTarget.ES2023, module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext, allowImportingTsExtensions: true, noEmit: true, types: [], noLib: true };
  const host = ts.createCompilerHost(options);
  const inMemory = (path: string): string | undefined => files.get(path) ?? files.get(path.replace(/(?:\.d)?\.ts$/, '.d.ts'));
  return ts.createProgram([...entries], options, {
    ...host,
    fileExists: (path) => inMemory(path) !== undefined || host.fileExists(path),
    readFile: (path) => inMemory(path) ?? host.readFile(path),
    getSourceFile: (path, language) => {
      const text = inMemory(path);
      return text === undefined ? host.getSourceFile(path, language) : ts.createSourceFile(path, text, language, true);
    },
  });
}

/** One thing that is exported, or that one speaks of. */
export interface Declared {
  readonly name: string;
  readonly text: string;
  readonly kind: 'function' | 'value' | 'type';
  readonly documented: boolean;
}

export interface Interface {
  /** What each entry exports, by its name. */
  readonly entries: ReadonlyMap<string, readonly Declared[]>;
  /** The types that these speak of, which have no name outside. */
  readonly behind: readonly Declared[];
}

/** The statement that declares a name, with its comment. */
const statementOf = (declaration: ts.Declaration): ts.Node => {
  let node: ts.Node = declaration;
  while (!ts.isSourceFile(node.parent)) node = node.parent;
  return node;
};

function declared(name: string, declaration: ts.Declaration): Declared {
  const statement = statementOf(declaration);
  const isFunction = ts.isFunctionDeclaration(declaration) || (ts.isVariableDeclaration(declaration) && !!declaration.type && ts.isFunctionTypeNode(declaration.type));
  const comment = ts.getJSDocCommentsAndTags(declaration).length > 0;
  const text = statement.getFullText().replace(/^\s*(?:import[^\n]*\n)*/, '').trim();
  return { name, text, kind: isFunction ? 'function' : ts.isVariableDeclaration(declaration) ? 'value' : 'type', documented: comment };
}

/** Reads what the package exports. It compiles the library twice, which takes some seconds. */
export function readInterface(): Interface {
  const files = declarations();
  const paths = { migfix: join(ROOT, 'dist/src/node/index.d.ts'), 'migfix/core': join(ROOT, 'dist/src/core/index.d.ts') };
  const program = programOf(files, Object.values(paths));
  const checker = program.getTypeChecker();
  const resolved = (symbol: ts.Symbol): ts.Symbol => (symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol);
  const seen = new Map<ts.Symbol, string>();
  const exportsOf = (path: string): readonly Declared[] => {
    const module = checker.getSymbolAtLocation(program.getSourceFile(path) as ts.SourceFile) as ts.Symbol;
    return checker.getExportsOfModule(module).map((symbol) => {
      const [declaration] = resolved(symbol).declarations ?? [];
      if (!declaration) throw new Error(`${symbol.name}: no declaration`);
      seen.set(resolved(symbol), symbol.name);
      return declared(symbol.name, declaration);
    }).sort((a, b) => (a.name < b.name ? -1 : 1));
  };
  const entries = new Map(Object.entries(paths).map(([name, path]) => [name, exportsOf(path)]));
  const behind: Declared[] = [];
  const visit = (node: ts.Node): void => {
    const symbol = ts.isIdentifier(node) ? checker.getSymbolAtLocation(node) : undefined;
    const target = symbol && resolved(symbol);
    const declaration = target?.declarations?.[0];
    if (target && declaration && !seen.has(target) && ts.isSourceFile(declaration.parent) && files.has(declaration.getSourceFile().fileName)) {
      seen.set(target, target.name);
      behind.push(declared(target.name, declaration));
    }
    ts.forEachChild(node, visit);
  };
  // what is found on the way is visited in its turn
  for (const symbol of seen.keys()) for (const declaration of symbol.declarations ?? []) visit(statementOf(declaration));
  return { entries, behind: behind.sort((a, b) => (a.name < b.name ? -1 : 1)) };
}

const block = (all: readonly Declared[]): string => `\`\`\`ts\n${all.map(({ text }) => text).join('\n\n')}\n\`\`\``;

/** The text of docs/api.md. */
export function apiPage({ entries, behind }: Interface): string {
  const parts = ['<!-- Written by `npm run docs` from the declarations of the package. -->', '# The interface', 'What the package exports, with its types. [The library](library.md) shows how it is used, [transforms of your own](custom-transforms.md) how one is written.'];
  const shown = new Set<string>();
  for (const [entry, all] of entries) {
    const here = all.filter(({ text }) => !shown.has(text));
    const again = all.filter(({ text }) => shown.has(text)).map(({ name }) => `\`${name}\``);
    parts.push(`## ${entry}`, ...(again.length ? [`As above: ${again.join(', ')}.`] : []), block(here));
    for (const { text } of here) shown.add(text);
  }
  return `${[...parts, '## Types that these speak of', 'They have no name outside of the package.', block(behind)].join('\n\n')}\n`;
}
