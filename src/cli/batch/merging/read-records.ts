/** Records of filings out of reports that others may have written: what is known of them, and nothing else. */
import { formats } from '../../../internal.ts';
import { isRecord } from '../../json.ts';
import {
  type FilingRecord,
  type RecordedDocument,
  type ReportedFinding,
  type RunFault,
  statuses,
} from '../../render/report.ts';

/** A list of what a reader makes of each item; undefined where there is no list, or it makes nothing of one. */
export function listIn<Item>(
  value: unknown,
  read: (item: unknown) => Item | undefined,
): readonly Item[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const items: Item[] = [];
  for (const each of value) {
    const item = read(each);
    if (item === undefined) return undefined;
    items.push(item);
  }
  return items;
}

/** The record of a filing; undefined for what is none. */
export function filingIn(value: unknown): FilingRecord | undefined {
  if (!isRecord(value)) return undefined;
  const { file, source, form, project, fault, ms } = value;
  const status = statuses.find(each => each === value.status);
  const outputs = listIn(value.outputs, documentIn);
  const findings = listIn(value.findings, findingIn);
  const isWhole =
    typeof file === 'string' &&
    isTextOrNull(source) &&
    isTextOrNull(form) &&
    isTextOrNull(project) &&
    isTextOrNull(fault) &&
    isNumber(ms);
  if (!isWhole || !status || !outputs || !findings) return undefined;
  return { file, status, source, form, project, outputs, findings, fault, ms };
}

/** What was wrong outside the filings; undefined for what says nothing of the kind. */
export function faultIn(value: unknown): RunFault | undefined {
  if (!isRecord(value)) return undefined;
  const { name, fault } = value;
  return typeof name === 'string' && typeof fault === 'string' ? { name, fault } : undefined;
}

function documentIn(value: unknown): RecordedDocument | undefined {
  if (!isRecord(value)) return undefined;
  const { file, hash, bytes } = value;
  const format = formats.find(each => each === value.format);
  const isWhole = typeof file === 'string' && typeof hash === 'string' && isNumber(bytes);
  return isWhole && format ? { file, format, hash, bytes } : undefined;
}

function findingIn(value: unknown): ReportedFinding | undefined {
  if (!isRecord(value)) return undefined;
  const { rule, severity, line, column, message } = value;
  const isWhole =
    typeof rule === 'string' &&
    (severity === 'error' || severity === 'warning') &&
    isPlace(line) &&
    isPlace(column) &&
    typeof message === 'string';
  return isWhole ? { rule, severity, line, column, message } : undefined;
}

const isTextOrNull = (value: unknown): value is string | null =>
  value === null || typeof value === 'string';

/** JSON writes 1e999, which is read as infinity and cannot be written again. */
const isNumber = (value: unknown): value is number => Number.isFinite(value);

const isPlace = (value: unknown): value is number | null =>
  value === null || Number.isInteger(value);
