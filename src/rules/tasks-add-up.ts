/** Department's whole expenditure: the total and its sources are the sums over the tasks. */
import Big from 'big.js';
import type { Amount, Filing, FundingRow } from '../filing/filing.ts';
import { budgetYearRow } from '../filing/funding-rows.ts';
import { placeOnForm } from '../filing/place-on-form.ts';
import type { Path } from '../finding.ts';
import type { Report, Rule } from './rule.ts';

export const tasksAddUp: Rule = {
  id: 'tasks-add-up',
  reason: 'other',
  severity: 'error',
  summary: {
    zh: '金额合计及其来源等于各项任务之和',
    en: 'the total and its sources are the sums over the tasks',
  },
  why: {
    zh: '部门的预算由各项任务组成，合计对不上，就有任务漏写或者多写。',
    en: 'A department’s budget is made up of its tasks; if the total differs, a task is missing or counted twice.',
  },
  examples: {
    passing:
      'form: department/whole\nfunding: { unit: 万元, rows: [{ years: 2025, total: 30, sources: { 财政拨款: 30 } }] }\ntasks: [{ name: 甲, total: 10, sources: { 财政拨款: 10 } }, { name: 乙, total: 20, sources: { 财政拨款: 20 } }]',
    failing:
      'form: department/whole\nfunding: { unit: 万元, rows: [{ years: 2025, total: 33, sources: { 财政拨款: 33 } }] }\ntasks: [{ name: 甲, total: 10, sources: { 财政拨款: 10 } }, { name: 乙, total: 20, sources: { 财政拨款: 20 } }]',
  },
  *check(filing, requirements) {
    const { tasks, funding } = filing;
    const row = totalsRow(filing);
    if (!row || tasks.length === 0) return;
    const place: Path = ['funding', 'rows', funding.rows.indexOf(row)];
    const unit = funding.unit ?? '';
    const whole = report(
      [...place, 'total'],
      placeOnForm([...place, 'total'], requirements).zh,
      row.total,
      tasks.map(({ total }) => total),
      unit,
    );
    // A wrong total has a wrong source; one mistake is one finding.
    if (whole) {
      yield whole;
      return;
    }
    if (tasks.some(({ sources }) => Object.values(sources).every(amount => !amount))) return;
    for (const [name, amount] of Object.entries(row.sources)) {
      const parts = tasks.map(({ sources }) => sources[name] ?? none);
      const source = report(
        [...place, 'sources', name],
        placeOnForm([...place, 'sources', name], requirements).zh,
        amount,
        parts,
        unit,
      );
      if (source) yield source;
    }
  },
};

const none: Amount = { kind: 'amount', text: '0', value: new Big(0) };

const totalsRow = (filing: Filing): FundingRow | undefined =>
  filing.funding.rows.length === 1 ? filing.funding.rows[0] : budgetYearRow(filing);

/** Nothing where an amount is not stated. */
function report(
  path: Path,
  name: string,
  stated: Amount | undefined,
  parts: readonly (Amount | undefined)[],
  unit: string,
): Report | undefined {
  const amounts = parts.filter(part => part !== undefined);
  if (!stated || amounts.length < parts.length) return undefined;
  const sum = amounts.reduce((running, { value }) => running.plus(value), new Big(0));
  if (sum.eq(stated.value)) return undefined;
  const difference = stated.value.minus(sum);
  const written = `${sum.toFixed()}${unit}`;
  return {
    path,
    from: [['tasks'], ['funding']],
    message: {
      zh: `${name}是 ${stated.text}${unit}，各项任务之和是 ${written}，${difference.gt(0) ? '多' : '少'} ${difference.abs().toFixed()}${unit}`,
      en: `${path.at(-1)} is ${stated.text}${unit}, but the tasks add up to ${written} (off by ${difference.toFixed()}${unit})`,
    },
    help: {
      zh: `改为 ${written}，或补上、改正各项任务的金额。`,
      en: `Correct it to ${written}, or the amounts of the tasks.`,
    },
  };
}
