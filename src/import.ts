/**
 * A form that somebody filled in, in Word or Excel, back to a filing in YAML. What reads documents is loaded only where
 * one is given.
 */
import type { CheckOptions } from './check.ts';
import { kindOfDocument } from './document-kind.ts';
import { filledYaml } from './filing/filled-yaml.ts';
import type { CellPlace, Localized, Path } from './finding.ts';
import type { FilledForm } from './form/filled-form.ts';
import type { MatchedForm } from './form/match/match.ts';
import { requirementsOf } from './form/requirements.ts';
import type { FormTemplate } from './form/template.ts';
import { templateFor } from './which-form.ts';

/** A form in a document; a workbook may have one on each of its sheets. */
export interface FormInDocument {
  /** The name of its sheet; absent in Word. */
  readonly sheet?: string;
  readonly form: FilledForm;
}

/** What was read of a document. */
export interface ReadDocument {
  readonly forms: readonly FormInDocument[];
  /** What of it was not read, or not as a person sees it. */
  readonly notes: readonly Localized[];
}

export interface ImportOptions extends Pick<CheckOptions, 'form' | 'defaultForm' | 'loadTemplate'> {
  /** The document's name in messages. */
  readonly name: string;
  /** The spelling of the keys; English by default. */
  readonly keys?: 'zh' | 'en';
  /** What the schema line of the YAML names, by the form; without it there is no such line. */
  readonly schemaOf?: (template: FormTemplate) => string;
}

/** A filing that was read off a form. */
export interface ImportedFiling {
  /** Commented, as `new` writes it. */
  readonly yaml: string;
  readonly template: FormTemplate;
  /** Labels that the form prints, and those of them that the document has. */
  readonly labels: MatchedForm['labels'];
  /** Places of values that a person must look at. */
  readonly unsure: readonly CellPlace[];
  /** Texts that stand nowhere in the filing, each with its cell. */
  readonly unplaced: MatchedForm['unplaced'];
  /** The cell of a value, or the nearest to where it would stand. */
  readonly cellAt: (path: Path) => CellPlace | undefined;
}

/** Whether bytes are those of a document and not of a text: a zip, an old file of Office, a PDF or RTF. */
export function isDocument(bytes: Uint8Array): boolean {
  const head = String.fromCharCode(...bytes.subarray(0, 5));
  return ['PK\x03\x04', 'PK\x05\x06', '\xd0\xcf\x11\xe0', '%PDF-', '{\\rtf'].some(sign =>
    head.startsWith(sign),
  );
}

/**
 * Reads the forms in the bytes of a .docx or .xlsx; what it is called only tells how a broken one is to be named. Rejects
 * with UserError for a file that is none, is damaged or goes beyond the limits.
 */
export async function readDocument(bytes: Uint8Array, name: string): Promise<ReadDocument> {
  const kind = (await kindOfDocument(bytes)) ?? (/\.(xls[xm]?|et)$/i.test(name) ? 'xlsx' : 'docx');
  if (kind !== 'xlsx') {
    const { filledWord } = await import('./word/filled-word.ts');
    return { forms: [{ form: filledWord(bytes) }], notes: [] };
  }
  const { readFilledWorkbook } = await import('./excel/filled-workbook.ts');
  const { sheets, notes } = readFilledWorkbook(bytes);
  return { forms: sheets.map(({ name: sheet, form }) => ({ sheet, form })), notes };
}

/**
 * The filing in a form. Rejects with UserError where no form is named and it cannot be told which one it is, and as
 * `loadTemplate` does.
 */
export async function importForm(
  form: FilledForm,
  options: ImportOptions,
): Promise<ImportedFiling> {
  const { keys = 'en', schemaOf } = options;
  const template = await templateFor(form, options);
  const requirements = requirementsOf(template);
  const [{ matchForm }, { cellFinder }] = await Promise.all([
    import('./form/match/match.ts'),
    import('./likeness/cell-finder.ts'),
  ]);
  const { value, cells, unsure, unplaced, labels } = matchForm(form, template);
  const cellAt = cellFinder(form, cells, requirements);
  const marked = new Set(unsure.map(path => JSON.stringify(path)));
  const yaml = filledYaml(value, requirements, {
    keys,
    ...(schemaOf && { schema: schemaOf(template) }),
    title: template.title,
    isUnsure: path => marked.has(JSON.stringify(path)),
    cellAt,
    unplaced,
  });
  return {
    yaml,
    template,
    labels,
    unsure: unsure.flatMap(path => cellAt(path) ?? []),
    unplaced,
    cellAt,
  };
}
