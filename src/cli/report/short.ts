/** The report of one line a finding, for editors and grep. */
import type { NewReporter } from './reporter.ts';
import { findingLine } from './words.ts';

export const short: NewReporter = ({ language }) => ({
  file: ({ name, findings }) =>
    findings.map(finding => findingLine(name, finding, language)).join(''),
  end: () => '',
});
