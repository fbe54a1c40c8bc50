/** The way of one filing to its findings, the same for every command. */
import { dirname } from 'node:path';
import { type Checked, check, type Finding } from '../../internal.ts';
import type { CheckingOptions } from '../commands/options.ts';
import { type ExitStatus, exit, worse } from '../exit.ts';
import { guarded, tellFault } from '../faults.ts';
import { type Forms, formsOf } from '../files/forms.ts';
import type { Input, Inputs } from '../files/inputs.ts';
import { readSource, readStream } from '../files/read.ts';
import type { Io } from '../io.ts';
import type { FileReport, Totals } from '../report/reporter.ts';
import type { Session } from '../session.ts';

/** Reads and checks an input. Throws UserError when it cannot be read or its form cannot be had. */
export type CheckInput = (input: Input) => Promise<Checked>;

/** A checker for a run. Throws UserError when --form names no form, since then no filing can be checked. */
export function inputChecker(options: CheckingOptions, session: Session): CheckInput {
  const checkBytes = bytesChecker(options, session);
  return async input => checkBytes(input, await bytesOf(input, session));
}

/** The bytes of an input. Rejects with UserError. */
export async function bytesOf({ path }: Input, { io }: Session): Promise<Uint8Array> {
  return path === undefined ? readStream(io.stdin) : readSource(path);
}

/** Checks what was read of an input. Throws as inputChecker does. */
export function bytesChecker(
  { form, severity: severities = {} }: CheckingOptions,
  { io }: { readonly io: Pick<Io, 'cwd'> },
  forms: Forms = formsOf(io.cwd),
): (input: Pick<Input, 'name' | 'path'>, bytes: Uint8Array) => Checked {
  const named = form === undefined ? undefined : { form, template: forms.named(form) };
  return ({ name, path }, bytes) => {
    if (named) {
      const { template } = named;
      return check(bytes, { name, form: named.form, severities, loadTemplate: () => template });
    }
    const loadTemplate = forms.forFolder(path ? dirname(path) : io.cwd);
    return check(bytes, { name, severities, loadTemplate });
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

/** Counts what reports have told; the second report of a file only adds its findings. */
export function tally(totals: Totals, { findings }: FileReport, files = 1): Totals {
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  return {
    ...totals,
    files: totals.files + files,
    errors: totals.errors + errors,
    warnings: totals.warnings + findings.length - errors,
  };
}

export const noTotals: Totals = {
  files: 0,
  errors: 0,
  warnings: 0,
  known: 0,
  unchecked: 0,
  departments: [],
};
