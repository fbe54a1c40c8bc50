/** A plain value, as read, to a Filing: walks the schema beside the value and keeps what is well-formed. */
import Big from 'big.js';
import type { Finding, Path } from '../finding.ts';
import {
  childOf,
  kindOf,
  placeName,
  resolve,
  type SchemaNode,
  schemaAt,
  type ValueKind,
} from './fields.ts';
import type { Day, Filing, IndicatorValue, Value } from './filing.ts';

/** The filing, and what only conversion can find: days that do not exist. Total: ill-formed parts are left out. */
export function toFiling(value: unknown): {
  readonly filing: Filing;
  readonly findings: readonly Finding[];
} {
  const findings: Finding[] = [];

  function convert(given: unknown, node: SchemaNode, path: Path): unknown {
    const kind = kindOf(node);
    if (kind) return convertValue(given, kind, path);
    const schema = resolve(node);
    if (schema.items) {
      const items: readonly unknown[] = Array.isArray(given) ? given : [];
      return items.map((item, index) => convert(item, schema.items ?? {}, [...path, index]) ?? {});
    }
    const group = isGroup(given) ? given : {};
    const keys = new Set([...Object.keys(schema.properties ?? {}), ...Object.keys(group)]);
    const result: Record<string, unknown> = Object.create(null);
    for (const key of keys) {
      const child = childOf(schema, key);
      const converted = child && convert(group[key], child, [...path, key]);
      if (converted !== undefined || (child && key in group)) result[key] = converted;
    }
    return result;
  }

  function convertValue(given: unknown, kind: ValueKind, path: Path): Value | undefined {
    if (kind === 'indicator-value' && isGroup(given)) return joinedValue(given);
    if (typeof given !== 'string') return undefined;
    const text = cleanText(given);
    if (text === '') return undefined;
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
      case 'day': {
        const parts = /^(\d{4})[-年](\d{1,2})[-月](\d{1,2})日?$/.exec(text);
        if (!parts) return undefined;
        const day: Day = {
          kind,
          year: Number(parts[1]),
          month: Number(parts[2]),
          day: Number(parts[3]),
        };
        if (exists(day)) return day;
        findings.push(noSuchDay(text, path));
      }
    }
    return undefined;
  }

  const filing = convert(value, schemaAt([]) ?? {}, []) as Filing;
  return { filing, findings };
}

/** Line ends made one, tabs made blanks; the blanks around lines go, since the form sets its own indents. */
function cleanText(text: string): string {
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
  if (text === '') return undefined;
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

function exists({ year, month, day }: Day): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day && year > 0;
}

function noSuchDay(text: string, path: Path): Finding {
  const place = placeName(path);
  return {
    rule: 'date-exists',
    severity: 'error',
    structural: true,
    path,
    message: {
      zh: `${place.zh}的日期 ${text} 不存在`,
      en: `${place.en}: there is no ${text} in the calendar`,
    },
    help: { zh: '请改为真实的日期，例如 2023-02-28。', en: 'Give a real day, e.g. 2023-02-28.' },
  };
}
