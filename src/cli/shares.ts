/** What it takes to read a file that another thread rewrites, where to rewrite it too takes 1. */
export const READ = 0.2;

/** The same where what it does is known from a first reading. */
export const READ_WHOLE = 0.04;

/**
 * Cuts a row of files into one piece for each thread. A thread reads all that comes before its own piece, for the schema on which that
 * begins: the later a piece, the shorter.
 */
export function sharesOf<T>(ordered: readonly T[], threads: number, read: number = READ): readonly (readonly T[])[] {
  const sizes = Array.from({ length: threads }, (_, at) => (1 - read) ** at);
  const unit = ordered.length / sizes.reduce((sum, size) => sum + size, 0);
  let end = 0;
  return sizes.map((size, at) => {
    const start = Math.round(end);
    end = at === threads - 1 ? ordered.length : end + size * unit;
    return ordered.slice(start, Math.round(end));
  });
}
