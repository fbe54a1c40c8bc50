/** What helps to begin: the schema of a form for editors, an empty filing, an empty form, a draft of a template. */

import type { Draft } from './draft/draft.ts';
import { blankFiling } from './filing/blank.ts';
import { editorSchema } from './filing/editor-schema.ts';
import { schemaAt } from './filing/fields.ts';
import { formSchema } from './filing/form-schema.ts';
import { composeSheet } from './form/compose.ts';
import type { Sheet } from './form/sheet.ts';
import type { FormTemplate } from './form/template.ts';
import { type Format, type WriterOptions, writers } from './writers/index.ts';

export { type SkeletonOptions, skeleton } from './filing/skeleton.ts';

/** The JSON Schema of filings, or of the filings of one form, with every key in both spellings. */
export function schemaFor(template: FormTemplate | undefined): object {
  const schema = template ? formSchema(template.demands) : schemaAt([]);
  return schema ? editorSchema(schema) : {};
}

/** Least heights in mm of the rows of a form to be filled in by hand: of narrative, and of all else. */
const ROOM = { narrative: 28, other: 9 };

/** The form with nothing in it and room to write. */
export function blankSheet(template: FormTemplate): Sheet {
  const sheet = composeSheet(blankFiling(template.demands), template, {});
  return {
    ...sheet,
    sections: sheet.sections.map(section => ({
      ...section,
      rows: section.rows.map(row => ({
        ...row,
        minHeight: Math.max(row.minHeight, row.splits ? ROOM.narrative : ROOM.other),
      })),
    })),
  };
}

/** The blank form as the bytes of a document. */
export async function renderBlank(
  template: FormTemplate,
  { format, ...options }: WriterOptions & { readonly format: Format },
): Promise<Uint8Array> {
  const write = await writers[format]();
  return write(blankSheet(template), options);
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
