/** Safe fixes: what is certain is mended in the text itself, so that comments, order and layout stay. */
import type { Checked } from './check.ts';
import { childOf, kindOf, type SchemaNode, schemaAt, type ValueKind } from './filing/fields.ts';
import type { Path } from './finding.ts';

/**
 * The text of a filing with its certain slips mended; the same text when there are none, or when it is not YAML that
 * can be read. Idempotent.
 */
export function fix({ source, findings }: Checked): string {
  if (findings.some(({ rule }) => rule === 'yaml-readable')) return source.text;
  const edits = new Map<number, { readonly end: number; readonly text: string }>();
  for (const { path, kind } of scalarsOf(source.value, schemaAt([]), [])) {
    const span = source.locate(path);
    if (!span) continue;
    const raw = source.text.slice(span.start, span.end);
    const text = mend(raw, kind, String(path.at(-1)));
    // An alias makes one text stand in several places; it is mended where all of them agree.
    const isAgreed = (edits.get(span.start)?.text ?? text) === text;
    edits.set(span.start, { end: span.end, text: isAgreed ? text : raw });
  }
  let text = '';
  let done = 0;
  for (const [start, edit] of [...edits].sort(([a], [b]) => a - b)) {
    text += source.text.slice(done, start) + edit.text;
    done = edit.end;
  }
  return text + source.text.slice(done);
}

interface Scalar {
  readonly path: Path;
  readonly kind: ValueKind;
}

function* scalarsOf(value: unknown, node: SchemaNode | undefined, path: Path): Iterable<Scalar> {
  if (!node) return;
  if (typeof value === 'string') {
    const kind = kindOf(node);
    if (kind) yield { path, kind };
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, child] of Object.entries(value)) {
      const key = Array.isArray(value) ? Number(name) : name;
      yield* scalarsOf(child, childOf(node, key), [...path, key]);
    }
  }
}

/** A scalar as it stands in the YAML, quotes included, with what its kind makes certain. */
function mend(raw: string, kind: ValueKind, key: string): string {
  if (/^[|>]/.test(raw)) {
    const header = /^.*\n?/.exec(raw)?.[0] ?? '';
    return header + mendText(raw.slice(header.length));
  }
  const quote = /^["']/.exec(raw)?.[0] ?? '';
  const inner = quote ? raw.slice(1, -1) : raw;
  if (quote === '"' && inner.includes('\\')) return raw;
  const trimmed = /\n/.test(inner) ? inner : inner.trim();
  return quote + mendValue(trimmed, kind, key) + quote;
}

function mendValue(text: string, kind: ValueKind, key: string): string {
  switch (kind) {
    case 'amount':
    case 'year':
    case 'years':
    case 'number':
      return halfWidth(text);
    case 'day':
      return mendDay(halfWidth(text));
    default:
      return key === 'phone' ? halfWidth(text) : mendText(text);
  }
}

/** Full-width digits, points and dashes to the common ones; a digit comes first, since YAML reads a dash as a list. */
function halfWidth(text: string): string {
  if (!/^[０-９0-9][０-９0-9．.－\-—\s年月日／/]*$/.test(text)) return text;
  return text.replace(/[０-９．－／]/g, character =>
    String.fromCharCode(character.charCodeAt(0) - 0xfee0),
  );
}

/** 2023.1.1, 2023/1/1 and 2023-1-1 to 2023-01-01; what is already right stays. */
function mendDay(text: string): string {
  const parts = /^(\d{4})([./-])(\d{1,2})\2(\d{1,2})$/.exec(text);
  if (!parts) return text;
  const [, year, , month, day] = parts;
  return `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`;
}

/**
 * The year in a document's number stands in hexagonal brackets (GB/T 9704-2012 on 发文字号): 〔2019〕133号. A number
 * that a building, a line or a room has is not a document's.
 */
function mendText(text: string): string {
  return text.replace(
    /[[［【(（]((?:19|20)\d{2})[\]］】)）](?=\s?第?\d+\s?号(?![楼线院库房门井机桥]))/g,
    '〔$1〕',
  );
}
