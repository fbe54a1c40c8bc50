/** What is certain to be meant by a value as it stands: its edits, and which findings they mend. */
import { childOf, kindOf, type SchemaNode, schemaAt, type ValueKind } from './filing/fields.ts';
import type { Finding, Path } from './finding.ts';
import { valueAt } from './source/path.ts';
import type { Source } from './source/read-yaml.ts';
import type { Edit } from './source/slips/slip.ts';

/** An edit of one value. */
export interface ValueEdit extends Edit {
  /** The rule whose finding it mends; absent where it only takes blanks away. */
  readonly rule?: string;
}

/** The edits of all values, by place; none in a source that was not read wholly. */
export function valueEdits(source: Source): readonly ValueEdit[] {
  return editsOf(scalarsOf(source.value, schemaAt([]), []), source);
}

function editsOf(scalars: Iterable<Scalar>, source: Source): readonly ValueEdit[] {
  if (source.findings.some(({ rule }) => rule === 'yaml-readable')) return [];
  const edits = new Map<number, ValueEdit>();
  const unit = valueAt(source.value, ['funding', 'unit']);
  for (const { path, kind } of scalars) {
    const span = source.locate(path);
    if (!span) continue;
    const raw = source.text.slice(span.start, span.end);
    const text = mend(raw, { kind, path, unit });
    const { start, end } = span;
    // An alias makes one text stand in several places; it is mended where all of them agree.
    const isAgreed = (edits.get(start)?.text ?? text) === text;
    const rule = ruleOf(kind, path, text);
    edits.set(start, { start, end, text: isAgreed ? text : raw, ...(rule && { rule }) });
  }
  return [...edits.values()]
    .filter(({ start, end, text }) => source.text.slice(start, end) !== text)
    .sort((a, b) => a.start - b.start);
}

/** The findings, `fixable` where check --fix mends them. */
export function withFixable(findings: readonly Finding[], source: Source): readonly Finding[] {
  const mended = findings.filter(({ rule }) => MENDED.has(rule));
  if (mended.length === 0) return findings;
  // An anchored text may stand in several places, so that all of them count.
  const edits = mended.some(finding => isAnchored(finding, source))
    ? valueEdits(source)
    : editsOf(
        mended.flatMap(({ path }) => scalarAt(path, source)),
        source,
      );
  return findings.map(finding => {
    const { rule, span } = finding;
    const isMended = (edit: ValueEdit) =>
      edit.rule === rule && span && edit.start < span.end && span.start < edit.end;
    return edits.some(isMended) ? { ...finding, fixable: true } : finding;
  });
}

const isAnchored = ({ span }: Finding, { text }: Source) =>
  span !== undefined &&
  /&[^\s,[\]{}]+\s+$/.test(text.slice(Math.max(0, span.start - 80), span.start));

const MENDED: ReadonlySet<string> = new Set([
  'schema-valid',
  'phone-plausible',
  'document-number-brackets',
]);

/** How values of a kind are written; a finding says so of one that is not. */
const WRITTEN: Readonly<Partial<Record<ValueKind, RegExp>>> = {
  amount: /^\d+(\.\d+)?$/,
  number: /^\d+(\.\d+)?$/,
  year: /^\d{4}$/,
  years: /^\d{4}(-\d{4})?$/,
  date: /^\d{4}(-\d{2}(-\d{2})?|年(\d{1,2}月(\d{1,2}日)?)?)?$/,
};

function ruleOf(kind: ValueKind, path: Path, text: string): string | undefined {
  const written = WRITTEN[kind];
  if (written) return written.test(text.replace(/^["']|["']$/g, '')) ? 'schema-valid' : undefined;
  return path.at(-1) === 'phone' ? 'phone-plausible' : 'document-number-brackets';
}

interface Scalar {
  readonly path: Path;
  readonly kind: ValueKind;
}

function scalarAt(path: Path, { value }: Source): readonly Scalar[] {
  const node = schemaAt(path);
  const kind = node && kindOf(node);
  return kind && typeof valueAt(value, path) === 'string' ? [{ path, kind }] : [];
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

/** What is known of a value: its kind, its place, and the unit that the filing gives its funds in. */
interface Known extends Scalar {
  readonly unit: unknown;
}

/** A scalar as it stands in the YAML, quotes included, with what its kind makes certain. */
function mend(raw: string, known: Known): string {
  if (/^[|>]/.test(raw)) {
    const header = /^.*\n?/.exec(raw)?.[0] ?? '';
    return header + mendText(raw.slice(header.length));
  }
  const quote = /^["']/.exec(raw)?.[0] ?? '';
  const inner = quote ? raw.slice(1, -1) : raw;
  if (quote === '"' && inner.includes('\\')) return raw;
  const trimmed = /\n/.test(inner) ? inner : inner.trim();
  return quote + mendValue(trimmed, known) + quote;
}

function mendValue(text: string, { kind, path, unit }: Known): string {
  switch (kind) {
    case 'amount':
    case 'number':
      return mendAmount(text, kind === 'amount' && path[0] === 'funding' ? unit : undefined);
    case 'year':
    case 'years':
      return halfWidth(unquoted(text));
    case 'date':
      return mendDate(halfWidth(unquoted(text)));
    default:
      return path.at(-1) === 'phone' ? halfWidth(unquoted(text)) : mendText(text);
  }
}

/** A value that is no text has no quotes of its own: “2026” is 2026. */
const unquoted = (text: string): string =>
  /^[“‘]([\d０-９][^“”‘’"']*)[”’]$/.exec(text)?.[1] ?? text;

/** A number without commas between thousands, and without the unit where it is that of the funds. */
function mendAmount(text: string, unit: unknown): string {
  const amount = halfWidth(unquoted(text));
  const parts = /^([\d０-９．.,，]+)\s*(元|万元|亿元)?$/.exec(amount);
  if (!parts || (parts[2] !== undefined && parts[2] !== unit)) return amount;
  const number = half(parts[1] ?? '');
  if (/^\d+(\.\d+)?$/.test(number)) return number;
  return /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(number) ? number.replaceAll(',', '') : amount;
}

/** Full-width digits, points and dashes to the common ones; a digit comes first, since YAML reads a dash as a list. */
function halfWidth(text: string): string {
  return /^[０-９0-9][０-９0-9．.－\-—\s年月日／/]*$/.test(text) ? half(text) : text;
}

const half = (text: string): string =>
  text.replace(/[０-９．－／，]/g, character =>
    String.fromCharCode(character.charCodeAt(0) - 0xfee0),
  );

/**
 * 2023.1.1, 2023/1/1 and 2023-1-1 to 2023-01-01, 2023/1 to 2023-01; what is already right stays, and so does 2023.1,
 * which a spreadsheet makes of 2023.10.
 */
function mendDate(text: string): string {
  if (/^\d{4}\.1$/.test(text)) return text;
  const parts = /^(\d{4})([./-])(\d{1,2})(?:\2(\d{1,2}))?$/.exec(text);
  if (!parts) return text;
  const [, year, , month, day] = parts;
  return [year, ...[month, day].flatMap(part => part?.padStart(2, '0') ?? [])].join('-');
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
