/** The file of a baseline: JSON, one finding a line, so that changes of it are small. */
import { dirname } from 'node:path';
import { UserError } from '../internal.ts';
import { fault } from './fault.ts';
import { isFolder } from './files/paths.ts';
import { readBounded } from './files/read.ts';
import { systemCode, systemFault } from './files/system-error.ts';
import { isRecord, parsedJson } from './json.ts';

/** A finding as the baseline holds it: where, which rule, and no text of the filing. */
export interface Known {
  /** Relative to the baseline's folder, with slashes. */
  readonly file: string;
  readonly rule: string;
  readonly path: string;
  readonly hash: string;
}

const BASELINE_VERSION = 1;
const MAX_BASELINE_BYTES = 256 * 1024 * 1024;

/** The text of such a file; the same findings in the same order give the same. */
export function baselineText(all: readonly Known[]): string {
  const lines = all.map(known => `    ${JSON.stringify(known)}`);
  const list = lines.length > 0 ? `[\n${lines.join(',\n')}\n  ]` : '[]';
  return `{\n  "version": ${BASELINE_VERSION},\n  "findings": ${list}\n}\n`;
}

/**
 * What a file knows; nothing where it is missing and may be. `name` is for messages, `path` absolute. Throws UserError
 * for a file that cannot be read or is no baseline of this version.
 */
export function readBaseline(name: string, path: string, mayBeMissing: boolean): readonly Known[] {
  let bytes: Uint8Array;
  try {
    bytes = readBounded(path, MAX_BASELINE_BYTES);
  } catch (error) {
    const isMissing = systemCode(error) === 'ENOENT';
    if (isMissing && mayBeMissing && isFolder(dirname(path))) return [];
    if (error instanceof UserError) throw error;
    throw systemFault(
      error,
      { zh: `读不了基线 ${name}`, en: `cannot read the baseline ${name}` },
      isMissing && !mayBeMissing
        ? { zh: '第一次用 --update-baseline 建立。', en: 'Make it with --update-baseline first.' }
        : undefined,
    );
  }
  return parsed(name, Buffer.from(bytes).toString());
}

function parsed(name: string, text: string): readonly Known[] {
  const value = parsedJson(text);
  const { version, findings } = isRecord(value) ? value : {};
  if (version !== BASELINE_VERSION || !Array.isArray(findings) || !findings.every(isKnown)) {
    throw fault(
      `${name} 不是第 ${BASELINE_VERSION} 版的基线`,
      `${name} is not a baseline of version ${BASELINE_VERSION}`,
      {
        zh: '删去它，用 --update-baseline 重新建立。',
        en: 'Delete it and make it anew with --update-baseline.',
      },
    );
  }
  return findings;
}

const isKnown = (value: unknown): value is Known =>
  isRecord(value) && ['file', 'rule', 'path', 'hash'].every(key => typeof value[key] === 'string');
