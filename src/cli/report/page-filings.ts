/**
 * What the page of findings keeps of each filing while they are checked: its counts, and its findings as far as there is
 * room. Filings that fail have room of their own, so that those with warnings only do not take it.
 */
import { type Finding, type SeverityCounts, severityCounts } from '../../internal.ts';
import type { FileReport } from './reporter.ts';

export interface PageFiling extends SeverityCounts {
  readonly name: string;
  readonly department: string;
  readonly project: string;
  readonly isFailed: boolean;
  /** Findings that are shown; fewer than are counted where there is no room. */
  readonly findings: readonly Finding[];
  readonly isDetailed: boolean;
}

/** Filings and findings that are shown one by one at most, of those that fail and again of the others. */
export const pageRoom = { filings: 300, findings: 3_000, perFiling: 100 } as const;

/** Collects the filings of a run; a second report of one adds to it. */
export function newPageFilings(strict: boolean) {
  const filings = new Map<string, PageFiling>();
  const room = {
    failed: { filings: pageRoom.filings, findings: pageRoom.findings },
    others: { filings: pageRoom.filings, findings: pageRoom.findings },
  };
  return {
    all: () => [...filings.values()],
    add({ name, findings, department = '', project = '' }: FileReport): void {
      const before = filings.get(name) ?? { ...none, name, department, project };
      const { errors, warnings, infos } = severityCounts(findings);
      const counts = {
        errors: before.errors + errors,
        warnings: before.warnings + warnings,
        infos: before.infos + infos,
      };
      const isFailed = counts.errors > 0 || (strict && counts.warnings > 0);
      const place = isFailed ? room.failed : room.others;
      const isDetailed =
        before.isDetailed || (findings.length > 0 && place.filings > 0 && place.findings > 0);
      const most = Math.min(place.findings, pageRoom.perFiling - before.findings.length);
      const kept = isDetailed ? [...findings].sort(bySeverity).slice(0, Math.max(0, most)) : [];
      place.findings -= kept.length;
      if (isDetailed && !before.isDetailed) place.filings -= 1;
      filings.set(name, {
        ...before,
        ...counts,
        isFailed,
        isDetailed,
        findings: [...before.findings, ...kept],
      });
    },
  };
}

const none = { errors: 0, warnings: 0, infos: 0, isFailed: false, findings: [], isDetailed: false };

const rank = { error: 0, warning: 1, info: 2 } as const;

const bySeverity = (a: Finding, b: Finding) => rank[a.severity] - rank[b.severity];
