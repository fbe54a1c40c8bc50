/** Findings as reports of runs hold them, packed while the run goes on: ten thousand filings may have very many. */
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Finding } from '../../index.ts';
import type { Language } from '../language.ts';

export interface ToldFinding {
  readonly rule: string;
  readonly severity: 'error' | 'warning';
  readonly line: number | null;
  readonly column: number | null;
  readonly message: string;
}

/** Their JSON, deflated. */
export type PackedFindings = Uint8Array<ArrayBuffer>;

/** Fast rather than small: the same words come again and again. */
const LEVEL = 1;

export function packFindings(findings: readonly Finding[], language: Language): PackedFindings {
  const told = findings.map(
    ({ rule, severity, span, message }): ToldFinding => ({
      rule,
      severity,
      line: span?.line ?? null,
      column: span?.column ?? null,
      message: message[language],
    }),
  );
  // Copied, since what zlib gives is a view of a larger buffer.
  return new Uint8Array(deflateRawSync(JSON.stringify(told), { level: LEVEL }));
}

export function unpackFindings(told: PackedFindings | undefined): readonly ToldFinding[] {
  return told ? JSON.parse(inflateRawSync(told).toString()) : [];
}
