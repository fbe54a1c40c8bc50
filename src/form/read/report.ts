/** Reporting what is wrong with a template. */
import type { Finding, Localized, Path } from '../../finding.ts';
import { didYouMean } from '../../source/suggest.ts';

/** Notes a problem at a place of the template; an error where no severity is given. */
export type ReportProblem = (
  path: Path,
  message: Localized,
  help?: Localized,
  severity?: Finding['severity'],
) => void;

/** Whether a name is among those known; else it is reported with the nearest. */
export function isKnown(
  report: ReportProblem,
  name: string,
  known: readonly string[],
  path: Path,
  what: Localized,
): boolean {
  if (known.includes(name)) return true;
  report(
    path,
    { zh: `没有名为「${name}」的${what.zh}`, en: `there is no ${what.en} “${name}”` },
    didYouMean(name, known),
  );
  return false;
}
