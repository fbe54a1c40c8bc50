/** Documents that would take the place of one another or of a filing, refused before anything is written. */

import type { Format } from '../index.ts';
import { fault } from './fault.ts';
import type { Input } from './inputs.ts';
import { identityOf } from './places.ts';
import type { Target } from './write-file.ts';

/** A document's place. */
export type DocumentTarget = Target & { readonly format: Format };

export interface InputTargets {
  readonly input: Input;
  readonly targets: readonly DocumentTarget[];
}

/**
 * Throws UserError where two documents would have one name or one would take the place of a filing. Names are compared
 * as the least able file systems do: without case and in one Unicode form.
 */
export function refuseClashes(filings: readonly Input[], outputs: Iterable<InputTargets>): void {
  let known: ReadonlySet<string> | undefined;
  /** Asked only once a document has something in its place. */
  const sources = () => {
    known ??= new Set(filings.flatMap(({ path }) => (path && identityOf(path)) || []));
    return known;
  };
  const taken = new Map<string, Input>();
  for (const { input, targets } of outputs) {
    for (const { name, path } of targets) {
      const identity = identityOf(path);
      if (identity !== undefined && sources().has(identity))
        throw fault(
          `输出 ${name} 会覆盖申报本身`,
          `the output ${name} would overwrite a filing itself`,
        );
      const key = path.normalize('NFC').toLowerCase();
      const other = taken.get(key);
      if (other)
        throw fault(
          `${other.name} 和 ${input.name} 的输出都叫 ${name}`,
          `the outputs of ${other.name} and ${input.name} would both be ${name}`,
          {
            zh: '请给其中一份申报改名，或分两次生成。',
            en: 'Rename a filing, or render them apart.',
          },
        );
      taken.set(key, input);
    }
  }
}
