/** A bureau's blank Word form to a template draft: what is known of it as YAML, the rest marked for a person. */
import type { Paper } from '../form/sheet.ts';
import { gridOf } from '../word/grid.ts';
import { readWord } from '../word/word.ts';
import type { WordForm } from '../word/word-form.ts';
import { openZip } from '../word/zip.ts';
import { styleBook } from './draft-styles.ts';
import { readLine } from './lines.ts';
import { newReading, textOfCell } from './reading.ts';
import { readRows } from './rows.ts';
import type { TemplateDraft } from './template-draft.ts';
import { writeTemplate } from './write-template.ts';

export interface Draft {
  /** The template; valid under its schema and, where nothing is unknown, ready to print. */
  readonly yaml: string;
  /** Labels whose field a person must name, as they stand on the form. */
  readonly unknown: readonly string[];
  /** Fields and lists that have their place, in the order of the form. */
  readonly fields: readonly string[];
  /** How many tables and lines of text of the file are not part of the draft. */
  readonly leftOut: { readonly tables: number; readonly lines: number };
}

/** Reads the main table of a .docx. Throws UserError for a file that is no .docx, is damaged, too large or has no table. */
export function draftTemplate(docx: Uint8Array): Draft {
  const form = readWord(openZip(docx));
  const grid = gridOf(form.tables, form.paper.width - form.paper.left - form.paper.right);
  const reading = newReading(grid);
  const rows = readRows(reading);
  const { fonts, styles, lineStyle } = styleBook(reading);
  const above = form.above.map(line => readLine(reading, line, lineStyle));
  const below = form.below.map(line => readLine(reading, line, lineStyle));
  const draft: TemplateDraft = {
    title: titleOf(form, textOfCell(grid.at(0, 0))),
    ...pageOf(form, grid.columns),
    fonts,
    styles,
    choiceMarks: reading.choiceMarks ?? { open: '□', ticked: '√', before: false },
    classification: reading.classification,
    above,
    rows,
    below,
  };
  return {
    yaml: writeTemplate(draft),
    unknown: reading.unknown,
    fields: [...reading.used],
    leftOut: form.leftOut,
  };
}

/** The largest line above the table, else the table's first cell where that names a form. */
function titleOf({ above }: WordForm, firstCell: string): string {
  const [largest] = above
    .filter(line => !/^附[件表]|[:：]/.test(line.text.trim()))
    .sort((a, b) => b.format.size - a.format.size);
  const text = largest?.text ?? (/表$/.test(firstCell) ? firstCell : '');
  return text.replace(/\s+/g, '').slice(0, 60) || '绩效目标申报表';
}

/** Least margin in mm beside the table. */
const MARGIN = 5;

/** Paper and columns that fit one another: the margins are where the table ends. */
function pageOf(
  { paper, tables: [table] }: WordForm,
  widths: readonly number[],
): { readonly paper: Paper; readonly columns: readonly number[] } {
  const isA4 = Math.abs(paper.width - 210) < 1 && Math.abs(paper.height - 297) < 1;
  const { width, height } = isA4 ? { width: 210, height: 297 } : rounded(paper);
  const sum = widths.reduce((total, one) => total + one, 0);
  const scale = Math.min(1, (width - 2 * MARGIN) / sum);
  const columns = widths.map(one => hundredth(one * scale)).map(one => Math.max(0.3, one));
  const whole = hundredth(columns.reduce((total, one) => total + one, 0));
  const start = table?.centered ? (width - whole) / 2 : paper.left + (table?.indent ?? 0);
  const left = tenth(Math.min(Math.max(start, MARGIN), width - whole - MARGIN));
  const tall = paper.top + paper.bottom > height / 2;
  return {
    columns,
    paper: {
      width,
      height,
      top: tall ? 20 : tenth(paper.top),
      right: hundredth(width - left - whole),
      bottom: tall ? 20 : tenth(paper.bottom),
      left,
    },
  };
}

const tenth = (mm: number) => Math.round(mm * 10) / 10;
const hundredth = (mm: number) => Math.round(mm * 100) / 100;
const rounded = ({ width, height }: Paper) => ({
  width: hundredth(width),
  height: hundredth(height),
});
