import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
const migfix = join(import.meta.dirname, '../../scripts/migfix.ts');

/** Puts migfix, as it is in this tree, where a project's own packages have their commands: there `npx` finds it. */
export function installMigfix(folder: string): void {
  const bin = join(folder, 'node_modules/.bin');
  mkdirSync(bin, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n');
  writeFileSync(join(bin, 'migfix'), `#!/bin/sh\nexec '${process.execPath}' --import '${tsx}' '${migfix}' "$@"\n`);
  chmodSync(join(bin, 'migfix'), 0o755);
}
