/** A summary as tables of headed columns: what the spreadsheet, the page and the CSV file have in common. */
import type Big from 'big.js';
import type { Localized } from '../finding.ts';
import type { IndicatorRow, ProjectRow, Summary } from './summary.ts';

/** Text, a whole number, or an exact amount in 万元; undefined leaves the cell empty. */
export type CellValue = string | number | Big | undefined;

export interface Column<Row> {
  readonly heading: Localized;
  /** Width in characters. */
  readonly width: number;
  readonly kind: 'text' | 'count' | 'amount';
  readonly value: (row: Row) => CellValue;
}

const column = <Row>(
  zh: string,
  en: string,
  width: number,
  kind: Column<Row>['kind'],
  value: Column<Row>['value'],
): Column<Row> => ({ heading: { zh, en }, width, kind, value });

/** The columns of the table of projects; one for each source of funding. */
export function projectColumns({ sources }: Summary): readonly Column<ProjectRow>[] {
  return [
    column('项目名称', 'Project', 40, 'text', row => row.name),
    column('项目属性', 'Attribute', 10, 'text', row => row.attribute),
    column('主管部门', 'Department', 24, 'text', row => row.department),
    column('主管部门编码', 'Department code', 14, 'text', row => row.departmentCode),
    column('项目单位', 'Implementing unit', 28, 'text', row => row.implementingUnit),
    column('年度', 'Year', 8, 'count', row => row.year),
    column('开始时间', 'Start', 16, 'text', row => row.start),
    column('完成时间', 'End', 16, 'text', row => row.end),
    column('本年合计（万元）', 'Year total (10k yuan)', 16, 'amount', row => row.yearTotal),
    ...sources.map(name =>
      column<ProjectRow>(`${name}（万元）`, `${name} (10k yuan)`, 16, 'amount', row =>
        row.sources.get(name),
      ),
    ),
    column('项目总额（万元）', 'Project total (10k yuan)', 16, 'amount', row => row.wholeTotal),
    column('错误', 'Errors', 8, 'count', row => row.errors),
    column('警告', 'Warnings', 8, 'count', row => row.warnings),
    column('文件', 'File', 32, 'text', row => row.file),
  ];
}

export const indicatorColumns: readonly Column<IndicatorRow>[] = [
  column('项目名称', 'Project', 40, 'text', row => row.project),
  column('时期', 'Period', 8, 'text', row => (row.period === 'annual' ? '年度' : '长期')),
  column('一级指标', 'First level', 14, 'text', row => row.first),
  column('二级指标', 'Second level', 20, 'text', row => row.second),
  column('指标内容', 'Indicator', 48, 'text', row => row.name),
  column('指标值', 'Value', 14, 'text', row => row.value),
  column('备注', 'Note', 20, 'text', row => row.note),
  column('文件', 'File', 32, 'text', row => row.file),
];
