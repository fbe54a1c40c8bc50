/** The money of a whole project, over the same years, is what last year's filing says. */
import { rowIndexes } from '../../filing/funding-rows.ts';
import { inYuan, unitOfFunds } from '../../filing/money.ts';
import { placeOnForm } from '../../filing/place-on-form.ts';
import type { AcrossYearsRule } from './across-years.ts';
import { toldBy } from './across-years.ts';

export const longTermTotalKept: AcrossYearsRule = {
  id: 'long-term-total-kept',
  reason: 'other',
  severity: 'warning',
  summary: {
    zh: '同一期间的项目资金总额与上年的申报一致',
    en: 'the total of a project’s whole period is that of last year’s filing',
  },
  why: {
    zh: '跨年项目按总额分年安排，总额变了要有调整的批复。',
    en: 'Money of a project of several years is granted year by year out of its total; another total needs an approval.',
  },
  examples: {
    last: 'year: 2025\nfunding: { unit: 万元, rows: [{ years: 2025-2027, total: 90 }, { years: 2025, total: 30 }] }',
    passing:
      'year: 2026\nfunding: { unit: 万元, rows: [{ years: 2025-2027, total: 90.00 }, { years: 2026, total: 30 }] }',
    failing:
      'year: 2026\nfunding: { unit: 万元, rows: [{ years: 2025-2027, total: 96 }, { years: 2026, total: 36 }] }',
  },
  *check(filing, last, requirements) {
    const kinds = new Set(['project', 'year'] as const);
    const index = rowIndexes(filing, kinds).project;
    const row = filing.funding.rows[index];
    const before = last.filing.funding.rows[rowIndexes(last.filing, kinds).project];
    const { years, total } = row ?? {};
    if (!years || !total || !before?.total || years.first === years.last) return;
    if (before.years?.first !== years.first || before.years.last !== years.last) return;
    const unit = unitOfFunds(filing, requirements);
    const lastUnit = unitOfFunds(last.filing, last.requirements);
    const [now, then] = [inYuan(total.value, unit), inYuan(before.total.value, lastUnit)];
    if (!now || !then || now.eq(then)) return;
    const { zh, en, file } = toldBy(last);
    const path = ['funding', 'rows', index, 'total'];
    const place = placeOnForm(path, requirements);
    yield {
      path,
      subject: before.total.text,
      message: {
        zh: `${place.zh}是 ${total.text}${unit}，${zh}申报的是 ${before.total.text}${lastUnit}（${file}）`,
        en: `${place.en} is ${total.text}${unit}; in ${en} it was ${before.total.text}${lastUnit} (${file})`,
      },
      help: {
        zh: '总额没有调整的照旧填写；调整了的，在“其他需说明的问题”里说明依据。',
        en: 'Keep the total unless it was changed; if it was, say on what basis in the remarks.',
      },
    };
  },
};
