/** A run of render: filings to documents, whatever becomes of each of them, and what the run came to. */

import { carryOut, type RunOutcome } from '../batch/carry-out.ts';
import type { Earlier } from '../batch/kept.ts';
import { guarded } from '../errors.ts';
import { type ExitStatus, exit, worse } from '../exit.ts';
import type { Inputs } from '../files/inputs.ts';
import { awaitInterruption, type Interruption, statusOf } from '../interruption.ts';
import { pretty } from '../report/pretty.ts';
import type { Session } from '../session.ts';
import { endText } from './messages.ts';
import type { BatchOptions } from './options.ts';
import { type Plan, planFor, type Round } from './plan.ts';
import { faultOf } from './record.ts';

/** Renders the filings; gives the worst status. Throws UserError where the command line contradicts itself. */
export async function renderInputs(
  inputs: Inputs,
  options: BatchOptions,
  session: Session,
): Promise<ExitStatus> {
  const interruption = awaitInterruption();
  try {
    return await renderUntil(interruption, inputs, options, session);
  } finally {
    interruption.end();
  }
}

/** Renders the filings until an interruption comes. */
export async function renderUntil(
  interruption: Interruption,
  inputs: Inputs,
  options: BatchOptions,
  session: Session,
  round: Round = {},
): Promise<ExitStatus> {
  const started = new Date();
  const plan = await planFor(inputs, options, session, round);
  const { earlier, writeReport } = plan;
  const outcome = await carryOut(plan, interruption, session);
  let status = outcome.status;
  const attempt = async (work: () => Promise<unknown>) => {
    status = worse(status, await guarded(session, undefined, () => work().then(() => exit.clean)));
  };
  const faults = inputs.missing.map(({ name, error }) => faultOf(name, error, session));
  const save = async ({ cache }: Earlier) => {
    await cache.save().catch((error: unknown) => {
      faults.push(faultOf(cache.name, error, session));
      throw error;
    });
  };
  if (earlier) await attempt(() => save(earlier));
  const signal = interruption.signal();
  if (signal) status = worse(status, statusOf(signal));
  const ended = new Date();
  if (writeReport) {
    const shard = options.shard ?? null;
    const totals = outcome.ledger.counts();
    const records = outcome.ledger.records();
    await attempt(() => writeReport({ shard, status, started, ended, totals, faults }, records));
  }
  await tellEnd(outcome, ended.getTime() - started.getTime(), plan, session);
  return status;
}

async function tellEnd(
  { totals, ledger }: RunOutcome,
  ms: number,
  { options, isMany }: Plan,
  { say, message, errorLook }: Session,
): Promise<void> {
  const isCounted = totals.errors + totals.warnings > 0 && !options.quiet;
  if (isCounted) await message(pretty(errorLook).end(totals));
  const counts = ledger.counts();
  if (counts.left > 0 || (isMany && !options.quiet))
    await message(`${say(endText(counts, ms / 1000))}\n`);
}
