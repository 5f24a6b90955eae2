/** What became of the mutants, as a score with its interval. */

/** What we read of Stryker's report. */
export interface MutationReport {
  readonly files: Readonly<Record<string, { readonly mutants: readonly { readonly status: string; readonly statusReason?: string }[] }>>;
}

export interface Score {
  readonly killed: number;
  readonly timeout: number;
  readonly survived: number;
  /** No test comes by. They count as survivors. */
  readonly uncovered: number;
  /** Everything that could have been tried: the sample is taken from these. */
  readonly population: number;
}

/** @param report of a run with `sample-checker.js`, to which a mutant outside of the sample cannot be compiled */
export function scoreOf(report: MutationReport): Score {
  const all = Object.values(report.files).flatMap(({ mutants }) => mutants);
  const count = (status: string): number => all.filter((mutant) => mutant.status === status).length;
  return { killed: count('Killed'), timeout: count('Timeout'), survived: count('Survived'), uncovered: count('NoCoverage'), population: all.length - count('Ignored') - count('RuntimeError') };
}

/** 1.96: of a hundred samples, 95 have the share of the whole within. */
const Z = 1.96;

/** Wilson's interval for a share that was seen in a sample. */
export function interval(seen: number, tried: number): readonly [number, number] {
  const share = seen / tried;
  const middle = share + Z ** 2 / (2 * tried);
  const half = Z * Math.sqrt((share * (1 - share)) / tried + Z ** 2 / (4 * tried ** 2));
  return [(middle - half) / (1 + Z ** 2 / tried), (middle + half) / (1 + Z ** 2 / tried)];
}

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

/** The score in words, for the page. */
export function scoreTable({ killed, timeout, survived, uncovered, population }: Score, { sample, seed, date }: { readonly sample: number; readonly seed: number; readonly date: string }): string {
  const tried = killed + timeout + survived + uncovered;
  const [low, high] = interval(killed + timeout, tried);
  const sure = sample === 100 ? '' : ` (95 % interval: ${percent(low)} to ${percent(high)})`;
  return [
    `Measured on ${date}, \`--sample ${sample} --seed ${seed}\`: ${tried} of ${population} mutants. Score: **${percent((killed + timeout) / tried)}**${sure}.`,
    '',
    '| tried | killed | timed out | survived | no test comes by |',
    '| ---: | ---: | ---: | ---: | ---: |',
    `| ${tried} | ${killed} | ${timeout} | ${survived} | ${uncovered} |`,
  ].join('\n');
}
