import { type EnvironmentFacts, readEnvironment } from '../core/environment.ts';
import { splice } from '../core/edit.ts';
import { unreadable } from '../core/readable.ts';
import type { Parse } from '../core/types.ts';
import { foreignKeys } from './foreign-keys.ts';
import { namingConvention } from './naming-convention.ts';
import { renderAsBatch } from './render-as-batch.ts';
import { template } from './template.ts';
import { transactions } from './transactions.ts';
import type { Check, Examination, Finding, Patient, TextFile } from './types.ts';
import { writeHook } from './write-hook.ts';

const CHECKS: readonly Check[] = [renderAsBatch, namingConvention, foreignKeys, transactions, template, writeHook];

export interface Diagnosis {
  readonly findings: readonly Finding[];
  /** Files that the findings' edits change. */
  readonly changes: readonly Change[];
  readonly facts: EnvironmentFacts;
}

export interface Change {
  readonly name: string;
  readonly before: string;
  readonly after: string;
}

/**
 * Looks at an Alembic environment. Pure: what it found to mend is in `changes`, nothing is written.
 *
 * A change is only proposed when the file, changed, still parses, and when looking at it again finds the fault gone and nothing
 * more to change.
 */
export function examine(patient: Patient, parse: Parse): Diagnosis {
  const examination = examinationOf(patient, parse);
  const findings = CHECKS.flatMap((check) => check(examination));
  const files = [...new Set(findings.flatMap(({ edits }) => edits?.file ?? []))];
  const refused = new Set<string>();
  const changes = files.flatMap((name) => {
    const change = changeOf(patient, findings, name);
    if (change && holds(patient, change, parse)) return [change];
    refused.add(name);
    return [];
  });
  return { findings: findings.map((finding) => (finding.edits && refused.has(finding.edits.file) ? withoutEdits(finding) : finding)), changes, facts: examination.facts };
}

const examinationOf = (patient: Patient, parse: Parse): Examination => ({ patient, parse, facts: readEnvironment(patient.env.text, parse, patient.application) });

const FILES = ['env', 'template', 'ini', 'toml'] as const;

const fileNamed = (patient: Patient, name: string): TextFile | undefined => FILES.map((key) => patient[key]).find((file) => file?.name === name);

function changeOf(patient: Patient, findings: readonly Finding[], name: string): Change | undefined {
  const before = fileNamed(patient, name)?.text;
  const edits = findings.flatMap((finding) => (finding.edits?.file === name ? finding.edits.edits : []));
  return before === undefined ? undefined : { name, before, after: splice(before, 0, before.length, edits) };
}

/** The changed file parses as well as before, and a second look proposes nothing more for it. */
function holds(patient: Patient, { name, before, after }: Change, parse: Parse): boolean {
  if (name === patient.env.name && (isBroken(after, parse) || isBroken(before, parse))) return false;
  const key = FILES.find((file) => patient[file]?.name === name) as (typeof FILES)[number];
  const changed = { ...patient, [key]: { name, text: after } };
  const again = examinationOf(changed, parse);
  const left = CHECKS.flatMap((check) => check(again));
  return !left.some(({ edits }) => edits?.file === name);
}

/** A syntax error, a keyword that is given twice. */
const isBroken = (code: string, parse: Parse): boolean => unreadable(code, parse(code)) !== undefined;

function withoutEdits({ check, verdict, message, help, file, line }: Finding): Finding {
  const byHand = help ?? "migfix can't change this file safely: change it by hand.";
  return { check, verdict, message, help: byHand, file, ...(line === undefined ? {} : { line }) };
}
