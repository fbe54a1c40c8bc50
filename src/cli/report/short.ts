/** The report of one line a finding, for editors and grep. */
import { visible } from '../visible.ts';
import type { NewReporter } from './reporter.ts';
import { placeOf, severityWords } from './words.ts';

export const short: NewReporter = ({ language }) => ({
  file: ({ name, findings }) =>
    findings
      .map(finding => {
        const severity = severityWords[finding.severity][language];
        const message = visible(finding.message[language]);
        return `${placeOf(name, finding)}: ${severity}: ${message} [${finding.rule}]\n`;
      })
      .join(''),
  end: () => '',
});
