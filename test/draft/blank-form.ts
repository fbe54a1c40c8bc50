/** Blank forms of our own writer, and templates read from drafts: what the round trip starts and ends with. */
import { readFileSync } from 'node:fs';
import { readBuiltParts, readFont } from '../../src/assets.ts';
import { type Finding, hasErrors } from '../../src/finding.ts';
import { readTemplate } from '../../src/form/read/read-template.ts';
import { type Sheet, textOf } from '../../src/form/sheet.ts';
import type { FormTemplate } from '../../src/form/template.ts';
import { templateLoader } from '../../src/forms.ts';
import { renderBlank } from '../../src/new.ts';
import { readYaml } from '../../src/source/read-yaml.ts';
import { writers } from '../../src/writers/index.ts';

export const loadTemplate = templateLoader(path => readFileSync(path));

const DATE = new Date(Date.UTC(2025, 0, 1));

/** A sheet as a Word file. */
export async function docxOf(sheet: Sheet): Promise<Uint8Array> {
  const write = await writers.docx();
  return write(sheet, { date: DATE, readFont, readBuiltParts });
}

/** The form as it is handed out to be filled in. */
export const blankDocx = (template: FormTemplate) =>
  renderBlank(template, { format: 'docx', date: DATE, readFont });

/** A draft as `forms check` judges it. */
export function judged(yaml: string): {
  readonly template?: FormTemplate;
  readonly findings: readonly Finding[];
} {
  return readTemplate('draft.yaml', readYaml('draft.yaml', yaml));
}

/** The template of a draft that must be without errors. */
export function templateOf(yaml: string): FormTemplate {
  const { template, findings } = judged(yaml);
  if (!template || hasErrors(findings)) {
    throw new Error(`${JSON.stringify(findings, null, 1)}\n${yaml}`);
  }
  return template;
}

/** The table of a sheet as its reader sees it: for each row where its cells stand, what they span and say. */
export function tableOf({ sections }: Sheet): readonly string[] {
  return sections
    .flatMap(section => section.rows)
    .map(row =>
      row.cells
        .map(({ column, colSpan, rowSpan, content }) => {
          const text = content.map(textOf).join('¶');
          return `${column}+${colSpan}×${rowSpan} ${text}`;
        })
        .join(' | '),
    );
}

/** The lines above and below the table. */
export function linesOf({ above, below }: Sheet): readonly string[] {
  return [...above, ...below].map(line => line.segments.map(textOf).join('  '));
}
