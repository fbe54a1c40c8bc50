/** The baseline: findings that are known and let be, so that a run tells only what is new. */

import { existsSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import type { Finding, Localized } from '../../internal.ts';
import { baselineText, type Known, readBaseline } from '../baseline-file.ts';
import { type ExitStatus, exit } from '../exit.ts';
import { fault } from '../fault.ts';
import type { Input } from '../files/inputs.ts';
import { writeTarget } from '../files/write.ts';
import { fingerprintOf } from '../fingerprint.ts';
import type { Session } from '../session.ts';

export interface BaselineOptions {
  readonly baseline?: string;
  readonly updateBaseline?: boolean;
}

export interface Baseline {
  /** The findings of a file that are new; those that are told are counted off. */
  readonly fresh: (input: Input, findings: readonly Finding[]) => readonly Finding[];
  /** Writes the file where it is to be updated, unless the run could not check all of its filings. */
  readonly end: (status: ExitStatus) => Promise<void>;
}

/** The baseline that the options name, if any. Throws UserError when it is missing or not a baseline. */
export function openBaseline(options: BaselineOptions, session: Session): Baseline | undefined {
  const { baseline: name, updateBaseline } = options;
  if (name === undefined) {
    if (!updateBaseline) return undefined;
    throw fault('--update-baseline 要和 --baseline 一起用', '--update-baseline needs --baseline', {
      zh: '例如 --baseline perfgoal-baseline.json --update-baseline',
      en: 'E.g. --baseline perfgoal-baseline.json --update-baseline',
    });
  }
  const path = resolve(session.io.cwd, name);
  const folder = dirname(path);
  const keep = (input: Input, finding: Finding) => knownOf(folder, input, finding);
  const old = readBaseline(name, path, updateBaseline ?? false);
  return updateBaseline
    ? updating(old, keep, folder, { name, path }, session)
    : comparing(old, keep);
}

type Keep = (input: Input, finding: Finding) => Known;

function comparing(old: readonly Known[], keep: Keep): Baseline {
  const left = new Map<string, number>();
  for (const known of old) left.set(keyOf(known), (left.get(keyOf(known)) ?? 0) + 1);
  return {
    fresh: (input, findings) =>
      findings.filter(finding => {
        const key = keyOf(keep(input, finding));
        const count = left.get(key) ?? 0;
        if (count > 0) left.set(key, count - 1);
        return count === 0;
      }),
    end: async () => {},
  };
}

/** Takes the place of what was known of the files that are checked, and of files that are gone. */
function updating(
  old: readonly Known[],
  keep: Keep,
  folder: string,
  target: { readonly name: string; readonly path: string },
  { message, say }: Session,
): Baseline {
  const checked = new Set<string>();
  const found: Known[] = [];
  return {
    fresh: (input, findings) => {
      checked.add(fileOf(folder, input));
      for (const finding of findings) found.push(keep(input, finding));
      return [];
    },
    end: async status => {
      if (status > exit.findings) {
        await message(`${say(notUpdated(target.name))}\n`);
        return;
      }
      const others = old.filter(({ file }) => !checked.has(file) && existsSync(join(folder, file)));
      const all = [...others, ...found].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
      await writeTarget(target, Buffer.from(baselineText(all)));
      const done = {
        zh: `已更新基线 ${target.name}（${all.length} 个问题）`,
        en: `updated the baseline ${target.name} (${all.length} findings)`,
      };
      await message(`${say(done)}\n`);
    },
  };
}

const notUpdated = (name: string): Localized => ({
  zh: `没有更新基线 ${name}：有申报没有检查成`,
  en: `the baseline ${name} is not updated, since not all filings could be checked`,
});

function knownOf(folder: string, input: Input, finding: Finding): Known {
  const { rule, path } = finding;
  return { file: fileOf(folder, input), rule, path: path.join('.'), hash: fingerprintOf(finding) };
}

const fileOf = (folder: string, { name, path }: Input) =>
  path === undefined ? name : relative(folder, path).split(sep).join('/');

const keyOf = ({ file, path, rule, hash }: Known) => [file, path, rule, hash].join('\n');
