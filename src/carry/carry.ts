/** Last year's filing as the beginning of this year's: what stays, what moves by years, what is new, what is to be confirmed. */
import { toFiling } from '../filing/convert.ts';
import { kindOf, schemaAt } from '../filing/fields.ts';
import type { Filing, FundingColumn, Indicator } from '../filing/filing.ts';
import { notOnForm } from '../filing/filing-text.ts';
import { rowIndexes } from '../filing/funding-rows.ts';
import { inYuan, unitOfFunds } from '../filing/money.ts';
import { covers } from '../filing/patterns.ts';
import type { Requirements } from '../filing/requirements.ts';
import type { Path } from '../finding.ts';
import { withKeyOrder } from '../source/key-order.ts';
import { markText } from '../source/marks.ts';
import { childAt, valueAt } from '../source/path.ts';
import { movedPeriods, type YearChange, yearsLater } from './moved-years.ts';
import { oldMentions } from './old-mentions.ts';

/** Last year's filing: what it says, and the plain value that says it, with English keys. */
export interface LastYear {
  readonly value: unknown;
  readonly filing: Filing;
  /** The requirements of its own form. */
  readonly requirements: Requirements;
}

export interface CarryOptions extends YearChange {
  /** The form of the new filing, as it names it. */
  readonly form: string;
  /** Whether this year's money is last year's. */
  readonly keepAmounts: boolean;
}

/** A filing carried over. */
export interface Carried {
  /** The places of last year's filing that the form does not print, so that they are left out. */
  readonly leftOut: readonly Path[];
  /** A plain value with English keys; what is to be filled in is null. */
  readonly value: unknown;
  /** Comments with 待确认 marks, by path as JSON. */
  readonly comments: ReadonlyMap<string, readonly string[]>;
}

/** Facts of a year that is over, and what is filed at its end: never carried over. */
const NEW_EACH_YEAR: ReadonlySet<unknown> = new Set(['actual', 'score', 'deviation', 'totalScore']);
/** Columns of the funds that tell of a year that is over. */
const PAST_FUNDS: ReadonlySet<unknown> = new Set([
  'lastYearBudget',
  'lastYearSpent',
  'adjusted',
  'spent',
]);

