/** Findings as reports of runs hold them. */
import type { Finding } from '../../index.ts';
import type { Language } from '../language.ts';

export interface ToldFinding {
  readonly rule: string;
  readonly severity: 'error' | 'warning';
  readonly line: number | null;
  readonly column: number | null;
  readonly message: string;
}

export function toldFindings(
  findings: readonly Finding[],
  language: Language,
): readonly ToldFinding[] {
  return findings.map(({ rule, severity, span, message }) => ({
    rule,
    severity,
    line: span?.line ?? null,
    column: span?.column ?? null,
    message: message[language],
  }));
}
