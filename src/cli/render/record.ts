/** The records of filings: of one that was rendered, of one that failed, of one that was not run. */
import type { Finding, Localized } from '../../internal.ts';
import type { Input } from '../files/inputs.ts';
import { pathFrom } from '../report/positions.ts';
import type { Session } from '../session.ts';
import type { JobResult } from './job.ts';
import { type PlainError, toPlainError } from './plain-error.ts';
import type { RecordedDocument, RunFault, RunRecord } from './report.ts';

/** The record of a filing without an error but its findings. */
export function recordOf(
  input: Input,
  status: 'rendered' | 'unchanged' | 'failed',
  source: string,
  result: JobResult,
  outputs: readonly RecordedDocument[],
  session: Session,
): RunRecord {
  const { form = null, project = null, errors, warnings, infos, reported, ms } = result;
  return {
    ...notRunRecord(input, session),
    status,
    source,
    form,
    project,
    outputs,
    findings: reported,
    errors,
    warnings,
    infos,
    ms: Math.round(ms * 10) / 10,
  };
}

/** The record of a filing that the run ended before. */
export const notRunRecord = ({ name, path }: Input, { io }: Session): RunRecord => ({
  file: path === undefined ? name : pathFrom(io.cwd, name),
  status: 'left',
  source: null,
  form: null,
  project: null,
  outputs: [],
  findings: [],
  wrongForm: null,
  fault: null,
  errors: 0,
  warnings: 0,
  infos: 0,
  ms: 0,
});

/** The record of a filing that failed with an error, after `outputs` were written. */
export function failedRecord(
  input: Input,
  error: unknown,
  outputs: readonly RecordedDocument[],
  session: Session,
): RunRecord {
  const plain = toPlainError(error);
  return {
    ...notRunRecord(input, session),
    status: 'failed',
    outputs,
    wrongForm: plain.kind === 'template' ? plain.name : null,
    fault: errorText(plain)[session.language],
  };
}

/** An error outside the filings as the report has it. */
export const faultOf = (name: string, error: unknown, { language }: Session): RunFault => ({
  name,
  fault: errorText(toPlainError(error))[language],
});

function errorText(error: PlainError): Localized {
  switch (error.kind) {
    case 'user':
      return error.sentence;
    case 'template':
      return templateText(error.name, error.findings);
    case 'bug':
      return { zh: error.name, en: error.name };
  }
}

/** The first error of a template, since a record has no room for its text. */
function templateText(name: string, findings: readonly Finding[]): Localized {
  const first = findings.find(({ severity }) => severity === 'error') ?? findings[0];
  const span = first?.span;
  const place = span ? `${name}:${span.line}:${span.column}` : name;
  return {
    zh: `表样 ${place} 有错误${first ? `：${first.message.zh}` : ''}`,
    en: `form template ${place} is invalid${first ? `: ${first.message.en}` : ''}`,
  };
}
