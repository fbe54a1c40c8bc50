/** An indicator of last year's filing is there this year, too. */
import { shown } from '../reading/shown.ts';
import type { AcrossYearsRule } from './across-years.ts';
import { toldBy } from './across-years.ts';
import { pairedTables } from './paired-indicators.ts';

export const indicatorKept: AcrossYearsRule = {
  id: 'indicator-kept',
  reason: 'incomplete',
  severity: 'warning',
  summary: { zh: '上年的指标今年都还在', en: 'no indicator of last year’s filing was dropped' },
  why: {
    zh: '没有完成的指标常常是悄悄拿掉的；同一项工作逐年用同样的指标，才看得出变化。',
    en: 'Indicators that were missed tend to disappear; only the same ones, year after year, show what changes.',
  },
  examples: {
    last: 'year: 2025\nindicators: { annual: { 产出指标: { 数量指标: [{ name: 清淤河道长度, value: ≥12公里 }, { name: 巡河次数, value: ≥24次 }] } } }',
    passing:
      'year: 2026\nindicators: { annual: { 产出指标: { 数量指标: [{ name: 河道清淤长度, value: ≥15公里 }, { name: 巡河次数, value: ≥24次 }] } } }',
    failing:
      'year: 2026\nindicators: { annual: { 产出指标: { 数量指标: [{ name: 清淤河道长度, value: ≥15公里 }] } } }',
  },
  *check(filing, last) {
    const { zh, en, file } = toldBy(last);
    for (const { path, dropped } of pairedTables(filing, last.filing))
      for (const { indicator } of dropped) {
        const name = shown(indicator.name ?? '');
        const value = indicator.value ? ` ${shown(indicator.value.text)}` : '';
        yield {
          path,
          subject: indicator.name ?? '',
          message: {
            zh: `没有了${zh}的指标“${name}”${value}（${file}）`,
            en: `the indicator “${name}”${value} of ${en} is gone (${file})`,
          },
          help: {
            zh: '还在做的工作，指标照旧列上；不再做的，在“其他需说明的问题”里说明。',
            en: 'List it while the work goes on; if it has ended, say so in the remarks.',
          },
        };
      }
  },
};
