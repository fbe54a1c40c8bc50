/** What a template says of filings besides its cells: levels of indicators, severities, money, sources that add up. */
import type { MoneyFormat } from '../../filing/money.ts';
import type { Constraints, FieldRequirement } from '../../filing/requirements.ts';
import { didYouMean } from '../../source/suggest.ts';
import type { Location } from './location.ts';
import { isTrue, type RawTemplate } from './raw.ts';

/** Resolves the constraints of a template, which may set the severities of `rules`. */
export function resolveConstraints(
  raw: RawTemplate,
  rules: readonly string[],
  at: Location,
): Constraints {
  const { classification, acceptedLevels = {}, severities = {}, money, weightTotals } = raw;
  const rule = { zh: '可改轻重的规则', en: 'rule with a severity to set' };
  for (const name of Object.keys(severities)) at.child('severities', name).knows(name, rules, rule);
  return {
    ...(classification && { classification }),
    acceptedLevels,
    requiredLevels: resolveLevels(raw, 'requiredLevels', at),
    expectedLevels: resolveLevels(raw, 'expectedLevels', at),
    severities,
    ...(money && { money: resolveMoney(money) }),
    subtotals: raw.subtotals ?? {},
    partialSources: raw.partialSources ?? [],
    ...(weightTotals && { weightTotals: weightTotals.map(Number) }),
  };
}

function resolveLevels(
  { classification, acceptedLevels = {}, ...lists }: RawTemplate,
  key: 'requiredLevels' | 'expectedLevels',
  at: Location,
): readonly string[] {
  const names = lists[key] ?? [];
  if (!classification) return names;
  const known = [classification, acceptedLevels].flatMap(levels => [
    ...Object.keys(levels),
    ...Object.values(levels).flat(),
  ]);
  const level = { zh: '指标级别', en: 'indicator level' };
  for (const [index, name] of names.entries()) at.child(key, index).knows(name, known, level);
  return names;
}

const resolveMoney = ({
  unit,
  decimals,
  grouping,
}: NonNullable<RawTemplate['money']>): MoneyFormat => ({
  ...(unit && { unit }),
  ...(decimals !== undefined && { decimals: Number(decimals) }),
  grouping: isTrue(grouping),
});

/** Checks that the rows, which print `fields`, print what the constraints speak of: sources that add up, weights. */
export function checkConstraints(
  { subtotals, partialSources, weightTotals }: Constraints,
  fields: readonly FieldRequirement[],
  at: Location,
): void {
  const printed = new Set(
    fields.flatMap(({ path }) => (path.at(-2) === 'sources' ? [String(path.at(-1))] : [])),
  );
  const checkSource = (name: string, place: Location) => {
    if (printed.has(name)) return;
    const zh = `表上没有印资金来源「${name}」`;
    const en = `the form does not print the source of funds “${name}”`;
    place.error({ zh, en }, didYouMean(name, printed));
  };
  for (const [name, parts] of Object.entries(subtotals)) {
    checkSource(name, at.child('subtotals', name));
    for (const [index, part] of parts.entries())
      checkSource(part, at.child('subtotals', name, index));
  }
  for (const [index, name] of partialSources.entries())
    checkSource(name, at.child('partialSources', index));
  if (weightTotals && !fields.some(({ path }) => path.at(-1) === 'weight'))
    at.child('weightTotals').warn(
      {
        zh: `总分 ${weightTotals.join('、')} 没有用：表上没有分值一列`,
        en: `weightTotals ${weightTotals.join(', ')} has no effect: the form has no weight column`,
      },
      {
        zh: '在指标表里加一列 { field: .weight }，或删去 weightTotals。',
        en: 'Add a column { field: .weight } to the indicator table, or remove weightTotals.',
      },
    );
}
