/** Findings as reports of runs hold them. */
import type { Finding } from '../../internal.ts';
import type { Language } from '../language.ts';
import { jsonText } from '../report/json-text.ts';

export interface ToldFinding {
  readonly rule: string;
  readonly severity: 'error' | 'warning';
  readonly line: number | null;
  readonly column: number | null;
  readonly message: string;
}

/** The findings as JSON in UTF-8: so V8 holds one thing for a filing instead of hundreds. */
export type Told = Uint8Array;

export function toldFindings(findings: readonly Finding[], language: Language): Told {
  const told = findings.map(
    ({ rule, severity, span, message }): ToldFinding => ({
      rule,
      severity,
      line: span?.line ?? null,
      column: span?.column ?? null,
      message: message[language],
    }),
  );
  return Buffer.from(jsonText(told));
}

export const noneTold: Told = Buffer.from('[]');

export const findingsIn = (told: Told): readonly ToldFinding[] =>
  JSON.parse(Buffer.from(told.buffer, told.byteOffset, told.length).toString());
