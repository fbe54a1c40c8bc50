/** The names that --name gives the documents of all filings, known before anything is written. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { type DocumentTarget, refuseConflicts } from '../files/conflicts.ts';
import type { Input } from '../files/inputs.ts';
import type { Destination } from '../files/outputs.ts';
import type { Renderer } from './job.ts';
import type { Naming } from './name-pattern.ts';

export interface NamedDocuments {
  /** None where the filing cannot be named; what is wrong with it is reported when it is rendered. */
  readonly targets: readonly DocumentTarget[];
  /** The field that it does not state, or the whole pattern. */
  readonly missing?: string;
}

interface NamesOptions {
  readonly pattern: string;
  readonly destination: Extract<Destination, { kind: 'files' }>;
  readonly read: (input: Input) => Promise<Uint8Array>;
  /** Once it is aborted, the filings that are left get no names. */
  readonly signal: AbortSignal;
}

/** The documents of each filing. Throws UserError where two would have the same name. */
export async function namesOf(
  inputs: readonly Input[],
  { pattern, destination: { formats, targets }, read, signal }: NamesOptions,
  renderer: Renderer,
): Promise<ReadonlyMap<Input, NamedDocuments>> {
  async function documentsOf(input: Input): Promise<NamedDocuments> {
    const { name, path, sheet } = input;
    const naming = await read(input)
      .then(bytes => renderer.nameOf({ name, path, sheet, bytes, formats }))
      .catch((): Naming | undefined => undefined);
    return naming?.stem === undefined
      ? { targets: [], missing: naming?.missing ?? pattern }
      : { targets: targets(input, naming.stem) };
  }

  const named = new Map<Input, NamedDocuments>();
  const queue = inputs.values();
  const nameNext = async () => {
    for (const input of queue) {
      await nextTurn();
      if (!signal.aborted) named.set(input, await documentsOf(input));
    }
  };
  await Promise.all(Array.from({ length: renderer.threads }, nameNext));
  refuseConflicts(
    inputs,
    inputs.map(input => ({ input, targets: named.get(input)?.targets ?? [] })),
  );
  return named;
}
