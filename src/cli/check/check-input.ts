/** Reads and checks one filing, the same way for every command, and counts findings. */
import { dirname } from 'node:path';
import {
  type Checked,
  type CheckedForm,
  type CheckOptions,
  check,
  type Finding,
  isDocument,
  kindOfDocument,
  loadDocumentCheck,
  severityCounts,
} from '../../internal.ts';
import type { CheckingOptions } from '../commands/options.ts';
import { guarded, printError } from '../errors.ts';
import { type ExitStatus, exit, worse } from '../exit.ts';
import { fontReader } from '../files/fonts.ts';
import { type Forms, formsOf } from '../files/forms.ts';
import type { Input, Inputs } from '../files/inputs.ts';
import { readFiling, readStream } from '../files/read.ts';
import type { Io } from '../io.ts';
import type { FileReport, Totals } from '../report/reporter.ts';
import type { Session } from '../session.ts';

/** Reads and checks an input. Rejects with UserError if it cannot be read or its form cannot be loaded. */
export type CheckInput = (input: Input) => Promise<CheckedInput>;

/** A checker for a run. Throws UserError if the form of --form cannot be loaded, since then no filing can be checked. */
export function inputChecker(options: CheckingOptions, session: Session): CheckInput {
  const checkBytes = bytesChecker(options, session);
  return async input => {
    const bytes = await bytesOf(input, session);
    return checkBytes(input, await convertedBytes(input.name, bytes, session));
  };
}

/** The bytes of an input. Rejects with UserError. */
export async function bytesOf({ path }: Input, { io }: Session): Promise<Uint8Array> {
  return path === undefined ? readStream(io.stdin) : readFiling(path);
}

/** The same, or of a document of an older program what LibreOffice makes of it. Rejects with UserError. */
export async function convertedBytes(
  name: string,
  bytes: Uint8Array,
  session: Session,
): Promise<Uint8Array> {
  const kind = await kindOfDocument(bytes);
  if (kind === undefined || kind === 'docx' || kind === 'xlsx') return bytes;
  const { convertedToOpenXml } = await import('../files/convert-office.ts');
  return (await convertedToOpenXml({ name, bytes, kind }, session)).bytes;
}

/** A file so named that is no document is told as that, not as YAML that cannot be read. */
const NAMED_DOCUMENT = /\.(docx|xlsx)(#.*)?$/is;

/** A filing that was checked; of a document also how well it fits the form that it was read as. */
export type CheckedInput = Checked & Partial<Pick<CheckedForm, 'labels'>>;

/** Checks bytes that were read from an input, YAML or a document. Throws and rejects as `inputChecker` does. */
export function bytesChecker(
  { form, defaultForm, severity: severities = {}, lastFiling }: CheckingOptions,
  { io }: { readonly io: Pick<Io, 'cwd'> },
  forms: Forms = formsOf(io.cwd, defaultForm),
  font: Pick<CheckOptions, 'fonts' | 'readFont'> = { readFont: fontReader() },
): (
  input: Pick<Input, 'name' | 'path' | 'folder' | 'sheet'>,
  bytes: Uint8Array,
) => Promise<CheckedInput> {
  const drawing = { ...font, ...(lastFiling && { lastFiling }) };
  const named = form === undefined ? undefined : { form, template: forms.named(form) };
  return async ({ name, path, folder = path ? dirname(path) : io.cwd, sheet }, bytes) => {
    const options = {
      ...drawing,
      name,
      severities,
      ...(named
        ? { form: named.form, loadTemplate: () => named.template }
        : { loadTemplate: forms.forFolder(folder) }),
      ...(defaultForm !== undefined && !named && { defaultForm }),
    };
    const isRead = isDocument(bytes) || NAMED_DOCUMENT.test(name);
    if (!isRead) return check(bytes, options);
    const { checkDocument } = await loadDocumentCheck();
    return checkDocument(bytes, { ...options, ...(sheet !== undefined && { sheet }) });
  };
}

/** Runs `work` for every input, also after one failed, and gives the worst status. Missing inputs are errors. */
export async function forEachInput(
  { inputs, missing }: Inputs,
  session: Session,
  work: (input: Input) => Promise<ExitStatus>,
): Promise<ExitStatus> {
  let status: ExitStatus = exit.clean;
  for (const { name, error } of missing) {
    await printError(error, session, name);
    status = exit.fault;
  }
  for (const input of inputs)
    status = worse(status, await guarded(session, input.name, () => work(input)));
  return status;
}

/** Whether a filing fails: by an error, with --strict by a warning too. */
export function isFailing(findings: readonly Finding[], { strict }: CheckingOptions): boolean {
  return findings.some(
    ({ severity }) => severity === 'error' || (strict === true && severity === 'warning'),
  );
}

/** Adds the findings of a file to the totals. `files` is 0 for a second report of the same file. */
export function countFindings(totals: Totals, { findings }: FileReport, files = 1): Totals {
  const { errors, warnings, infos } = severityCounts(findings);
  return {
    ...totals,
    files: totals.files + files,
    errors: totals.errors + errors,
    warnings: totals.warnings + warnings,
    infos: totals.infos + infos,
    fixable: totals.fixable + findings.filter(({ fixable }) => fixable).length,
  };
}

export const noTotals: Totals = {
  files: 0,
  fixable: 0,
  errors: 0,
  warnings: 0,
  infos: 0,
  known: 0,
  unchecked: 0,
  uncheckedFiles: [],
  departments: [],
};
