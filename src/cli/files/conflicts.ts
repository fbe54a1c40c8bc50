/** Documents that would take the place of one another or of a filing, refused before anything is written. */

import { basename, dirname, join } from 'node:path';
import type { Format } from '../../internal.ts';
import { fault } from '../fault.ts';
import type { Input } from './inputs.ts';
import { comparable, entryAt, identityOf, placeOf } from './paths.ts';
import type { Target } from './write.ts';

/** A document's place. */
export type DocumentTarget = Target & { readonly format: Format };

export interface InputTargets {
  readonly input: Input;
  readonly targets: readonly DocumentTarget[];
}

/**
 * Throws UserError where two documents would have one name or be one file, and where one would take the place of a
 * filing. Names are compared as the least able file systems do: without case and in one Unicode form.
 */
export function refuseClashes(filings: readonly Input[], outputs: Iterable<InputTargets>): void {
  let known: ReadonlySet<string> | undefined;
  /** Asked only once a document has something in its place. */
  const sources = () => {
    known ??= new Set(filings.flatMap(({ path }) => (path && identityOf(path)) || []));
    return known;
  };
  const placeIn = realPlaces();
  const taken = new Map<string, Input>();
  /** Of documents whose name is not their place, since links lead to it. */
  const linked = new Map<string, Input>();
  for (const { input, targets } of outputs) {
    for (const { name, path } of targets) {
      const entry = entryAt(path);
      const identity = entry?.isLink ? identityOf(path) : entry?.identity;
      if (identity !== undefined && sources().has(identity))
        throw fault(
          `输出 ${name} 会覆盖申报本身`,
          `the output ${name} would overwrite a filing itself`,
        );
      const key = comparable(path);
      const other = taken.get(key);
      if (other) throw sameName(other, input, name);
      const place = entry?.isLink ? placeOf(path) : placeIn(path);
      const placeKey = place === path ? key : comparable(place);
      const rival = linked.get(placeKey) ?? taken.get(placeKey);
      if (rival) throw sameFile(rival, input, name);
      taken.set(key, input);
      if (placeKey !== key) linked.set(placeKey, input);
    }
  }
}

/** Gives the places of files that are no links themselves; of ten thousand in a folder its own is asked for once. */
function realPlaces(): (path: string) => string {
  const folders = new Map<string, string>();
  return path => {
    const folder = dirname(path);
    const known = folders.get(folder);
    const place = known ?? placeOf(folder);
    if (known === undefined) folders.set(folder, place);
    return place === folder ? path : join(place, basename(path));
  };
}

const sameName = (one: Input, other: Input, name: string) =>
  fault(
    `${one.name} 和 ${other.name} 的输出都叫 ${name}`,
    `the outputs of ${one.name} and ${other.name} would both be ${name}`,
    {
      zh: '请给其中一份申报改名，或分两次生成。',
      en: 'Rename a filing, or render them apart.',
    },
  );

const sameFile = (one: Input, other: Input, name: string) =>
  fault(
    `经过符号链接，${one.name} 和 ${other.name} 的输出会写进同一个文件：${name}`,
    `through a symbolic link the outputs of ${one.name} and ${other.name} would be one file: ${name}`,
    {
      zh: '请先删去输出文件夹里的符号链接。',
      en: 'Delete the symbolic link in the output folder first.',
    },
  );
