/** Whether the names that a template uses are names that it has: fonts, styles, parts, levels, rules, sources of funds. */
import type { FieldDemand } from '../../filing/demands.ts';
import type { Localized, Path } from '../../finding.ts';
import { didYouMean } from '../../source/suggest.ts';
import { type Checking, isKnown } from './report.ts';

const FONT: Localized = { zh: '字体', en: 'font' };
export const STYLE: Localized = { zh: '样式', en: 'style' };

/** Checks the names outside the rows. */
export function checkNames(checking: Checking): void {
  const { raw } = checking;
  for (const [name, style] of Object.entries(raw.styles))
    isKnown(checking, style.font, Object.keys(raw.fonts), ['styles', name, 'font'], FONT);
  for (const place of ['above', 'below'] as const)
    for (const [index, line] of (raw[place] ?? []).entries())
      isKnown(checking, line.style, Object.keys(raw.styles), [place, index, 'style'], STYLE);
  checkLevels(checking);
}

function checkLevels(checking: Checking): void {
  const { classification, ...lists } = checking.raw;
  if (!classification) return;
  const levels = [...Object.keys(classification), ...Object.values(classification).flat()];
  for (const key of ['requiredLevels', 'expectedLevels'] as const)
    for (const [index, level] of (lists[key] ?? []).entries())
      isKnown(checking, level, levels, [key, index], { zh: '指标级别', en: 'indicator level' });
}

/** Whether what a template sets severities of are `rules`. */
export function checkSeverities(checking: Checking, rules: readonly string[]): void {
  const rule: Localized = { zh: '可改轻重的规则', en: 'rule with a severity to set' };
  for (const name of Object.keys(checking.raw.severities ?? {}))
    isKnown(checking, name, rules, ['severities', name], rule);
}

/** Whether the rows, which demand `fields`, print the weights whose total is stated. */
export function checkWeights({ raw, report }: Checking, fields: readonly FieldDemand[]): void {
  if (raw.weightTotal === undefined || fields.some(({ path }) => path.at(-1) === 'weight')) return;
  report(
    ['weightTotal'],
    {
      zh: `总分 ${raw.weightTotal} 没有用：表上没有分值一列`,
      en: `the total of ${raw.weightTotal} is of no use: the form has no column of weights`,
    },
    {
      zh: '在指标表里加一列 { field: .weight }，或删去 weightTotal。',
      en: 'Add a column { field: .weight } to the table of indicators, or drop weightTotal.',
    },
    'warning',
  );
}

/** Whether the sources that add up to others are printed by the rows, which demand `fields`. */
export function checkSources({ raw, report }: Checking, fields: readonly FieldDemand[]): void {
  const printed = new Set(
    fields
      .map(({ path }) => path)
      .filter(path => path.at(-2) === 'sources')
      .map(path => String(path.at(-1))),
  );
  const wanted: readonly (readonly [name: string, path: Path])[] = [
    ...Object.entries(raw.subtotals ?? {}).flatMap(([name, parts]) => [
      [name, ['subtotals', name]] as const,
      ...parts.map((part, index) => [part, ['subtotals', name, index]] as const),
    ]),
    ...(raw.partialSources ?? []).map((name, index) => [name, ['partialSources', index]] as const),
  ];
  for (const [name, path] of wanted) {
    if (printed.has(name)) continue;
    report(
      path,
      {
        zh: `表上没有印资金来源「${name}」`,
        en: `the form does not print the source of funds “${name}”`,
      },
      didYouMean(name, printed),
    );
  }
}
