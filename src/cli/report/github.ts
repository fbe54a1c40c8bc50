/** Report as workflow commands of GitHub Actions, which shows them at the lines of a change. */
import type { Finding } from '../../internal.ts';
import { visible } from '../visible.ts';
import { messageWithCell } from './messages.ts';
import { filePathFrom, spanEnd } from './positions.ts';
import { reasonTitle } from './reasons.ts';
import type { FileReport, NewReporter, ReportContext } from './reporter.ts';

export const github: NewReporter = context => ({
  file: report =>
    report.findings
      .map(finding => {
        const { language } = context;
        const { severity, help } = finding;
        const said = [messageWithCell(finding, language), ...(help ? [help[language]] : [])];
        const text = said.map(visible);
        const properties = Object.entries(propertiesOf(report, finding, context)).map(
          ([name, value]) => `${name}=${escapeProperty(String(value))}`,
        );
        return `::${commands[severity]} ${properties.join(',')}::${escapeData(text.join('\n'))}\n`;
      })
      .join(''),
  end: () => '',
});

const commands = { error: 'error', warning: 'warning', info: 'notice' } as const;

function propertiesOf(
  { name, text }: FileReport,
  { span, rule }: Finding,
  { cwd, language }: ReportContext,
) {
  const file = visible(filePathFrom(cwd, name));
  const title = `${rule} · ${reasonTitle(rule)[language]}`;
  if (!span) return { file, title };
  const end = spanEnd(text, span);
  const { line, column: col } = span;
  // GitHub accepts columns only within one line.
  return end.line === line
    ? { file, line, col, endColumn: end.column, title }
    : { file, line, endLine: end.line, title };
}

const escapeData = (text: string) =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

const escapeProperty = (text: string) =>
  escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
