/** A skeleton with something plausible at each place that it marks as required, and nothing else. */
import { stringify } from 'yaml';
import { exampleIndicator } from '../../src/filing/example-values.ts';
import { kindOf, levelsOf, schemaAt } from '../../src/filing/fields.ts';
import { EACH, leadsTo } from '../../src/filing/patterns.ts';
import { levelsPrinted, type Requirements } from '../../src/filing/requirements.ts';
import type { Path } from '../../src/internal.ts';
import { checkText } from '../reading.ts';

type Plain = Record<string | number, unknown>;

/** The YAML with English keys. */
export function fillRequired(yaml: string, requirements: Requirements): string {
  const checked = checkText(yaml);
  const filing = checked.source.value as Plain;
  for (const { path, severity } of checked.findings)
    if (severity === 'error') put(filing, path, valueFor(path, requirements));
  return stringify(filing);
}

function put(group: Plain, [key = '', ...rest]: Path, value: unknown): void {
  if (rest.length === 0) group[key] = onto(group[key], value);
  else put(group[key] as Plain, rest, value);
}

/** A value put into what stands there, of which the rest stays as it is. */
function onto(stub: unknown, value: unknown): unknown {
  if (Array.isArray(value))
    return value.map((item, index) => onto(Array.isArray(stub) ? stub[index] : undefined, item));
  if (typeof value !== 'object' || value === null) return value;
  const merged: Plain = { ...(stub as Plain | null) };
  for (const [key, child] of Object.entries(value)) merged[key] = onto(merged[key], child);
  return merged;
}

function valueFor(path: Path, requirements: Requirements): unknown {
  const levels = levelsOf(path);
  if (levels === 0) return [itemOf(path, requirements)];
  if (levels === 2) return tableOf(path, requirements);
  return single(path, requirements);
}

/** An item of a list with the fields that the form requires of it. */
function itemOf(list: Path, requirements: Requirements): Plain {
  const item: Plain = {};
  const start = [...list, EACH];
  for (const { path, required } of requirements.fields) {
    const [key, ...deeper] = path.slice(start.length);
    if (!required || !leadsTo(start, path) || key === undefined || deeper.length > 0) continue;
    item[key] = valueFor(path, requirements);
  }
  return item;
}

/** One indicator for each level that the form requires; their weights add up. */
function tableOf(table: Path, requirements: Requirements): Plain {
  const { requiredLevels, weightTotals = [100], fields } = requirements;
  const levels = levelsPrinted(requirements) ?? {};
  const places = Object.entries(levels).flatMap(([first, seconds]) => {
    const wanted = seconds.filter(second => requiredLevels.includes(second));
    const own =
      requiredLevels.includes(first) && wanted.length === 0 ? seconds.slice(0, 1) : wanted;
    return own.map(second => [first, second] as const);
  });
  const all =
    places.length > 0
      ? places
      : Object.entries(levels)
          .slice(0, 1)
          .map(([first, [second = '']]) => [first, second] as const);
  const filled: Record<string, Plain> = {};
  for (const [index, [first, second]] of all.entries()) {
    const { name, value } = exampleIndicator([first, second], 2026) ?? {
      name: '甲',
      value: '≥1个',
    };
    const weight = share(Math.min(...weightTotals), all.length, index);
    const known: Plain = { name, value, weight, score: weight, actual: value.replace('≥', '') };
    const isAsked = (key: string) =>
      ['name', 'value'].includes(key) ||
      fields.some(({ path, required }) => required && leadsTo(table, path) && path.at(-1) === key);
    const indicator = Object.fromEntries(Object.entries(known).filter(([key]) => isAsked(key)));
    filled[first] = { ...filled[first], [second]: [indicator] };
  }
  return filled;
}

/** A whole share of a sum, the last of what is left. */
function share(sum: number, count: number, index: number): number {
  const each = Math.floor(sum / count);
  return index === count - 1 ? sum - each * (count - 1) : each;
}

function single(path: Path, { fields, weightTotals = [100] }: Requirements): unknown {
  const key = String(path.at(-1));
  // It is the only one of its list.
  if (key === 'weight' && path.includes('ungrouped')) return Math.min(...weightTotals);
  const choices = fields.find(field => field.path.join() === path.join() && field.choices)?.choices;
  if (choices) return choices[0];
  const node = schemaAt(path);
  switch (node && kindOf(node)) {
    case 'date':
      return key === 'start' ? '2026-01-01' : path[0] === 'schedule' ? '2026-12-31' : '2028-12-31';
    case 'years':
      return '2026';
    case 'amount':
      return '10';
    case 'number':
      return key === 'totalScore' ? '100' : '10';
    default:
      return key === 'rate' ? '100%' : key === 'phone' ? '0895-4821234' : TEXT;
  }
}

const TEXT = '新建农村公路12公里，验收合格率不低于98%。';
