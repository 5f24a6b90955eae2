import { ensureStacks } from './stacks.ts'

/**
 * For vitest's `globalSetup`: the first run downloads three virtual environments (about a minute), later runs find them.
 *
 * @throws {Error} When they cannot be made; the message says what to install.
 */
export async function setup(): Promise<void> {
  await ensureStacks()
}
