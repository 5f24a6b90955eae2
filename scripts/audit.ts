/**
 * Part of `npm run check:package`: fails on known holes of level high or critical in what users install. A registry that does not answer (a mirror,
 * no network) is no hole: that is said, and nothing fails.
 */
import { spawnSync } from 'node:child_process';

interface Report {
  readonly vulnerabilities?: Readonly<Record<string, { readonly name: string; readonly severity: string; readonly range: string }>>;
  readonly message?: string;
}

const { stdout } = spawnSync('npm', ['audit', '--omit=dev', '--json'], { encoding: 'utf8' });
const { vulnerabilities, message } = JSON.parse(stdout || '{}') as Report;
const holes = Object.values(vulnerabilities ?? {}).filter(({ severity }) => severity === 'high' || severity === 'critical');
for (const { name, severity, range } of holes) console.error(`${name} ${range}: ${severity}, see npm audit`);
console.log(vulnerabilities ? `audit: ${Object.keys(vulnerabilities).length} findings, ${holes.length} high or critical` : `audit: not checked, the registry does not answer (${message ?? 'no reason given'})`);
process.exitCode = holes.length ? 1 : 0;
