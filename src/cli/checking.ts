/** The way of one filing to its findings, the same for every command. */
import { dirname } from 'node:path';
import { type Checked, check, type Finding } from '../index.ts';
import type { CheckingOptions } from './commands/options.ts';
import { type ExitStatus, exit, worse } from './exit.ts';
import { guarded, tellFault } from './faults.ts';
import { formsOf } from './forms.ts';
import type { Input, Inputs } from './inputs.ts';
import { readSource, readStream } from './read-file.ts';
import type { FileReport, Totals } from './report/reporter.ts';
import type { Session } from './session.ts';

/** Reads and checks an input. Throws UserError when it cannot be read or its form cannot be had. */
export type CheckInput = (input: Input) => Promise<Checked>;

/** A checker for a run. Throws UserError when --form names no form, since then no filing can be checked. */
export function inputChecker({ form }: CheckingOptions, { io }: Session): CheckInput {
  const forms = formsOf(io.cwd);
  const named = form === undefined ? undefined : { form, template: forms.named(form) };
  return async ({ name, path }) => {
    const bytes = path === undefined ? await readStream(io.stdin) : readSource(path);
    if (named) return check(name, bytes, { form: named.form, loadTemplate: () => named.template });
    return check(name, bytes, { loadTemplate: forms.forFolder(path ? dirname(path) : io.cwd) });
  };
}

/** Does the work for every input, whatever becomes of the others; the worst status counts. */
export async function forEachInput(
  { inputs, unfound }: Inputs,
  session: Session,
  work: (input: Input) => Promise<ExitStatus>,
): Promise<ExitStatus> {
  let status: ExitStatus = exit.clean;
  for (const { name, error } of unfound) {
    await tellFault(error, session, name);
    status = exit.fault;
  }
  for (const input of inputs)
    status = worse(status, await guarded(session, input.name, () => work(input)));
  return status;
}

/** Whether a filing fails: by an error, or by a warning where the run is strict. */
export function isFailing(findings: readonly Finding[], { strict }: CheckingOptions): boolean {
  return findings.some(({ severity }) => severity === 'error' || strict);
}

/** Counts what reports have told. */
export function tally(totals: Totals, { findings }: FileReport): Totals {
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  return {
    files: totals.files + 1,
    errors: totals.errors + errors,
    warnings: totals.warnings + findings.length - errors,
  };
}

export const noTotals: Totals = { files: 0, errors: 0, warnings: 0 };
