/** Report with one line per finding, for editors and grep. */
import { moreText } from './counts.ts';
import { findingLine } from './messages.ts';
import { everything, type NewReporter } from './reporter.ts';

export const short: NewReporter = ({ language, shown = everything }) => {
  let room = shown.most;
  const left = { error: 0, warning: 0, info: 0 };
  return {
    file: ({ name, findings }) => {
      const kept = findings.slice(0, room);
      for (const { severity } of findings.slice(kept.length)) left[severity] += 1;
      room -= kept.length;
      return kept.map(finding => findingLine(name, finding, language)).join('');
    },
    end: () =>
      moreText(left)
        .map(line => `${line[language]}\n`)
        .join(''),
  };
};
