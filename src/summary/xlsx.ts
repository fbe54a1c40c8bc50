/** A summary as a spreadsheet: projects, indicators, and totals as formulas that agree with the exact sums. */
import Big from 'big.js';
import type { Localized } from '../finding.ts';
import type { ProjectRow } from './rows.ts';
import type { Summary, SummaryWriter } from './summary.ts';
import {
  type CellValue,
  type Column,
  indicatorColumns,
  projectColumns,
  valueText,
} from './tables.ts';
import { sumOf } from './totals.ts';
import { workbook } from './workbook.ts';
import {
  columnLetters,
  dayNumber,
  type SheetCell,
  type SheetRow,
  type Worksheet,
} from './worksheet.ts';
import { totalsSheet } from './xlsx-totals.ts';

const names = {
  projects: { zh: '项目', en: 'Projects' },
  indicators: { zh: '指标', en: 'Indicators' },
} as const;
const total: Localized = { zh: '合计', en: 'Total' };
const dayFormat: Localized = { zh: 'yyyy"年"m"月"d"日"', en: 'yyyy-mm-dd' };

export const writeXlsx: SummaryWriter = async (summary, { language, date }) => {
  const columns = projectColumns(summary);
  const projects = names.projects[language];
  const sheets = [
    table(projects, columns, summary.projects, language, sumRow(columns, summary, language)),
    table(names.indicators[language], indicatorColumns, summary.indicators, language),
    totalsSheet(summary, columns, projects, language),
  ];
  return workbook(sheets, { date, dayFormat: dayFormat[language] });
};

/** A sheet of headed columns, with a row of sums below the rows that the filters are for. */
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
  const sheet = { name, columns, rows: sheetRows() };
  return rows.length > 0 ? { ...sheet, filteredTo: rows.length + 1 } : sheet;
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
      formula: `SUM(${letters}2:${letters}${projects.length + 1})`,
      result: sumOf(amounts).toNumber(),
    };
  });
  return { role: 'total', cells };
}
