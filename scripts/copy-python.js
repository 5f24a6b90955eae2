/** The Python part of `migfix verify` goes beside the compiled TypeScript that starts it. */
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const target = join(root, 'dist', 'src', 'verify', 'python');
rmSync(target, { recursive: true, force: true });
cpSync(join(root, 'src', 'verify', 'python'), target, { recursive: true, filter: (path) => !path.includes('__pycache__') });
