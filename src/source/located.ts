/** Findings get their place in the text, in reading order. */
import type { Finding } from '../finding.ts';
import type { Source } from './read-yaml.ts';

/** The findings with spans, sorted by place and rule, none twice. */
export function located(findings: readonly Finding[], source: Source): readonly Finding[] {
  const placed = findings.map(finding => {
    const span = finding.span ?? source.locate(finding.path, finding.at);
    return span ? { ...finding, span } : finding;
  });
  const unique = new Map(placed.map(finding => [keyOf(finding), finding]));
  return [...unique]
    .sort(
      ([keyA, a], [keyB, b]) =>
        (a.span?.start ?? 0) - (b.span?.start ?? 0) || (keyA < keyB ? -1 : 1),
    )
    .map(([, finding]) => finding);
}

const keyOf = ({ rule, span, message }: Finding) => `${rule}\n${span?.start}\n${message.zh}`;
