/** The rows of one filing in the summary: one for the project, one for each indicator. */
import type Big from 'big.js';
import type { Checked } from '../check.ts';
import { departmentOf } from '../filing/department.ts';
import type { CalendarDate, FundingColumn, FundingRow, Indicator } from '../filing/filing.ts';
import { subtotalOf } from '../filing/funding.ts';
import { fundsOfYear } from '../filing/funding-rows.ts';
import { goalsOf, type PlacedGoal } from '../filing/indicators.ts';
import { inWanyuan } from '../filing/money.ts';
import { partsOf } from '../filing/quantity.ts';
import type { Constraints } from '../filing/requirements.ts';
import { type Finding, type Localized, type Severity, severityCounts } from '../finding.ts';
import { requirementsOf } from '../form/requirements.ts';
import { replaceUnprintable } from '../source/characters.ts';
import { valueAt } from '../source/path.ts';

/** One project; amounts in 万元, undefined where the filing does not state them. No names or phone numbers of people. */
export interface ProjectRow {
  readonly file: string;
  readonly name: string;
  readonly attribute: string;
  /** In the spelling in which it first appears. */
  readonly department: string;
  readonly departmentCode: string;
  readonly implementingUnit: string;
  readonly year: number | undefined;
  readonly start: CalendarDate | undefined;
  readonly end: CalendarDate | undefined;
  /** Funds of the budget year, and of the longest period that the filing states. */
  readonly yearTotal: Big | undefined;
  readonly wholeTotal: Big | undefined;
  /** Funds of the budget year by source; a part of a stated subtotal is named with it, e.g. 自有资金其中：事业收入. */
  readonly sources: ReadonlyMap<string, Big>;
  readonly errors: number;
  readonly warnings: number;
}

/** An error or a warning, as it is sent back to the department; it names no person. */
export interface ProblemRow {
  readonly file: string;
  readonly department: string;
  readonly project: string;
  readonly severity: Exclude<Severity, 'info'>;
  /** Id. */
  readonly rule: string;
  readonly line: number | undefined;
  /** Undefined where it quotes the name or number of a person. */
  readonly message: Localized | undefined;
  readonly help: Localized | undefined;
}

export interface IndicatorRow {
  readonly file: string;
  readonly project: string;
  /** What it measures; `number` counts the goals of forms that list several, from 1. */
  readonly goal: { readonly kind: PlacedGoal['kind']; readonly number: number };
  readonly first: string;
  readonly second: string;
  readonly name: string;
  readonly value: string;
  /** 指标性质 and 计量单位, where the form has a column for them. */
  readonly operator: string | undefined;
  readonly unit: string | undefined;
  /** Undefined where the form prints none. */
  readonly weight: Big | undefined;
  readonly note: string;
}

/** Text without the characters that XML forbids or nobody sees. */
const text = (value: string | undefined) => replaceUnprintable(value ?? '', '\uFFFD');

export function projectRow(
  { source, filing, findings }: Checked,
  constraints: Constraints,
): ProjectRow {
  const { project, funding, year } = filing;
  const ofYear = fundsOfYear(filing);
  const { errors, warnings } = severityCounts(findings);
  return {
    file: text(source.name),
    name: text(project.name),
    attribute: text(project.attribute),
    department: text(departmentOf(filing)),
    departmentCode: text(project.departmentCode),
    implementingUnit: text(project.implementingUnit),
    year: year?.first,
    start: project.period.start,
    end: project.period.end,
    yearTotal: inWanyuan(ofYear?.total, funding.unit),
    wholeTotal: inWanyuan(longest(funding.rows)?.total, funding.unit),
    sources: ofYear ? sourcesOf(ofYear, funding.unit, constraints) : new Map(),
    errors,
    warnings,
  };
}

/** The errors and warnings of a project, errors first. */
export function problemRows(
  { file, department, name }: ProjectRow,
  findings: readonly Finding[],
  filing: unknown,
): readonly ProblemRow[] {
  const rows = findings.flatMap(({ rule, severity, path, span, message, help }) => {
    if (severity === 'info') return [];
    const isQuoted = isPersonal(path) && valueAt(filing, path) !== undefined;
    const told = isQuoted ? undefined : message;
    return [
      { file, department, project: name, severity, rule, line: span?.line, message: told, help },
    ];
  });
  return [
    ...rows.filter(({ severity }) => severity === 'error'),
    ...rows.filter(({ severity }) => severity === 'warning'),
  ];
}

/** Whether a place holds the name or the phone number of a person. */
const isPersonal = ([group, key]: Finding['path']) =>
  group === 'preparer' || key === 'leader' || key === 'phone';

function longest(rows: readonly FundingRow[]): FundingRow | undefined {
  const length = ({ years }: FundingRow) => (years ? years.last - years.first : -1);
  return rows.reduce<FundingRow | undefined>(
    (best, row) => (best === undefined || length(row) > length(best) ? row : best),
    undefined,
  );
}

/** Stands in the name of a source that is counted in another: 自有资金其中：事业收入. */
export const PART_OF = '其中：';

function sourcesOf(
  row: FundingColumn,
  unit: string | undefined,
  constraints: Constraints,
): ReadonlyMap<string, Big> {
  const sources = new Map<string, Big>();
  for (const [name, amount] of Object.entries(row.sources)) {
    const value = inWanyuan(amount, unit);
    const whole = subtotalOf(name, row, constraints);
    if (value) sources.set(text(whole === undefined ? name : `${whole}${PART_OF}${name}`), value);
  }
  return sources;
}

export function indicatorRows({ source, filing, template }: Checked): readonly IndicatorRow[] {
  const fields = template ? requirementsOf(template).fields : [];
  const hasParts = fields.some(({ isOperator }) => isOperator);
  const hasWeights = fields.some(({ path }) => path.at(-1) === 'weight' && path[0] !== 'funding');
  const goals = goalsOf(filing);
  const first = goals.findIndex(({ kind }) => kind === 'objective');
  return goals.flatMap(({ kind, rows }, index) =>
    rows.map(({ indicator, first: level, second }) => ({
      file: text(source.name),
      project: text(filing.project.name),
      goal: { kind, number: kind === 'objective' ? index - first + 1 : 1 },
      first: text(level),
      second: text(second),
      name: text(indicator.name),
      value: text(indicator.value?.text),
      ...partsIn(indicator, hasParts),
      weight: hasWeights ? indicator.weight?.value : undefined,
      note: text(indicator.note),
    })),
  );
}

function partsIn({ value }: Indicator, hasParts: boolean): Pick<IndicatorRow, 'operator' | 'unit'> {
  if (!hasParts || !value) return { operator: undefined, unit: undefined };
  const { operator, unit } = partsOf(value);
  return { operator: text(operator), unit: text(unit) };
}
