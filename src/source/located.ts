/** Findings get their place in the text, in reading order. */
import type { Finding, Span } from '../finding.ts';
import type { Source } from './read-yaml.ts';

/** The findings with spans, sorted by place and rule, none twice. */
export function located(findings: readonly Finding[], source: Source): readonly Finding[] {
  const placed = findings.map(finding => {
    if (finding.span) return finding;
    const span = source.locate(finding.path, finding.at);
    return span ? withSpan(finding, span) : finding;
  });
  placed.sort(compare);
  return placed.filter((finding, index) => {
    const next = placed[index + 1];
    return !next || compare(finding, next) !== 0;
  });
}

/** Spelt out, since spreading takes longer than all the rest of it. */
function withSpan(finding: Finding, span: Span): Finding {
  const { rule, severity, structural, path, at, message, help } = finding;
  if (finding.fixable || finding.subject !== undefined) return { ...finding, span };
  if (!at && help) return { rule, severity, structural, path, message, help, span };
  if (at && help) return { rule, severity, structural, path, at, message, help, span };
  return { ...finding, span };
}

/** Zero for two that say the same of one place. */
const compare = (a: Finding, b: Finding): number =>
  (a.span?.start ?? 0) - (b.span?.start ?? 0) ||
  compareText(a.rule, b.rule) ||
  Number(!a.span) - Number(!b.span) ||
  compareText(a.message.zh, b.message.zh);

const compareText = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);
