/** Under which labels a form may ask for a field: the template's own words count most, then the other names of the field. */

import { schemaAt } from '../../filing/fields.ts';
import { rowKindIn } from '../../filing/funding-rows.ts';
import { EACH } from '../../filing/patterns.ts';
import type { Path } from '../../finding.ts';
import { AMOUNTS, COLUMNS, type ListKind, PERIOD, SOURCES, SYNONYMS } from '../label-names.ts';
import { labelKeys } from '../label-text.ts';

/** How well a label fits, by the key under which it is found. */
export type AcceptedLabels = ReadonlyMap<string, number>;

const OWN = 3;
const SHORTENED = 2.6;
const OTHER_NAME = 2;

/** What is accepted in the place of a label of the template that asks for fields, given as patterns. */
export function acceptedLabels(own: string, fields: readonly Path[]): AcceptedLabels {
  const accepted = new Map<string, number>();
  const add = (name: string, fit: number) => {
    for (const [index, key] of labelKeys(name).entries()) {
      const worth = index > 0 && fit === OWN ? SHORTENED : fit;
      accepted.set(key, Math.max(worth, accepted.get(key) ?? 0));
    }
  };
  add(own, OWN);
  for (const name of namesOf(fields)) add(name, OTHER_NAME);
  return accepted;
}

/** What is accepted in the place of the head of a column of names of levels. */
export function acceptedHeads(own: string, level: number): AcceptedLabels {
  const hanzi = level === 1 ? '一' : '二';
  const names = ['指标', '绩效指标', '目标'].map(name => `${hanzi}级${name}`);
  const others = new Map(names.map(name => [name, OTHER_NAME]));
  return new Map([...others, ...acceptedLabels(own, [])]);
}

function namesOf(fields: readonly Path[]): readonly string[] {
  const [first, second] = fields;
  if (!first) return [];
  if (!second) return namesOfField(first);
  if (fields.every(path => path.join('.').startsWith(PERIOD)))
    return [...(titleOf(PERIOD.split('.')) ?? []), ...namesByPath(PERIOD)];
  const others = [...namesOfField(second), ...(second.at(-1) === 'departmentCode' ? ['代码'] : [])];
  return namesOfField(first).flatMap(name =>
    others.flatMap(other => [`${name}及${other}`, `${name}和${other}`]),
  );
}

const namesOfField = (field: Path): readonly string[] => [
  ...(titleOf(field) ?? []),
  ...namesByPath(field.join('.')),
  ...fundNames(field),
  ...columnNames(field),
];

const titleOf = (field: Path) => {
  const title = schemaAt(field)?.title;
  return title === undefined ? undefined : [title];
};

const namesByPath = (path: string): readonly string[] =>
  Object.hasOwn(SYNONYMS, path) ? (SYNONYMS[path] ?? []) : [];

/** Names of the amounts of the funds, by row and by column. */
function fundNames(field: Path): readonly string[] {
  const kind = rowKindIn(field);
  const [, group = ''] = field;
  const columns = [`funding.${group}`, field.join('.')].flatMap(path => AMOUNTS[path] ?? []);
  if (field.at(-2) === 'sources') {
    const heads = AMOUNTS[`funding.${kind ? 'rows.year' : group}`] ?? [];
    return [...sourceNames(String(field.at(-1))), ...heads, ...columns];
  }
  if (field[0] !== 'funding' || field.at(-1) !== 'total') return columns;
  const totals = kind === 'year' ? YEAR_TOTALS : kind === 'project' ? PROJECT_TOTALS : TOTALS;
  return [...totals, ...columns];
}

const TOTALS: readonly string[] = ['资金总额', '总额', '合计', '金额合计', '总计', '小计'];
const YEAR_TOTALS: readonly string[] = [
  ...[
    '年度资金总额',
    '当年资金总额',
    '本年资金总额',
    '本年度资金总额',
    '年度资金申请总额',
    '年度金额',
  ],
  ...['年度预算', '年度预算申请', ...TOTALS],
];
const PROJECT_TOTALS: readonly string[] = [
  ...[
    '项目资金总额',
    '中期资金总额',
    '实施期资金总额',
    '项目总额',
    '项目总投资',
    '总投资',
    '项目总预算',
  ],
  ...TOTALS,
];

function sourceNames(source: string): readonly string[] {
  const names = [source, ...(SOURCES[source] ?? [])];
  return names.flatMap(name => [
    name,
    ...['当年', '本年', '本年度', '年度', '中期'].map(time => `${time}${name}`),
  ]);
}

/** Names of the columns of lists. */
function columnNames(field: Path): readonly string[] {
  const at = field.lastIndexOf(EACH);
  if (at === -1) return [];
  const kind = kindOfList(field);
  const path = `.${field.slice(at + 1).join('.')}`;
  return kind ? (COLUMNS[kind][path] ?? []) : [];
}

function kindOfList([group, list]: Path): ListKind | undefined {
  if (group === 'funding' && list === 'rows') return 'funding';
  if (group === 'schedule' || group === 'tasks') return group;
  return group === 'indicators' || group === 'objectives' ? 'indicators' : undefined;
}
