/**
 * A form that somebody filled in, in Word or Excel, back to a filing in YAML. What reads documents is loaded only where
 * one is given.
 */
import type { CheckOptions } from './check.ts';
import { kindOfDocument } from './document-kind.ts';
import { UserError } from './errors.ts';
import { filledYaml } from './filing/filled-yaml.ts';
import type { CellPlace, Localized, Path } from './finding.ts';
import type { FilledForm } from './form/filled-form.ts';
import type { MatchedForm, ReadPlace } from './form/match/match.ts';
import { requirementsOf } from './form/requirements.ts';
import type { FormTemplate } from './form/template.ts';
import { suggestion } from './source/suggest.ts';
import { templateFor } from './which-form.ts';

/** A form in a document; a workbook may have one on each of its sheets. */
export interface FormInDocument {
  /** The name of its sheet; absent in Word. */
  readonly sheet?: string;
  readonly form: FilledForm;
  /** What of it was not read, or not as a person sees it. */
  readonly notes: readonly Localized[];
}

/** What was read of a document. */
export interface ReadDocument {
  readonly forms: readonly FormInDocument[];
  /** What of the document was not read besides. */
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

/**
 * Reads the forms in the bytes of a .docx or .xlsx, or that on the worksheet of a name; what the file is called only tells
 * how a broken one is to be named. Rejects with UserError for a file that is none, is damaged, goes beyond the limits or
 * has no such worksheet.
 */
export async function readDocument(
  bytes: Uint8Array,
  name: string,
  sheet?: string,
): Promise<ReadDocument> {
  const document = await readAll(bytes, name);
  if (sheet === undefined) return document;
  const { forms, notes } = document;
  const index = forms.findIndex(form => form.sheet === sheet);
  const own = forms[index];
  if (!own) throw noSheet(forms, sheet);
  // What the document has besides its forms is told with the first of them.
  return { forms: [own], notes: index === 0 ? notes : [] };
}

async function readAll(bytes: Uint8Array, name: string): Promise<ReadDocument> {
  const kind = (await kindOfDocument(bytes)) ?? (/\.(xls[xm]?|et)$/i.test(name) ? 'xlsx' : 'docx');
  if (kind !== 'xlsx') {
    const { readFilledWord } = await import('./word/filled-word.ts');
    return { forms: [readFilledWord(bytes)], notes: [] };
  }
  const { readFilledWorkbook } = await import('./excel/filled-workbook.ts');
  const { sheets, notes } = readFilledWorkbook(bytes);
  return { forms: sheets.map(({ name, ...form }) => ({ sheet: name, ...form })), notes };
}

const noSheet = (forms: readonly FormInDocument[], name: string) =>
  new UserError(
    {
      zh: `工作簿里没有叫“${name}”的表`,
      en: `the workbook has no form on a sheet “${name}”`,
    },
    suggestion(
      name,
      forms.flatMap(({ sheet }) => sheet ?? []),
    ),
  );

/**
 * The names of the worksheets that have a form, in the bytes of a .xlsx. Of a workbook with one visible worksheet nothing
 * else is read. Rejects like `readDocument`.
 */
export async function sheetsWithForms(bytes: Uint8Array): Promise<readonly string[]> {
  const { readFilledWorkbook, visibleSheets } = await import('./excel/filled-workbook.ts');
  const visible = visibleSheets(bytes);
  return visible.length < 2 ? visible : readFilledWorkbook(bytes).sheets.map(({ name }) => name);
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
  const { template, value, labels, unsure, unplaced, cellAt } = await readingOf(form, options);
  const marked = new Set(unsure.map(path => JSON.stringify(path)));
  const yaml = filledYaml(value, requirementsOf(template), {
    keys,
    ...(schemaOf && { schema: schemaOf(template) }),
    title: template.title,
    isUnsure: path => marked.has(JSON.stringify(path)),
    cellAt,
    unplaced,
  });
  const places = unsure.flatMap(path => cellAt(path) ?? []);
  return { yaml, template, labels, unsure: places, unplaced, cellAt };
}

/** What a form says, and which one it is. Rejects like `importForm`. */
export async function readingOf(
  form: FilledForm,
  options: ImportOptions,
): Promise<Omit<MatchedForm, 'cells'> & Pick<ImportedFiling, 'template' | 'cellAt'>> {
  const template = await templateFor(form, options);
  const { matchForm } = await import('./form/match/match.ts');
  const { cells, ...matched } = matchForm(form, template);
  return { ...matched, template, cellAt: cellFinder(cells) };
}

/** Finds the cell of a value: its own, or the nearest to where it would stand. */
function cellFinder(cells: MatchedForm['cells']): ImportedFiling['cellAt'] {
  /** The first cell of what stands in a group, or in an item of a list. */
  const firstIn = (path: Path) => {
    const start = `${JSON.stringify(path).slice(0, -1)},`;
    for (const [key, place] of cells) if (key.startsWith(start)) return place;
    return undefined;
  };
  return path => {
    for (let length = path.length; length > 0; length--) {
      const above = path.slice(0, length);
      const isWhole = length === path.length || typeof above.at(-1) === 'number';
      const place = cells.get(JSON.stringify(above)) ?? (isWhole ? firstIn(above) : undefined);
      if (place) return placeNamed(place);
    }
    return undefined;
  };
}

/** A place with the row and column that its name tells. */
function placeNamed(place: ReadPlace): CellPlace {
  const { name } = place;
  const [, row, column] = /^第(\d+)行第(\d+)格/.exec(name.zh) ?? [];
  if (row !== undefined) return { row: Number(row), column: Number(column), ...place };
  const [, letters, line] = /!([A-Z]{1,3})(\d+)/.exec(name.zh) ?? [];
  return letters === undefined ? place : { row: Number(line), column: columnOf(letters), ...place };
}

/** 1 for A, 27 for AA. */
const columnOf = (letters: string) =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
