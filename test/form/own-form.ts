/** A form of the user's own in a few lines that extend a shipped one, read, filled in and printed as plain rows. */
import { toFiling } from '../../src/filing/convert.ts';
import { composeSheet } from '../../src/form/compose.ts';
import { type Sheet, textOf } from '../../src/form/sheet.ts';
import type { FormTemplate } from '../../src/form/template.ts';
import { checkForm } from '../../src/forms.ts';
import { readYaml } from '../../src/source/read-yaml.ts';

export interface Read {
  readonly template?: FormTemplate;
  /** `file:line severity message`, the file without its folder. */
  readonly notes: readonly string[];
}

/** Reads a form; `extends: base` and a title are added where it does not say them. */
export function readForm(yaml: string): Read {
  const base = /^extends:/m.test(yaml) ? '' : 'extends: base\n';
  const title = /^title:/m.test(yaml) ? '' : 'title: 我的表\n';
  const text = `${base}${title}${yaml}`;
  const { template, source, findings } = checkForm('我的表.yaml', new TextEncoder().encode(text));
  const notes = findings.map(({ span, severity, message, help }) =>
    `${source.name.split('/').at(-1)}:${span?.line} ${severity} ${message.zh} ${help?.zh ?? ''}`.trim(),
  );
  return { ...(template && { template }), notes };
}

/** The form; fails when it is wrong. */
export function formOf(yaml: string): FormTemplate {
  const { template, notes } = readForm(yaml);
  if (!template) throw new Error(notes.join('\n'));
  return template;
}

/** The form filled in. */
export const fill = (form: string, filing = '{}'): Sheet =>
  composeSheet(toFiling(readYaml('申报.yaml', filing).value).filing, formOf(form), {});

/** Each row of a sheet as `text@column+span×rows`, cells apart by |; spans of one are left out. */
export function rowsOf({ sections }: Sheet): readonly string[] {
  return sections
    .flatMap(section => section.rows)
    .map(row =>
      row.cells
        .map(({ content, column, colSpan, rowSpan }) => {
          const text = content.map(textOf).join('¶');
          return `${text}@${column}${colSpan > 1 ? `+${colSpan}` : ''}${rowSpan > 1 ? `×${rowSpan}` : ''}`;
        })
        .join(' | '),
    );
}

/** The texts of the rows, cells apart by |. */
export const textsOf = (sheet: Sheet): readonly string[] =>
  rowsOf(sheet).map(row => row.replace(/@\d+(\+\d+)?(×\d+)?/g, ''));
