/** 合计 = sum of the sources, and each 小计 = sum of its parts, in exact decimals. */
import Big from 'big.js';
import { placeName } from '../filing/fields.ts';
import type { Amount, Filing, FundingColumn } from '../filing/filing.ts';
import { fieldAt } from '../filing/form-places.ts';
import { fundsOf, type PlacedFunds, subtotalOf } from '../filing/funding.ts';
import { EACH } from '../filing/patterns.ts';
import type { Requirements } from '../filing/requirements.ts';
import type { Localized, Path } from '../finding.ts';
import type { Report, Rule } from './rule.ts';

export const fundingTotalMatchesSources: Rule = {
  id: 'funding-total-matches-sources',
  reason: 'other',
  severity: 'error',
  summary: { zh: '资金合计等于各来源之和', en: 'totals of funds are the sums of their sources' },
  why: {
    zh: '合计与来源对不上，批复和支付都无从落实，审核必退。',
    en: 'If a total differs from the sum of its sources, neither approval nor payment can rely on the form.',
  },
  basis: {
    zh: '财预〔2011〕填报说明：先填项目资金总额，再分来源填列。',
    en: 'Fill-in instructions of 财预〔2011〕: the total of the project, then by source.',
  },
  examples: {
    passing:
      'funding: { rows: [{ years: 2023, total: 4.50, sources: { 财政拨款: 4.2, 其他资金: 0.3 } }] }',
    failing:
      'funding: { rows: [{ years: 2023, total: 4.5, sources: { 财政拨款: 4.2, 其他资金: 0.2 } }] }',
  },
  *check(filing, requirements) {
    for (const placed of fundsOf(filing)) {
      yield* subtotalsMatch(placed, filing, requirements);
      yield* totalMatches(placed, filing, requirements);
    }
  },
};

function* totalMatches(
  { funds, path }: PlacedFunds,
  filing: Filing,
  requirements: Requirements,
): Iterable<Report> {
  const { total } = funds;
  if (!total) return;
  const counted = sourcesCountedOnce(funds, requirements);
  if (counted.length === 0) return;
  const sum = sumOf(counted.map(([, amount]) => amount));
  const isPart = counted.some(([name]) => requirements.partialSources.includes(name));
  if (isPart ? sum.lte(total.value) : sum.eq(total.value)) return;
  yield report(
    path,
    [...path, 'total'],
    total,
    sum,
    filing,
    totalName(filing, path, requirements),
    { zh: '改合计，或改各来源的金额。', en: 'Correct the total or the amounts of the sources.' },
  );
}

function* subtotalsMatch(
  { funds, path }: PlacedFunds,
  filing: Filing,
  { subtotals }: Requirements,
): Iterable<Report> {
  for (const [name, parts] of Object.entries(subtotals)) {
    const subtotal = funds.sources[name];
    const amounts = parts.flatMap(part => funds.sources[part] ?? []);
    if (!subtotal || amounts.length === 0) continue;
    const sum = sumOf(amounts);
    if (sum.eq(subtotal.value)) continue;
    yield report(
      path,
      [...path, 'sources', name],
      subtotal,
      sum,
      filing,
      {
        zh: `${nameOf(filing, path).zh} 的「${name}」`,
        en: `“${name}” of ${nameOf(filing, path).en}`,
      },
      {
        zh: `改「${name}」，或改${parts.join('、')}的金额。`,
        en: `Correct “${name}” or the amounts of ${parts.join(', ')}.`,
      },
    );
  }
}

/** The sources but those that a stated subtotal already counts. */
function sourcesCountedOnce(
  funds: FundingColumn,
  requirements: Requirements,
): readonly (readonly [string, Amount])[] {
  return Object.entries(funds.sources).flatMap(([name, amount]) =>
    amount && subtotalOf(name, funds, requirements) === undefined ? [[name, amount] as const] : [],
  );
}

const sumOf = (amounts: readonly Amount[]) =>
  amounts.reduce((running, amount) => running.plus(amount.value), new Big(0));

/** A total is called by its label where the form prints its row by what it is. */
function totalName(filing: Filing, path: Path, requirements: Requirements): Localized {
  const { zh, en } = nameOf(filing, path);
  const label = fieldAt(requirements, [...path, 'total'])?.label;
  return {
    zh: label === undefined ? `${zh}${zh.endsWith('」') ? '' : ' '}的合计` : `「${label}」`,
    en: `the total of ${en}`,
  };
}

/** A row of funds is called by its years, everything else by its place. */
function nameOf({ funding }: Filing, path: PlacedFunds['path']): Localized {
  const [group, rows, index] = path;
  const isRow = group === 'funding' && rows === 'rows';
  if (!isRow) return placeName(path);
  const name = funding.rows[Number(index)]?.years?.text ?? `${Number(index) + 1}`;
  return { zh: name, en: name };
}

function report(
  funds: Path,
  path: Path,
  stated: Amount,
  sum: Big,
  { funding }: Filing,
  name: Localized,
  help: Localized,
): Report {
  const unit = funding.unit ?? '';
  const difference = stated.value.minus(sum);
  return {
    path,
    from: [
      [...funds, 'total'],
      [...funds, 'sources', EACH],
    ],
    message: {
      zh: `${name.zh}是 ${stated.text}${unit}，各来源之和是 ${sum.toFixed()}${unit}，${difference.gt(0) ? '多' : '少'} ${difference.abs().toFixed()}${unit}`,
      en: `${name.en} is ${stated.text}${unit}, but its sources add up to ${sum.toFixed()}${unit} (off by ${difference.toFixed()}${unit})`,
    },
    help,
  };
}
