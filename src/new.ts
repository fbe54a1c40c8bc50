/** What helps to begin: the schema of a form for editors, an empty filing, an empty form, a draft of a template, the form nearest to one's own. */

import { readBuiltParts } from './assets.ts';
import type { Draft } from './draft/draft.ts';
import { editorSchema, type KeySpelling } from './filing/editor-schema.ts';
import { schemaAt } from './filing/fields.ts';
import { formSchema } from './filing/form-schema.ts';
import { blankSheet, leastRoom, type Room } from './form/blank.ts';
import { requirementsOf } from './form/requirements.ts';
import type { Sheet } from './form/sheet.ts';
import type { FormTemplate } from './form/template.ts';
import type { NearForms } from './likeness/nearest-forms.ts';
import { type Format, writers } from './writers/index.ts';
import type { WriterOptions } from './writers/writer.ts';

export { type SkeletonOptions, skeleton } from './filing/skeleton.ts';
export { blankSheet } from './form/blank.ts';

/** The JSON Schema of filings, or of the filings of one form. */
export function schemaFor(template: FormTemplate | undefined, keys: KeySpelling): object {
  const schema = template ? formSchema(requirementsOf(template)) : schemaAt([]);
  return schema ? editorSchema(schema, keys) : {};
}

/** The blank form as the bytes of a document. */
export async function renderBlank(
  template: FormTemplate,
  {
    format,
    date,
    readFont,
  }: Pick<WriterOptions, 'date' | 'readFont'> & { readonly format: Format },
): Promise<Uint8Array> {
  const write = await writers[format]();
  return write(await roomyBlank(template, readFont), { date, readFont, readBuiltParts });
}

/** Most rows of each second level of indicators, and greatest height in mm of a row for a longer text. */
const MOST: Room = { indicators: 2, narrative: 64 };

/** mm at the foot of each page that are left free. Why: Word sets rows a little higher than we measure them. */
const SPARE = 6;

/**
 * The blank form on as few pages as it needs, and these filled: first with as many rows of indicators as they hold,
 * then with room for the longer texts.
 */
export async function roomyBlank(
  template: FormTemplate,
  readFont: WriterOptions['readFont'],
): Promise<Sheet> {
  const [{ layoutSheet }, { openFaces }] = await Promise.all([
    import('./layout/layout-sheet.ts'),
    import('./layout/faces.ts'),
  ]);
  const faces = openFaces(readFont);
  const pagesOf = (room: Room): number => {
    const sheet = blankSheet(template, room);
    const paper = { ...sheet.paper, bottom: sheet.paper.bottom + SPARE };
    return layoutSheet({ ...sheet, paper }, faces).pages.length;
  };
  const pages = pagesOf(leastRoom);
  let room = { ...leastRoom };
  for (const [key, step] of [
    ['indicators', 1],
    ['narrative', 2],
  ] as const)
    for (let most = MOST[key]; most > leastRoom[key]; most -= step)
      if (pagesOf({ ...room, [key]: most }) === pages) {
        room = { ...room, [key]: most };
        break;
      }
  return blankSheet(template, room);
}

/** The table of a sheet in box characters, line by line. */
export async function drawSheet(sheet: Sheet): Promise<readonly string[]> {
  const { drawSections } = await import('./form/text.ts');
  const lines = drawSections(sheet, () => '').flat();
  return lines.map(line => line.replaceAll('¶', ' '));
}

/** Reads a bureau's blank Word form as a template draft. Throws UserError for a file that is none. */
export async function draftTemplate(docx: Uint8Array): Promise<Draft> {
  return (await import('./draft/draft.ts')).draftFromWord(docx);
}

/** The forms nearest to the one in a .docx, or to some labels. Throws UserError for a file that cannot be read. */
export async function nearForms(
  given: Uint8Array | readonly string[],
  templates: readonly FormTemplate[],
): Promise<NearForms> {
  const { formsLikeWord, formsWithLabels } = await import('./likeness/nearest-forms.ts');
  return given instanceof Uint8Array
    ? formsLikeWord(given, templates)
    : formsWithLabels(given, templates);
}

/** For each form the labels that few of the others have, the rarest first. */
export async function particulars(
  templates: readonly FormTemplate[],
): Promise<ReadonlyMap<FormTemplate, readonly string[]>> {
  return (await import('./likeness/particulars.ts')).particularsOf(templates);
}
