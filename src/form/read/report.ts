/** What the checks of a template share: the template, and where mistakes are noted. */
import type { Finding, Localized, Path } from '../../finding.ts';
import { didYouMean } from '../../source/suggest.ts';
import type { RawTemplate } from './raw.ts';

/** Notes a mistake at a place of the template. */
export type Report = (
  path: Path,
  message: Localized,
  help?: Localized,
  severity?: Finding['severity'],
) => void;

/** What the checks of a template share. */
export interface Checking {
  readonly raw: RawTemplate;
  readonly report: Report;
}

/** Whether a name is among those known; else it is reported with the nearest. */
export function isKnown(
  { report }: Checking,
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
