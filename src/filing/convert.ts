/** A plain value, as read, to a Filing: walks the compiled schema beside the value and keeps what is well-formed. */
import Big from 'big.js';
import type { Finding, Path } from '../finding.ts';
import { isBlankText } from '../source/characters.ts';
import { withKeyOrder } from '../source/key-order.ts';
import { type LazyPath, toPath } from '../source/path.ts';
import { dateText, isInCalendar, lastDateBy, readDate } from './dates.ts';
import { placeName, type ValueKind } from './fields.ts';
import type { CalendarDate, Filing, IndicatorValue, Value } from './filing.ts';
import { type CompiledNode, filingSchema, newGroup } from './schema-node.ts';

/** The filing, and what only conversion can find: dates that do not exist. Total: ill-formed parts are left out. */
export function toFiling(value: unknown): {
  readonly filing: Filing;
  readonly findings: readonly Finding[];
} {
  const findings: Finding[] = [];

  function convert(given: unknown, node: CompiledNode, lazyPath: LazyPath | undefined): unknown {
    if (node.kind) return convertValue(given, node.kind, lazyPath);
    if (node.item)
      return Array.isArray(given) ? convertItems(given, node.item, lazyPath) : node.empty;
    return isGroup(given) ? convertGroup(given, node, lazyPath) : node.empty;
  }

  function convertItems(
    given: readonly unknown[],
    node: CompiledNode,
    lazyPath: LazyPath | undefined,
  ) {
    return given.map((item, key) => convert(item, node, { above: lazyPath, key }) ?? {});
  }

  function convertGroup(
    given: Readonly<Record<string, unknown>>,
    { properties, other }: CompiledNode,
    lazyPath: LazyPath | undefined,
  ): unknown {
    const result = newGroup(other);
    for (const [key, child] of properties) {
      const value = given[key];
      const converted =
        value === undefined ? child.empty : convert(value, child, { above: lazyPath, key });
      if (converted !== undefined || key in given) result[key] = converted;
    }
    if (!other) return result;
    for (const key in given) {
      if (!properties.has(key)) result[key] = convert(given[key], other, { above: lazyPath, key });
    }
    return withKeyOrder(result, [...properties.keys(), ...Object.keys(given)]);
  }

  function convertValue(
    given: unknown,
    kind: ValueKind,
    lazyPath: LazyPath | undefined,
  ): Value | undefined {
    if (kind === 'indicator-value' && isGroup(given)) return joinedValue(given);
    if (typeof given !== 'string') return undefined;
    const text = cleanText(given);
    if (isBlankText(text)) return undefined;
    switch (kind) {
      case 'text':
        return text;
      case 'indicator-value':
        return { kind, text };
      case 'amount':
      case 'number':
        return /^\d+(\.\d+)?$/.test(text)
          ? { kind: 'amount', text, value: new Big(text) }
          : undefined;
      case 'year':
      case 'years': {
        const match = /^(\d{4})(?:-(\d{4}))?$/.exec(text);
        const first = Number(match?.[1]);
        return match ? { kind: 'years', text, first, last: Number(match[2] ?? first) } : undefined;
      }
      case 'date': {
        const date = readDate(text);
        if (!date || isInCalendar(date)) return date;
        findings.push(noSuchDate(text, date, toPath(lazyPath)));
      }
    }
    return undefined;
  }

  const filing = convert(value, filingSchema(), undefined) as Filing;
  return { filing, findings };
}

const LINE_OR_TAB = /[\t\n\r\u0085\u2028\u2029]/;

/** Line ends made one, tabs made blanks; the blanks around lines go, since the form sets its own indents. */
function cleanText(text: string): string {
  if (!LINE_OR_TAB.test(text)) return text.trim();
  return text
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(/\t/g, ' ')
    .replace(/[ \u00A0\u3000]*\n[ \u00A0\u3000]*/g, '\n')
    .trim();
}

function joinedValue(group: Readonly<Record<string, unknown>>): IndicatorValue | undefined {
  const part = (key: string) =>
    typeof group[key] === 'string' ? cleanText(group[key]) : undefined;
  const [operator, target, unit] = [part('operator'), part('target'), part('unit')];
  const text = `${operator === '定性' ? '' : (operator ?? '')}${target ?? ''}${unit ?? ''}`;
  if (isBlankText(text)) return undefined;
  return {
    kind: 'indicator-value',
    text,
    ...(operator !== undefined && { operator }),
    ...(target !== undefined && { target }),
    ...(unit !== undefined && { unit }),
  };
}

function isGroup(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function noSuchDate(text: string, date: CalendarDate, path: Path): Finding {
  const place = placeName(path);
  const existing = dateText(lastDateBy(date));
  return {
    rule: 'date-exists',
    severity: 'error',
    structural: true,
    path,
    message: {
      zh: `${place.zh}的日期 ${text} 不存在`,
      en: `${place.en}: ${text} is not a calendar date`,
    },
    help: {
      zh: `请改为真实的日期，例如 ${existing}。`,
      en: `Use a date that exists, e.g. ${existing}.`,
    },
  };
}
