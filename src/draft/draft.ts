/** A bureau's blank Word form to a template draft: what is known of it as YAML, the rest marked for a person. */
import { withKeyOrder } from '../source/key-order.ts';
import { gridOf } from '../word/grid.ts';
import { readWord } from '../word/word.ts';
import type { WordForm } from '../word/word-form.ts';
import { openZip } from '../word/zip.ts';
import { textInCell, withoutBraces } from './cell-text.ts';
import type { BoxMarks } from './choices.ts';
import { PADDING, styleBook } from './draft-styles.ts';
import { refuseFilled } from './filled.ts';
import { readLine } from './lines.ts';
import { leaveNote, newReading } from './reading.ts';
import { readRows } from './rows.ts';
import type { DraftTemplate } from './template-draft.ts';
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

const USUAL_MARKS: BoxMarks = { open: '□', ticked: '√', before: false, gap: 1 };

/** Reads the main table of a .docx. Throws UserError for a file that is no .docx, is damaged, too large, has no table or is filled in. */
export function draftFromWord(docx: Uint8Array): Draft {
  const form = readWord(openZip(docx), { formats: true });
  const grid = gridOf(form.tables, form.paper.width - form.paper.left - form.paper.right);
  const reading = newReading(grid);
  const rows = readRows(reading);
  const { fonts, styles, lineStyle } = styleBook(reading);
  const linesOf = (key: 'above' | 'below') =>
    form[key].map((line, index) => readLine(reading, line, [key, index], lineStyle));
  const [above, below] = [linesOf('above'), linesOf('below')];
  refuseFilled(reading.filled);
  const { open, ticked, before, gap } = { ...USUAL_MARKS, ...reading.boxMarks };
  const isPrinted = (source: string) =>
    [...reading.used].some(path => path.endsWith(`.sources.${source}`));
  const subtotals = reading.funds.subtotals(isPrinted);
  const partialSources = reading.funds.partialSources(isPrinted);
  for (const [whole, [part, ...others]] of Object.entries(subtotals))
    if (others.length === 0)
      leaveNote(
        reading,
        ['subtotals', whole],
        `「${whole}」下面只有「${part}」，两个金额不等的要补上其余各项`,
      );
  const levels = [...reading.classification].map(([name, names]) => [name, [...names]] as const);
  const classification = withKeyOrder(
    Object.fromEntries(levels),
    levels.map(([name]) => name),
  );
  const { paper, columns } = pageOf(form, grid.columns);
  const template: DraftTemplate = {
    title: titleOf(form, textInCell(grid.at(0, 0))),
    origin: '由 Word 文件读入的草稿，未经核对。',
    status: 'unverified',
    paper,
    fonts,
    styles,
    columns,
    padding: PADDING,
    lineWidth: 0.5,
    choiceMarks: { open, ticked, ...(before && { before }), ...(gap !== 1 && { gap }) },
    ...(levels.length > 0 && { classification }),
    ...(Object.keys(subtotals).length > 0 && { subtotals }),
    ...(partialSources.length > 0 && { partialSources }),
    ...(above.length > 0 && { above }),
    rows,
    ...(below.length > 0 && { below }),
  };
  return {
    yaml: writeTemplate(template, reading.notes),
    unknown: reading.unknown,
    fields: [...reading.used],
    leftOut: form.leftOut,
  };
}

/** The largest line above the table, else the table's first cell where that names a form. */
function titleOf({ above }: WordForm, firstCell: string): string {
  const [largest] = above
    .filter(line => !/^附[件表]|[:：]/.test(line.text.trim()))
    .sort((a, b) => b.format().size - a.format().size);
  const text = (largest && withoutBraces(largest.text)) ?? (/表$/.test(firstCell) ? firstCell : '');
  return text.replace(/\s+/g, '').slice(0, 60) || '绩效目标申报表';
}

/** Least margin in mm beside the table. */
const MARGIN = 5;

/** Templates have at least 20 mm between their margins; what is narrower is drawn as wide as this, roundings included. */
const LEAST_WIDTH = 20.5;

/** Paper and columns that fit one another: the margins are where the table ends. */
function pageOf(
  { paper, tables: [table] }: WordForm,
  widths: readonly number[],
): Pick<DraftTemplate, 'paper' | 'columns'> {
  const isA4 = Math.abs(paper.width - 210) < 1 && Math.abs(paper.height - 297) < 1;
  const width = isA4 ? 210 : hundredth(paper.width);
  const height = isA4 ? 297 : hundredth(paper.height);
  const sum = widths.reduce((total, one) => total + one, 0);
  const scale = sum < LEAST_WIDTH ? LEAST_WIDTH / sum : Math.min(1, (width - 2 * MARGIN) / sum);
  const columns = widths.map(one => hundredth(one * scale)).map(one => Math.max(0.3, one));
  const whole = hundredth(columns.reduce((total, one) => total + one, 0));
  const start = table?.centered ? (width - whole) / 2 : paper.left + (table?.indent ?? 0);
  const left = tenth(Math.min(Math.max(start, MARGIN), width - whole - MARGIN));
  const tall = paper.top + paper.bottom > height / 2;
  return {
    columns,
    paper: {
      ...(!isA4 && { width, height }),
      top: tall ? 20 : tenth(paper.top),
      right: hundredth(width - left - whole),
      bottom: tall ? 20 : tenth(paper.bottom),
      left,
    },
  };
}

const tenth = (mm: number) => Math.round(mm * 10) / 10;
const hundredth = (mm: number) => Math.round(mm * 100) / 100;
