/** What is decided of a run before anything is rendered. */

import { type Earlier, openEarlier } from '../batch/kept.ts';
import type { Input, Inputs } from '../files/inputs.ts';
import { type Destination, destinationOf } from '../files/outputs.ts';
import { refuseTerminal } from '../files/results.ts';
import type { Interruption } from '../interruption.ts';
import type { Session } from '../session.ts';
import { namingText } from './messages.ts';
import type { Named } from './names.ts';
import { type BatchOptions, refuseBatchFlags } from './options.ts';
import { MANY, type Shop } from './pool.ts';
import type { RunRecord } from './report.ts';
import type { WriteReport } from './report-writer.ts';
import { shardOf } from './shard.ts';

/** A part of a run that goes on. */
export interface Round {
  /** Renders only the filings with these absolute paths. */
  readonly only?: ReadonlySet<string>;
  /** Is told what became of each filing. */
  readonly observe?: (input: Input, record: RunRecord) => void;
}

export interface Plan {
  readonly inputs: Inputs;
  readonly options: BatchOptions;
  readonly destination: Destination;
  /** The filings that this run is for. */
  readonly share: readonly Input[];
  readonly isMany: boolean;
  readonly earlier: Earlier | undefined;
  readonly writeReport: WriteReport | undefined;
  readonly observe: NonNullable<Round['observe']>;
}

/** Throws UserError where the command line contradicts itself. */
export async function planFor(
  inputs: Inputs,
  options: BatchOptions,
  session: Session,
  { only, observe = () => {} }: Round,
): Promise<Plan> {
  const { io } = session;
  const destination = destinationOf(inputs, options, io.cwd);
  refuseBatchFlags(options, destination);
  if (destination.kind === 'stdout') refuseTerminal(session);
  const { report, shard } = options;
  const writeReport =
    report === undefined
      ? undefined
      : (await import('./report-writer.ts')).reportFile(
          report,
          { inputs, options, destination },
          session,
        );
  const all = shard ? shardOf(inputs.inputs, shard) : inputs.inputs;
  const share = only ? all.filter(({ path }) => path !== undefined && only.has(path)) : all;
  const earlier = await openEarlier(destination, options, session);
  const isMany = share.length >= MANY;
  return { inputs, options, destination, share, isMany, earlier, writeReport, observe };
}

/** The names that --name gives; undefined without it. */
export async function namesFor(
  { inputs: { inputs }, options, destination }: Plan,
  shop: Shop,
  interruption: Interruption,
  { say, message }: Session,
): Promise<ReadonlyMap<Input, Named> | undefined> {
  const { name: pattern, quiet } = options;
  if (pattern === undefined || destination.kind === 'stdout') return undefined;
  if (inputs.length >= MANY && !quiet) await message(`${say(namingText(inputs.length))}\n`);
  const { namesOf } = await import('./names.ts');
  const { formats, targets } = destination;
  return namesOf(
    {
      inputs,
      pattern,
      jobOf: ({ name, path }) => ({ name, path, outputs: formats.map(format => ({ format })) }),
      targetsOf: targets,
      isOver: () => interruption.signal() !== undefined,
    },
    shop,
  );
}

/** Removes what runs that were killed left of the documents to be written. */
export async function clearUp(
  { destination, earlier, share }: Plan,
  named: ReadonlyMap<Input, Named> | undefined,
): Promise<void> {
  if (!earlier || destination.kind === 'stdout') return;
  const { removeLeftovers } = await import('../batch/leftovers.ts');
  const { targets } = destination;
  removeLeftovers(function* paths() {
    yield earlier.cache.path;
    for (const input of share)
      for (const { path } of named?.get(input)?.targets ?? targets(input)) yield path;
  });
}
