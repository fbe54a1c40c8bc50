/** A summary as a spreadsheet: projects, indicators, and totals as formulas that agree with the exact sums. */
import Big from 'big.js';
import type { Localized } from '../finding.ts';
import { columnLetters } from '../spreadsheet/workbook-package.ts';
import type { ProjectRow } from './rows.ts';
import { failedOf, type Summary, type SummaryWriter } from './summary.ts';
import {
  type CellValue,
  type Column,
  indicatorColumns,
  problemColumns,
  projectColumns,
  valueText,
} from './tables.ts';
import { sumOf } from './totals.ts';
import { workbook } from './workbook.ts';
import { dayNumber, headRow, type SheetCell, type SheetRow, type Worksheet } from './worksheet.ts';
import { totalsSheet } from './xlsx-totals.ts';

const names = {
  projects: { zh: '项目', en: 'Projects' },
  problems: { zh: '问题', en: 'Problems' },
  indicators: { zh: '指标', en: 'Indicators' },
} as const;
const total: Localized = { zh: '合计', en: 'Total' };
const dayFormat: Localized = { zh: 'yyyy"年"m"月"d"日"', en: 'yyyy-mm-dd' };

export const writeSummaryWorkbook: SummaryWriter = async (summary, { language, date }) => {
  const columns = projectColumns(summary);
  const projects = {
    ...table(
      names.projects[language],
      columns,
      summary.projects,
      language,
      sumRow(columns, summary, language),
    ),
    title: titleOf(summary, language),
    shades: { error: above('errors', columns), warning: above('warnings', columns) },
  };
  const sheets = [
    projects,
    table(names.problems[language], problemColumns, summary.problems, language),
    table(names.indicators[language], indicatorColumns(summary), summary.indicators, language),
    totalsSheet(summary, columns, projects, language),
  ];
  return workbook(sheets, { date, dayFormat: dayFormat[language] });
};

const FIRST = headRow({ title: '' }) + 1;

/** Whether a project counts more than none in a column, as a formula about the first of them. */
const above = (key: string, columns: readonly Column<ProjectRow>[]) =>
  `$${columnLetters(columns.findIndex(column => column.key === key))}${FIRST}>0`;

/** What a reviewer wants to know first. */
function titleOf(summary: Summary, language: keyof Localized): string {
  const { failed, all } = failedOf(summary);
  const unread = summary.leftOut.length;
  const sentence = {
    zh: `${all} 个项目中 ${failed} 个未通过检查${unread > 0 ? `；另有 ${unread} 份读不懂，见合计` : ''}`,
    en: `${failed} of ${all} projects did not pass the checks${unread > 0 ? `; ${unread} could not be read, see Totals` : ''}`,
  };
  return sentence[language];
}

/** A sheet of headed columns, every other row shaded, with a row of sums below the rows that the filters are for. */
function table<Row>(
  name: string,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  language: keyof Localized,
  sums?: SheetRow,
): Worksheet {
  function* sheetRows(): Generator<SheetRow> {
    yield { role: 'head', cells: columns.map(({ heading }) => heading[language]) };
    for (const row of rows)
      yield {
        role: 'body',
        cells: columns.map(column => cellOf(column.value(row, language), language)),
      };
    if (sums) yield sums;
  }
  const shades = { even: 'MOD(ROW(),2)=1' };
  return { name, columns, rows: sheetRows(), filtered: rows.length, shades };
}

function cellOf(value: CellValue, language: keyof Localized): SheetCell {
  if (typeof value !== 'object') return value;
  if (value instanceof Big) return value.toNumber();
  return dayNumber(value) ?? valueText(value, language);
}

/** The sum of every column of amounts; undefined where there is nothing to sum. */
function sumRow(
  columns: readonly Column<ProjectRow>[],
  { projects }: Summary,
  language: keyof Localized,
): SheetRow | undefined {
  if (projects.length === 0) return undefined;
  const cells = columns.map(({ kind, value }, index): SheetCell => {
    if (index === 0) return total[language];
    if (kind !== 'amount') return undefined;
    const letters = columnLetters(index);
    const amounts = projects.flatMap(project => {
      const amount = value(project, language);
      return amount instanceof Big ? [amount] : [];
    });
    return {
      formula: `SUM(${letters}${FIRST}:${letters}${FIRST + projects.length - 1})`,
      result: sumOf(amounts).toNumber(),
    };
  });
  return { role: 'total', cells };
}
