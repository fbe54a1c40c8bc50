/** Findings get their place in the text, in reading order. */
import type { Finding, Span } from '../finding.ts';
import { placesOf } from './excerpt.ts';
import { valueAt } from './path.ts';
import type { Source } from './read-yaml.ts';

/** The findings with spans or cells, sorted by place and severity, otherwise in their order, which is the form's; none twice. */
export function located(findings: readonly Finding[], source: Source): readonly Finding[] {
  const placed = findings.map(finding => {
    if (finding.span) return finding;
    const span = spanOf(finding, source);
    if (span) return withSpan(finding, span);
    const cell = finding.cell ?? source.cellAt?.(finding.path);
    return cell ? { cell, ...finding } : finding;
  });
  placed.sort((a, b) => startOf(a) - startOf(b) || WEIGHT[a.severity] - WEIGHT[b.severity]);
  const told = new Set<string>();
  return placed.filter(finding => {
    const { rule, message, cell } = finding;
    const sentence = `${cell?.name.zh ?? startOf(finding)} ${rule} ${message.zh}`;
    if (told.has(sentence)) return false;
    told.add(sentence);
    return true;
  });
}

const WEIGHT = { error: 0, warning: 1, info: 2 } as const;

const startOf = ({ span }: Finding) => span?.start ?? 0;

/** The place of the words that a finding is about, or of its whole value. */
function spanOf({ path, at, excerpt }: Finding, source: Source): Span | undefined {
  const span = source.locate(path, at);
  const value = excerpt && valueAt(source.value, path);
  if (!span || !excerpt || typeof value !== 'string') return span;
  const places = placesOf(excerpt.words, source.text.slice(span.start, span.end));
  const place = places[excerpt.earlier];
  // Escapes and folded lines change what the text has of the value: then it cannot be told which place is meant.
  if (place === undefined || places.length !== placesOf(excerpt.words, value).length) return span;
  const start = span.start + place;
  return source.spanAt(start, start + excerpt.words.length);
}

/** Spelt out, since spreading takes longer than all the rest of it. */
function withSpan(finding: Finding, span: Span): Finding {
  const { rule, severity, structural, path, at, message, help, subject, fixable } = finding;
  if (subject !== undefined || fixable) return { ...finding, span };
  if (!at && help) return { rule, severity, structural, path, message, help, span };
  if (at && help) return { rule, severity, structural, path, at, message, help, span };
  return { ...finding, span };
}
