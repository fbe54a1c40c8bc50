/** The columns of a summary’s tables, for the spreadsheet, the page and the CSV file alike. */
import Big from 'big.js';
import { ruleTitle } from '../catalogue.ts';
import { dateText, isoText } from '../filing/dates.ts';
import type { CalendarDate } from '../filing/filing.ts';
import type { Localized } from '../finding.ts';
import type { IndicatorRow, ProblemRow, ProjectRow } from './rows.ts';
import type { Summary } from './summary.ts';

type Language = keyof Localized;

/** Text, a number, an exact amount in 万元, or a date; undefined leaves the cell empty. */
export type CellValue = string | number | Big | CalendarDate | undefined;

export interface Column<Row> {
  /** Unique among the columns, which headings may not be. */
  readonly key: string;
  readonly heading: Localized;
  /** Width in characters. */
  readonly width: number;
  readonly kind: 'text' | 'number' | 'amount' | 'date';
  readonly value: (row: Row, language: Language) => CellValue;
}

const column = <Row>(
  key: string,
  zh: string,
  en: string,
  width: number,
  kind: Column<Row>['kind'],
  value: Column<Row>['value'],
): Column<Row> => ({ key, heading: { zh, en }, width, kind, value });

/** The columns of the table of projects; one for each source of funding. */
export function projectColumns({ sources }: Summary): readonly Column<ProjectRow>[] {
  return [
    column('name', '项目名称', 'Project', 32, 'text', row => row.name),
    column('errors', '错误', 'Errors', 7, 'number', row => row.errors),
    column('warnings', '警告', 'Warnings', 7, 'number', row => row.warnings),
    column('attribute', '项目属性', 'Attribute', 10, 'text', row => row.attribute),
    column('department', '主管部门', 'Department', 22, 'text', row => row.department),
    column('code', '主管部门编码', 'Department code', 13, 'text', row => row.departmentCode),
    column('unit', '项目单位', 'Implementing unit', 22, 'text', row => row.implementingUnit),
    column('year', '年度', 'Year', 8, 'number', row => row.year),
    column('start', '开始时间', 'Start', 15, 'date', row => row.start),
    column('end', '完成时间', 'End', 15, 'date', row => row.end),
    column(
      'yearTotal',
      '本年合计（万元）',
      'Year total (10k yuan)',
      13,
      'amount',
      row => row.yearTotal,
    ),
    ...sources.map(name =>
      column<ProjectRow>(
        sourceKey(name),
        `${name}（万元）`,
        `${name} (10k yuan)`,
        13,
        'amount',
        row => row.sources.get(name),
      ),
    ),
    column(
      'wholeTotal',
      '项目总额（万元）',
      'Project total (10k yuan)',
      13,
      'amount',
      row => row.wholeTotal,
    ),
    column('file', '文件', 'File', 28, 'text', row => row.file),
  ];
}

/** The key of a source's column. */
export const sourceKey = (source: string) => `source ${source}`;

/** The columns of the table of indicators; those of parts and weights where a form has them. */
export function indicatorColumns({ indicators }: Summary): readonly Column<IndicatorRow>[] {
  const isUsed = (key: 'operator' | 'unit' | 'weight') =>
    indicators.some(row => row[key] !== undefined);
  return allIndicatorColumns.filter(
    ({ key }) => !(key === 'operator' || key === 'unit' || key === 'weight') || isUsed(key),
  );
}

const allIndicatorColumns: readonly Column<IndicatorRow>[] = [
  column('project', '项目名称', 'Project', 32, 'text', row => row.project),
  column('goal', '目标', 'Goal', 10, 'text', ({ goal }, language) => goalText(goal, language)),
  column('first', '一级指标', 'First level', 14, 'text', row => row.first),
  column('second', '二级指标', 'Second level', 20, 'text', row => row.second),
  column('name', '指标内容', 'Indicator', 44, 'text', row => row.name),
  column('value', '指标值', 'Value', 14, 'text', row => row.value),
  column('operator', '指标性质', 'Operator', 9, 'text', row => row.operator),
  column('unit', '计量单位', 'Unit', 9, 'text', row => row.unit),
  column('weight', '分值权重', 'Weight', 9, 'number', row => row.weight),
  column('note', '备注', 'Note', 16, 'text', row => row.note),
  column('file', '文件', 'File', 28, 'text', row => row.file),
];

const levels = {
  error: { zh: '错误', en: 'error' },
  warning: { zh: '警告', en: 'warning' },
} as const;

/** The columns of the table of problems, which is sent back to those who filed. */
export const problemColumns: readonly Column<ProblemRow>[] = [
  column('file', '文件', 'File', 24, 'text', row => row.file),
  column('department', '部门', 'Department', 20, 'text', row => row.department),
  column('project', '项目', 'Project', 28, 'text', row => row.project),
  column(
    'severity',
    '级别',
    'Severity',
    8,
    'text',
    (row, language) => levels[row.severity][language],
  ),
  column('rule', '规则', 'Rule', 26, 'text', (row, language) => ruleTitle(row.rule)[language]),
  column('message', '说明', 'Problem', 52, 'text', problemText),
  column('help', '改法', 'Remedy', 44, 'text', (row, language) => row.help?.[language] ?? ''),
];

function problemText(row: ProblemRow, language: Language): string {
  const text = row.message?.[language] ?? ruleTitle(row.rule)[language];
  if (row.line === undefined) return text;
  return language === 'zh' ? `${text}（第 ${row.line} 行）` : `${text} (line ${row.line})`;
}

const goalText = ({ kind, number }: IndicatorRow['goal'], language: Language): string =>
  ({
    longTerm: { zh: '长期', en: 'long-term' },
    annual: { zh: '年度', en: 'annual' },
    objective: { zh: `目标${number}`, en: `goal ${number}` },
  })[kind][language];

/** A value as text; amounts with all their decimals. */
export function valueText(value: CellValue, language: Language): string {
  if (value === undefined) return '';
  if (value instanceof Big) return value.toFixed();
  if (typeof value === 'object') return language === 'zh' ? dateText(value) : isoText(value);
  return String(value);
}