/** Carries a filing over to the form of the requirements, which may be another than its own. */
export function carryOver(
  last: LastYear,
  requirements: Requirements,
  { from, to, form, keepAmounts }: CarryOptions,
): Carried {
  const strayRows = rowsNotOn(requirements, last.filing);
  const value = withoutRows(last.value, strayRows);
  const { filing } = strayRows.length === 0 ? last : toFiling(value);
  const moved = movedPeriods(filing, { from, to });
  const unit = unitOfFunds(filing, last.requirements);
  const old = { year: from, yuan: keepAmounts ? [] : newMoney().flatMap(amountsOf) };
  const comments = new Map<string, readonly string[]>();
  const result = carried(value, []);
  const rows = strayRows.map(index => ['funding', 'rows', index]);
  return { value: result, comments, leftOut: [...rows, ...notOnForm(result, requirements)] };

  function carried(value: unknown, path: Path): unknown {
    if (Array.isArray(value)) return value.map((item, index) => carried(item, [...path, index]));
    if (typeof value === 'string') return textOf(value, path);
    if (typeof value !== 'object' || value === null) return null;
    const group: Record<string, unknown> = Object.create(null);
    for (const key of Object.keys(value)) group[key] = carried(childAt(value, key), [...path, key]);
    // Of another form that counts in another unit.
    if (path.join('.') === 'funding') group.unit ??= unit;
    const lastYear = [...path, 'lastYear'];
    if (requirements.fields.some(field => covers(field.path, lastYear))) addLastYear(group, path);
    return withKeyOrder(group, [...Object.keys(value), ...Object.keys(group)]);
  }

  function textOf(text: string, path: Path): string | null {
    const place = path.join('.');
    if (place === 'form') return form;
    if (place === 'year') return String(to);
    if (isNew(path)) return null;
    if (isMoved(path)) {
      const later = yearsLater(text, to - from);
      const isLong = !path.includes('schedule') && isSeveralYears(path);
      if (isLong) mark(path, `${from} 年申报时写的是 ${text}`);
      return later;
    }
    const node = schemaAt(path);
    const kind = node && kindOf(node);
    if (kind === 'text' || kind === 'indicator-value') mark(path, reasonToConfirm(text, path));
    return text;
  }

  function reasonToConfirm(text: string, path: Path): string | undefined {
    const place = path.join('.');
    if (place === 'project.attribute' && text.includes('新增'))
      return `${from} 年申报时是“${text}”`;
    const isCalculation = place === 'funding.basis' && !keepAmounts;
    return oldMentions(text, old) ?? (isCalculation ? `这是 ${from} 年的测算` : undefined);
  }

  function mark(path: Path, reason: string | undefined): void {
    if (reason !== undefined) comments.set(JSON.stringify(path), [markText(reason)]);
  }

  /** Whether a value must be written anew each year. */
  function isNew(path: Path): boolean {
    const [group, key, index] = path;
    const place = path.join('.');
    if (place === 'preparer.date' || path.some(step => NEW_EACH_YEAR.has(step))) return true;
    if (group === 'funding' && key === 'execution') return path[2] !== 'weight';
    if (group === 'funding' && PAST_FUNDS.has(key)) return true;
    if (keepAmounts) return false;
    if (group === 'tasks') return path.includes('total') || path.includes('sources');
    if (group !== 'funding') return false;
    if (key === 'rows') return path[3] !== 'years' && isNewRow(Number(index));
    return ['budget', 'expenditure', 'shares'].includes(String(key));
  }

  /** Whether a row of the funds has the money of the new year, or of a period that begins anew. */
  function isNewRow(index: number): boolean {
    const years = filing.funding.rows[index]?.years;
    return !years || moved.rows[index] === true || (years.first === to && years.last === to);
  }

  function isMoved([group, key, third, fourth]: Path): boolean {
    if (group === 'project' && key === 'period') return moved.project;
    if (group === 'schedule') return third !== 'task' && moved.schedule[Number(key)] === true;
    return group === 'funding' && fourth === 'years' && moved.rows[Number(third)] === true;
  }

  /** Whether the project's period, or that of a row of the funds, is longer than one year. */
  function isSeveralYears([group, , index]: Path): boolean {
    const { start, end } = filing.project.period;
    if (group === 'project')
      return start !== undefined && end !== undefined && start.year < end.year;
    const years = filing.funding.rows[Number(index)]?.years;
    return years !== undefined && years.first < years.last;
  }

  /** The money that is blank in the new filing. */
  function newMoney(): readonly FundingColumn[] {
    const { rows, budget, expenditure } = filing.funding;
    return [
      ...rows.filter((_, index) => isNewRow(index)),
      budget,
      { sources: { ...expenditure } },
      ...filing.tasks,
    ];
  }

  function amountsOf({ total, sources }: FundingColumn) {
    return [total, ...Object.values(sources)].flatMap(amount => {
      const yuan = amount && inYuan(amount.value, unit);
      return yuan?.gt(0) ? [yuan] : [];
    });
  }

  /** The actual value of last year where the filing states it, else the one that it aimed at. */
  function addLastYear(group: Record<string, unknown>, path: Path): void {
    const { actual, value: target } = valueAt(filing, path) as Indicator;
    const text = actual ?? target?.text;
    delete group.lastYear;
    comments.delete(JSON.stringify([...path, 'lastYear']));
    if (text === undefined) return;
    group.lastYear = text;
    if (actual === undefined) mark([...path, 'lastYear'], `这是 ${from} 年的目标值，不是实际值`);
  }
}

/** The rows of the funds for which a form has no place: those that it prints are found by what they are. */
function rowsNotOn({ fields, rowKinds }: Requirements, filing: Filing): readonly number[] {
  const isList = fields.some(({ path }) => path.join('.') === 'funding.rows');
  if (isList || rowKinds.size === 0) return [];
  const indexes = rowIndexes(filing, rowKinds);
  const printed = [...rowKinds].map(kind => indexes[kind]);
  return [...filing.funding.rows.keys()].filter(index => !printed.includes(index));
}

/** The plain value without some rows of the funds. */
function withoutRows(value: unknown, stray: readonly number[]): unknown {
  const rows = valueAt(value, ['funding', 'rows']);
  if (stray.length === 0 || !Array.isArray(rows)) return value;
  const kept = rows.filter((_, index) => !stray.includes(index));
  return { ...Object(value), funding: { ...Object(childAt(value, 'funding')), rows: kept } };
}
