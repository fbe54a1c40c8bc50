/** The baseline: a file of accepted findings, so that check reports only new ones. */
import { existsSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { type Finding, UserError, userError } from '../../internal.ts';
import { type ExitStatus, exit } from '../exit.ts';
import type { Input } from '../files/inputs.ts';
import { isFolder } from '../files/paths.ts';
import { readBounded } from '../files/read.ts';
import { systemCode, systemError } from '../files/system-error.ts';
import { type Target, writeTarget } from '../files/write.ts';
import { fingerprintOf } from '../hashes.ts';
import { isRecord, parsedJson } from '../json.ts';
import type { Session } from '../session.ts';

export interface BaselineOptions {
  readonly baseline?: string;
  readonly updateBaseline?: boolean;
}

export interface Baseline {
  /** The findings of a file that are not in the baseline. An entry accepts one finding only. */
  readonly fresh: (input: Input, findings: readonly Finding[]) => readonly Finding[];
  /** Writes the file if it is to be updated and every filing could be checked. */
  readonly end: (status: ExitStatus) => Promise<void>;
}

/** An accepted finding. It holds no text of the filing. */
interface BaselineEntry {
  /** Relative to the baseline's folder, with slashes. */
  readonly file: string;
  readonly rule: string;
  readonly path: string;
  readonly hash: string;
}

/** The baseline that the options name, if any. Throws UserError if it is missing or not a baseline. */
export function openBaseline(options: BaselineOptions, session: Session): Baseline | undefined {
  const { baseline: name, updateBaseline } = options;
  if (name === undefined) {
    if (!updateBaseline) return undefined;
    throw userError(
      '--update-baseline 要和 --baseline 一起用',
      '--update-baseline requires --baseline',
      {
        zh: '例如 --baseline perfgoal-baseline.json --update-baseline',
        en: 'E.g. --baseline perfgoal-baseline.json --update-baseline',
      },
    );
  }
  const path = resolve(session.io.cwd, name);
  const target = { name, path };
  const entries = readEntries(target, updateBaseline ?? false);
  return updateBaseline
    ? updatingBaseline(entries, target, session)
    : comparingBaseline(entries, dirname(path));
}

function comparingBaseline(entries: readonly BaselineEntry[], folder: string): Baseline {
  const remaining = new Map<string, number>();
  for (const entry of entries) {
    const key = sortKey(entry);
    remaining.set(key, (remaining.get(key) ?? 0) + 1);
  }
  return {
    fresh: (input, findings) =>
      findings.filter(finding => {
        const key = sortKey(entryOf(folder, input, finding));
        const count = remaining.get(key) ?? 0;
        if (count > 0) remaining.set(key, count - 1);
        return count === 0;
      }),
    end: async () => {},
  };
}

/** Replaces the entries of the files that are checked, and drops those of files that no longer exist. */
function updatingBaseline(
  old: readonly BaselineEntry[],
  target: Target,
  { message, say }: Session,
): Baseline {
  const folder = dirname(target.path);
  const checked = new Set<string>();
  const found: BaselineEntry[] = [];
  return {
    fresh: (input, findings) => {
      checked.add(fileOf(folder, input));
      for (const finding of findings) found.push(entryOf(folder, input, finding));
      return [];
    },
    end: async status => {
      if (status > exit.findings) {
        const skipped = {
          zh: `没有更新基线 ${target.name}：有申报没有检查成`,
          en: `baseline ${target.name} not updated: some filings could not be checked`,
        };
        await message(`${say(skipped)}\n`);
        return;
      }
      const others = old.filter(({ file }) => !checked.has(file) && existsSync(join(folder, file)));
      const all = [...others, ...found].sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1));
      await writeTarget(target, Buffer.from(baselineText(all)));
      const done = {
        zh: `已更新基线 ${target.name}（${all.length} 个问题）`,
        en: `updated baseline ${target.name} (${all.length} finding${all.length === 1 ? '' : 's'})`,
      };
      await message(`${say(done)}\n`);
    },
  };
}

function entryOf(folder: string, input: Input, finding: Finding): BaselineEntry {
  const { rule, path } = finding;
  return { file: fileOf(folder, input), rule, path: path.join('.'), hash: fingerprintOf(finding) };
}

function fileOf(folder: string, { name, path, folder: own }: Input): string {
  const file = path ?? (own === undefined ? undefined : join(own, basename(name)));
  return file === undefined ? name : relative(folder, file).split(sep).join('/');
}

const sortKey = ({ file, path, rule, hash }: BaselineEntry) => [file, path, rule, hash].join('\n');

const BASELINE_VERSION = 1;
const MAX_BASELINE_BYTES = 256 * 1024 * 1024;

/** The file as JSON, one entry a line so that differences stay small; the same entries give the same text. */
function baselineText(entries: readonly BaselineEntry[]): string {
  const lines = entries.map(entry => `    ${JSON.stringify(entry)}`);
  const list = lines.length > 0 ? `[\n${lines.join(',\n')}\n  ]` : '[]';
  return `{\n  "version": ${BASELINE_VERSION},\n  "findings": ${list}\n}\n`;
}

/**
 * The entries of a file; none if it is missing and may be. Throws UserError for a file that cannot be read or is not a
 * baseline of this version.
 */
function readEntries({ name, path }: Target, mayBeMissing: boolean): readonly BaselineEntry[] {
  let bytes: Uint8Array;
  try {
    bytes = readBounded(path, MAX_BASELINE_BYTES);
  } catch (error) {
    const isMissing = systemCode(error) === 'ENOENT';
    if (isMissing && mayBeMissing && isFolder(dirname(path))) return [];
    if (error instanceof UserError) throw error;
    throw systemError(
      error,
      { zh: `读不了基线 ${name}`, en: `cannot read the baseline ${name}` },
      isMissing && !mayBeMissing
        ? { zh: '第一次用 --update-baseline 建立。', en: 'Create it with --update-baseline first.' }
        : undefined,
    );
  }
  const value = parsedJson(Buffer.from(bytes).toString());
  const { version, findings } = isRecord(value) ? value : {};
  if (version !== BASELINE_VERSION || !Array.isArray(findings) || !findings.every(isEntry)) {
    throw userError(
      `${name} 不是第 ${BASELINE_VERSION} 版的基线`,
      `${name} is not a baseline of version ${BASELINE_VERSION}`,
      {
        zh: '删去它，用 --update-baseline 重新建立。',
        en: 'Delete it and create a new one with --update-baseline.',
      },
    );
  }
  return findings;
}

const isEntry = (value: unknown): value is BaselineEntry =>
  isRecord(value) && ['file', 'rule', 'path', 'hash'].every(key => typeof value[key] === 'string');
