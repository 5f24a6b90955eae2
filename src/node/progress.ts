import type { Progress } from '../io.ts';

/** A bar on stderr, with the rate and the time that is left, that is gone when it stops. */
export async function startProgress(total: number, unit = 'migrations'): Promise<Progress> {
  const { Presets, SingleBar } = await import('cli-progress');
  let first = 0;
  let done = 0;
  const bar = new SingleBar({ format: `{bar} {value}/{total} ${unit}{rest}`, stream: process.stderr, clearOnComplete: true, hideCursor: true, barsize: 30 }, Presets.shades_classic);
  bar.start(total, 0, { rest: '' });
  return {
    tick: () => {
      // the chain is read before the first one is rewritten, which says nothing of the others
      first ||= Date.now();
      const rate = done++ / Math.max((Date.now() - first) / 1000, 0.001);
      bar.increment(1, { rest: rate ? ` | ${rounded(rate)}/s | ${timeLeft((total - done) / rate)} left` : '' });
    },
    stop: () => bar.stop(),
  };
}

const rounded = (rate: number): string => (rate < 10 ? rate.toFixed(1) : String(Math.round(rate)));

/** As fast as so far: a revision may be large or small, and so may the next. */
function timeLeft(seconds: number): string {
  const left = Math.round(seconds);
  return left < 60 ? `${left}s` : `${Math.floor(left / 60)}m${String(left % 60).padStart(2, '0')}s`;
}
