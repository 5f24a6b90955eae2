/** How many items two lists have in common from their start, and then from their end. */
export function commonEnds<T>(one: readonly T[], other: readonly T[]): { readonly start: number; readonly end: number } {
  const least = Math.min(one.length, other.length);
  let start = 0;
  while (start < least && one[start] === other[start]) start++;
  let end = 0;
  while (end < least - start && one.at(-1 - end) === other.at(-1 - end)) end++;
  return { start, end };
}
