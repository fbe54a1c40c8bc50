/** The names that --name makes of filings, all of them before anything is written. */

import { inLanes } from '../batch/lanes.ts';
import { type DocumentTarget, refuseConflicts } from '../files/conflicts.ts';
import type { Input } from '../files/inputs.ts';
import type { Job } from './job.ts';
import type { Naming } from './name-pattern.ts';
import type { Shop } from './pool.ts';

export interface Named {
  readonly targets: readonly DocumentTarget[];
  readonly missing?: string;
}

export interface NamesPlan {
  readonly inputs: readonly Input[];
  readonly pattern: string;
  readonly jobOf: (input: Input) => Job;
  readonly targetsOf: (input: Input, stem: string) => readonly DocumentTarget[];
  /** Whether the run is to end. */
  readonly isOver: () => boolean;
}

/**
 * Targets by input; a filing that cannot be named has none, and what is wrong with it is told when it is drawn. Throws
 * UserError where two would have one name.
 */
export async function namesOf(
  { inputs, pattern, jobOf, targetsOf, isOver }: NamesPlan,
  shop: Shop,
): Promise<ReadonlyMap<Input, Named>> {
  const named = new Map<Input, Named>();
  await inLanes(inputs, shop.lanes, async input => {
    if (isOver()) return;
    const naming = await shop.nameOf(jobOf(input)).catch((): Naming | undefined => undefined);
    const stem = naming && naming.missing === undefined ? naming.stem : undefined;
    named.set(
      input,
      stem === undefined
        ? { targets: [], missing: naming?.missing ?? pattern }
        : { targets: targetsOf(input, stem) },
    );
  });
  refuseConflicts(
    inputs,
    inputs.map(input => ({ input, targets: named.get(input)?.targets ?? [] })),
  );
  return named;
}
