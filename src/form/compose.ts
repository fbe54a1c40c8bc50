/** A filing and a form template make a sheet: every row repeated as often as needed, every cell filled in. */
import type { Filing } from '../filing/filing.ts';
import { rowIndexes } from '../filing/funding-rows.ts';
import { type Composer, composeLine } from './compose-content.ts';
import { composeGroups, type RowGroup } from './compose-rows.ts';
import { keepRows } from './keep-rows.ts';
import { requirementsOf } from './requirements.ts';
import type { Row, Section, Sheet } from './sheet.ts';
import { type FormTemplate, OUTSIDE } from './template.ts';

export interface ComposeOptions {
  /** A word set on every page, e.g. 草稿. */
  readonly watermark?: string;
}

/** The form filled in. */
export function composeSheet(
  filing: Filing,
  template: FormTemplate,
  options: ComposeOptions,
): Sheet {
  const { paper, styles, pageNumber, columns, padding, lineWidth } = template;
  const { rowKinds } = requirementsOf(template);
  const composer: Composer = {
    filing,
    template,
    rowIndexes: rowIndexes(filing, rowKinds),
    ...OUTSIDE,
  };
  const name = filing.project.name;
  const author = filing.reportingUnit ?? filing.project.implementingUnit;
  return {
    title: name === undefined ? template.title : `${onOneLine(name)} ${template.title}`,
    ...(author !== undefined && { author: onOneLine(author) }),
    paper,
    styles,
    pageNumber,
    columns,
    padding,
    lineWidth,
    above: template.above.map(line => composeLine(composer, line)),
    sections: sectionsOf(template.rows.flatMap(row => composeGroups(composer, row))),
    below: template.below.map(line => composeLine(composer, line)),
    ...(options.watermark !== undefined && { watermark: options.watermark }),
  };
}

const onOneLine = (text: string) => text.replaceAll('\n', ' ');

/** Rows with repeating heads are a section of their own; the others are joined. */
function sectionsOf(groups: readonly RowGroup[]): readonly Section[] {
  const sections: { headRows: number; rows: Row[] }[] = [];
  for (const { rows: all, heads } of groups) {
    const rows = keepRows(all, heads);
    const last = sections.at(-1);
    if (last && last.headRows === 0 && heads === 0) for (const row of rows) last.rows.push(row);
    else sections.push({ headRows: heads, rows: [...rows] });
  }
  return sections;
}
