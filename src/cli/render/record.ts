/** What is recorded of a filing, whatever became of it. */
import type { Finding, Localized } from '../../internal.ts';
import type { Input } from '../files/inputs.ts';
import { pathFrom } from '../report/positions.ts';
import type { Session } from '../session.ts';
import { noneTold } from './finding-record.ts';
import type { Rendered } from './job.ts';
import { type PackedError, packedError } from './plain-error.ts';
import type { RecordedDocument, RunFault, RunRecord } from './report.ts';

const statuses = { drawn: 'rendered', unchanged: 'unchanged', refused: 'failed' } as const;

export function recordOf(
  input: Input,
  { outcome, told }: Rendered,
  outputs: readonly RecordedDocument[],
  { io }: Session,
): RunRecord {
  const { kind, source, form, project, errors, warnings, ms } = outcome;
  return {
    file: fileOf(input, io.cwd),
    status: statuses[kind],
    source,
    form: form ?? null,
    project: project ?? null,
    outputs,
    told,
    wrongForm: null,
    fault: null,
    errors,
    warnings,
    ms: Math.round(ms * 10) / 10,
  };
}

/** The record of a filing that the run did not come to. */
export const leftRecord = (input: Input, { io }: Session): RunRecord => ({
  file: fileOf(input, io.cwd),
  status: 'left',
  source: null,
  form: null,
  project: null,
  outputs: [],
  told: noneTold,
  wrongForm: null,
  fault: null,
  errors: 0,
  warnings: 0,
  ms: 0,
});

const fileOf = ({ name, path }: Input, cwd: string) =>
  path === undefined ? name : pathFrom(cwd, name);

/** The record of a filing that failed with an error, after so many documents. */
export function failedRecord(
  input: Input,
  error: unknown,
  outputs: readonly RecordedDocument[],
  session: Session,
): RunRecord {
  const plain = packedError(error);
  return {
    ...leftRecord(input, session),
    status: 'failed',
    outputs,
    wrongForm: plain.kind === 'template' ? plain.name : null,
    fault: faultText(plain, session),
  };
}

/** What an error says of something that is no filing. */
export const faultOf = (name: string, error: unknown, session: Session): RunFault => ({
  name,
  fault: faultText(packedError(error), session),
});

function faultText(plain: PackedError, { language }: Session): string {
  switch (plain.kind) {
    case 'fault':
      return plain.sentence[language];
    case 'template':
      return templateText(plain.name, plain.findings)[language];
    case 'bug':
      return plain.name;
  }
}

/** What is wrong with a template in one sentence, since a line has no room for its text. */
function templateText(name: string, findings: readonly Finding[]): Localized {
  const first = findings.find(({ severity }) => severity === 'error') ?? findings[0];
  const span = first?.span;
  const place = span ? `${name}:${span.line}:${span.column}` : name;
  return {
    zh: `表样 ${place} 有错误${first ? `：${first.message.zh}` : ''}`,
    en: `the form template ${place} is wrong${first ? `: ${first.message.en}` : ''}`,
  };
}
