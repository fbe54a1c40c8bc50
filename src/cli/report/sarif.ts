/** Report as SARIF 2.1.0, for code hosts and dashboards; results are written one by one. */
import type { ReportingDescriptor, Result, Tool } from 'sarif';
import {
  catalogue,
  type Finding,
  type RuleText,
  returnReasons,
  type Severity,
} from '../../internal.ts';
import { fingerprintOf } from '../hashes.ts';
import type { Language } from '../language.ts';
import { version } from '../version.ts';
import { jsonText, newList } from './json-text.ts';
import { cellRecord, cellWords, messageWithCell } from './messages.ts';
import { spanEnd, uriFrom } from './positions.ts';
import type { FileReport, NewReporter } from './reporter.ts';

const SCHEMA =
  'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

const ruleIndexes = new Map(catalogue.map(({ id }, index) => [id, index]));

export const sarif: NewReporter = ({ language, cwd }) => {
  const head = [
    `{"$schema":"${SCHEMA}","version":"2.1.0","runs":[{`,
    `"tool":${jsonText(toolIn(language))},`,
    `"language":"${language === 'zh' ? 'zh-CN' : 'en'}","columnKind":"utf16CodeUnits",`,
    '"results":[',
  ].join('\n');
  const results = newList(head);
  return {
    file: report =>
      report.findings
        .map(finding => results.add(resultOf(report, finding, language, cwd)))
        .join(''),
    end: ({ unchecked }) => {
      const invocation = { executionSuccessful: unchecked === 0 };
      return `${results.close()},"invocations":[${jsonText(invocation)}]}]}\n`;
    },
  };
};

const levelOf = (severity: Severity) => (severity === 'info' ? 'note' : severity);

function toolIn(language: Language): Tool {
  const rules = catalogue.map(rule => descriptorOf(rule, language));
  return { driver: { name: 'perfgoal', version, semanticVersion: version, rules } };
}

function descriptorOf(rule: RuleText, language: Language): ReportingDescriptor {
  const { id, reason: returned, severity, summary, why, basis } = rule;
  const reason = [why[language], ...(basis ? [basis[language]] : [])].join('\n');
  return {
    id,
    shortDescription: { text: summary[language] },
    fullDescription: { text: why[language] },
    help: { text: reason },
    defaultConfiguration: { level: levelOf(severity) },
    // Code hosts show tags beside a rule; programs read the id.
    properties: { reason: returned, tags: [returnReasons[returned][language]] },
  };
}

function resultOf(report: FileReport, finding: Finding, language: Language, cwd: string): Result {
  const { rule, severity, help, span, cell } = finding;
  const message = messageWithCell(finding, language);
  const index = ruleIndexes.get(rule);
  const end = span && spanEnd(report.text, span);
  const region = span &&
    end && {
      startLine: span.line,
      startColumn: span.column,
      endLine: end.line,
      endColumn: end.column,
    };
  return {
    ruleId: rule,
    ...(index !== undefined && { ruleIndex: index }),
    level: levelOf(severity),
    message: { text: help ? `${message}\n${help[language]}` : message },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: uriFrom(cwd, report.name) },
          ...(region && { region }),
        },
        ...(cell && { logicalLocations: [{ name: cellWords(cell, language), kind: 'cell' }] }),
      },
    ],
    ...(cell && { properties: { cell: cellRecord(cell, language) } }),
    partialFingerprints: { 'perfgoal/v1': fingerprintOf(finding) },
  };
}
