import type { Progress } from '../io.ts';

/** A bar on stderr that is gone when it stops. */
export async function startProgress(total: number): Promise<Progress> {
  const { Presets, SingleBar } = await import('cli-progress');
  const bar = new SingleBar({ format: '{bar} {value}/{total} migrations', stream: process.stderr, clearOnComplete: true, hideCursor: true }, Presets.shades_classic);
  bar.start(total, 0);
  return { tick: () => bar.increment(), stop: () => bar.stop() };
}
