/** Report with one line per finding, for editors and grep. */

import { findingLine } from './messages.ts';
import type { NewReporter } from './reporter.ts';

export const short: NewReporter = ({ language }) => ({
  file: ({ name, findings }) =>
    findings.map(finding => findingLine(name, finding, language)).join(''),
  end: () => '',
});
