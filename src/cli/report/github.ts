/** Report as workflow commands of GitHub Actions, which shows them at the lines of a change. */
import type { Finding } from '../../internal.ts';
import { visible } from '../visible.ts';
import { pathFrom, spanEnd } from './positions.ts';
import type { FileReport, NewReporter } from './reporter.ts';

export const github: NewReporter = ({ language, cwd }) => ({
  file: report =>
    report.findings
      .map(finding => {
        const { severity, message, help } = finding;
        const text = [message, ...(help ? [help] : [])].map(each => visible(each[language]));
        const properties = Object.entries(propertiesOf(report, finding, cwd)).map(
          ([name, value]) => `${name}=${escapeProperty(String(value))}`,
        );
        return `::${commands[severity]} ${properties.join(',')}::${escapeData(text.join('\n'))}\n`;
      })
      .join(''),
  end: () => '',
});

const commands = { error: 'error', warning: 'warning', info: 'notice' } as const;

function propertiesOf({ name, text }: FileReport, { span, rule }: Finding, cwd: string) {
  const file = visible(pathFrom(cwd, name));
  if (!span) return { file, title: rule };
  const end = spanEnd(text, span);
  const { line, column: col } = span;
  // GitHub accepts columns only within one line.
  return end.line === line
    ? { file, line, col, endColumn: end.column, title: rule }
    : { file, line, endLine: end.line, title: rule };
}

const escapeData = (text: string) =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

const escapeProperty = (text: string) =>
  escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
