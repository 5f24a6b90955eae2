/** What is no rule of ours has no page. */
const NO_RULE = ['skipped', 'failed', 'internal', 'rewrite', 'mark'];

/** The page of a rule, as it was published with this version: `docs` goes along with the package. */
export const rulePage = (rule: string, version: string): string | undefined =>
  NO_RULE.includes(rule) ? undefined : `https://unpkg.com/migfix@${version}/docs/transforms/${rule}.md`;
