/** What a skeleton gives as an example: of the year that it is for, and of an indicator of the kind that is asked for. */
import { kindOf, type SchemaNode } from './fields.ts';

/** The years of the examples in the schema begin with this one. */
const EXAMPLE_YEAR = 2023;

/** What an example depends on: the year of the filing, and the unit in which the form states money. */
interface Told {
  readonly year: number;
  readonly unit: string | undefined;
}

/** The first example of a field; of a date or of years all, since they tell in how many ways it is written. */
export function examplesOf(node: SchemaNode, { year, unit }: Told): readonly string[] {
  const { examples = [] } = node;
  const kind = kindOf(node);
  if (kind === 'amount' && unit === '元') return ['45000'];
  const told = kind === 'date' || kind === 'years' ? examples : examples.slice(0, 1);
  return told.map(text =>
    text.replace(/202[3-5]/g, found => String(Number(found) - EXAMPLE_YEAR + year)),
  );
}

/** An indicator as it would be written. */
export interface ExampleIndicator {
  readonly name: string;
  readonly value: string;
}

/** By what the name of a level says; those whose names hold another's word stand before it. YEAR is the filing's. */
const EXAMPLES: readonly (readonly [RegExp, string, string])[] = [
  [/满意/, '沿线群众满意度', '≥90%'],
  [/环境成本/, '施工占用林地面积', '≤2亩'],
  [/社会成本/, '施工封闭道路天数', '≤30天'],
  [/成本/, '每公里造价', '≤85万元'],
  [/数量/, '新建公路里程', '≥12公里'],
  [/质量/, '工程验收合格率', '≥98%'],
  [/时效/, '工程完成时间', 'YEAR年11月底前'],
  [/经济/, '沿线农户年均增收', '≥1500元'],
  [/社会/, '受益村民人数', '≥3200人'],
  [/生态|环境/, '沿线植被恢复面积', '≥20亩'],
  [/影响|持续/, '公路管护年限', '≥5年'],
  [/支出|执行/, '预算支出进度', '≥95%'],
  [/到位|投入/, '资金到位率', '≥95%'],
  [/核算|合规|过程/, '专账核算的资金占比', '≥95%'],
  [/完成|产出/, '新建公路里程', '≥12公里'],
  [/效益|效果/, '受益村民人数', '≥3200人'],
];

/** An indicator of the kind that the names of levels tell, the second before the first; undefined where they tell none. */
export function exampleIndicator(
  levels: readonly string[],
  year: number,
): ExampleIndicator | undefined {
  for (const level of levels.toReversed()) {
    const [, name, value] = EXAMPLES.find(([pattern]) => pattern.test(level)) ?? [];
    if (name !== undefined && value !== undefined)
      return { name, value: value.replace('YEAR', String(year)) };
  }
  return undefined;
}
