/** A run of render: filings to documents, whatever becomes of each of them, and what the run came to. */

import type { Localized } from '../../index.ts';
import { noTotals } from '../checking.ts';
import { milliseconds } from '../clock.ts';
import { type ExitStatus, exit, worse } from '../exit.ts';
import { guarded, tellFault } from '../faults.ts';
import type { Inputs } from '../inputs.ts';
import { pretty } from '../report/pretty.ts';
import type { FileReport, Totals } from '../report/reporter.ts';
import { findingLine } from '../report/words.ts';
import type { Session } from '../session.ts';
import { awaitInterruption, type Interruption, statusOf } from './interruption.ts';
import type { Earlier } from './kept.ts';
import { inLanes } from './lanes.ts';
import { type Ledger, newLedger } from './ledger.ts';
import type { BatchOptions } from './options.ts';
import { clearUp, namesFor, type Plan, planFor, type Round } from './plan.ts';
import { leftRecord } from './record.ts';
import { type Run, renderFiling } from './render-filing.ts';
import { filingLine } from './run-report.ts';
import { openShop, type Shop } from './shop.ts';
import { endingText, endText, warningsText } from './words.ts';

/** How long filings under way may take to end after an interruption, in ms. */
const GRACE = 3_000;
/** How often what is kept of a long run is written, in ms. */
const KEEPING = 30_000;

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
  if (earlier) await attempt(earlier.cache.save);
  const signal = interruption.signal();
  if (signal) status = worse(status, statusOf(signal));
  const ended = new Date();
  if (writeReport) {
    const shard = options.shard ?? null;
    const totals = outcome.ledger.counts();
    const records = outcome.ledger.records();
    await attempt(() => writeReport({ shard, status, started, ended, totals }, records));
  }
  await tellEnd(outcome, ended.getTime() - started.getTime(), plan, session);
  return status;
}

interface RunOutcome {
  readonly status: ExitStatus;
  readonly totals: Totals;
  readonly ledger: Ledger;
}

async function carryOut(
  plan: Plan,
  interruption: Interruption,
  session: Session,
): Promise<RunOutcome> {
  const { inputs, options, share, earlier, isMany } = plan;
  const { io } = session;
  const settings = {
    cwd: io.cwd,
    env: io.env,
    language: session.language,
    options,
    isFramed: !isMany,
    isRecorded: plan.writeReport !== undefined || plan.options.watch === true,
    ...(earlier && { keys: earlier.keys }),
  };
  const shop = await openShop(settings, share.length, options, session);
  let telling = session;
  const release = endOn(interruption, shop, sentence =>
    telling.message(`${session.say(sentence)}\n`),
  );
  const lines = plan.writeReport && (await import('./packed-lines.ts')).newPackedLines();
  const ledger = newLedger(share.length, lines);
  let totals = noTotals;
  let status: ExitStatus = exit.clean;
  try {
    const named = await namesFor(plan, shop, interruption, session);
    await clearUp(plan, named);
    const progress =
      isMany && !options.quiet
        ? await (await import('./progress.ts')).newProgress(share.length, session)
        : undefined;
    if (progress) telling = { ...session, message: progress.message };
    for (const { name, error } of inputs.unfound) {
      await tellFault(error, telling, name);
      status = exit.fault;
    }
    const run: Run = {
      ...plan,
      session: telling,
      shop,
      named,
      isTold: !isMany && !options.quiet,
      tell: async (report, { errors, warnings }) => {
        totals = {
          ...totals,
          files: totals.files + 1,
          errors: totals.errors + errors,
          warnings: totals.warnings + warnings,
        };
        const text = await findingsText(report, warnings, plan, session);
        if (text !== '') await telling.message(text);
      },
    };
    const keep = keeper(earlier);
    let isListed = options.json === true;
    const list = async (line: string) => {
      const own = await guarded(telling, undefined, () =>
        session.result(line).then(() => exit.clean),
      );
      // Where one line cannot be written, the others need not be tried.
      isListed &&= own === exit.clean;
      status = worse(status, own);
    };
    await inLanes(share, shop.lanes, async (input, filing) => {
      const { record, status: own } = interruption.signal()
        ? { record: leftRecord(input, session), status: exit.clean }
        : await renderFiling(input, run);
      status = worse(status, own);
      ledger.add(filing, record);
      plan.observe(input, record);
      if (isListed) await list(filingLine(record));
      if (record.status !== 'left') await progress?.tick(record.status === 'failed');
      await keep();
    });
    await progress?.end();
  } finally {
    release();
    await shop.close();
  }
  return { status, totals, ledger };
}

/** Of many filings the findings of those that fail are told on a line each, those of the others only counted. */
function findingsText(
  report: FileReport,
  warnings: number,
  { isMany, options }: Plan,
  { errorLook, say }: Session,
): string | Promise<string> {
  if (!isMany) return pretty(errorLook).file(report);
  const { name, findings } = report;
  if (findings.length > 0)
    return findings.map(finding => findingLine(name, finding, errorLook.language)).join('');
  return warnings === 0 || options.quiet ? '' : `${say(warningsText(name, warnings))}\n`;
}

/**
 * On an interruption lets what is under way end, but not for long, and not at all when the user insists; until the
 * function that it gives is called.
 */
function endOn(
  { first, second }: Interruption,
  shop: Shop,
  tell: (sentence: Localized) => Promise<void>,
): () => void {
  let isOver = false;
  void first.then(async () => {
    if (isOver) return;
    shop.rest();
    setTimeout(shop.close, GRACE).unref();
    await tell(endingText);
  });
  void second.then(shop.close);
  return () => {
    isOver = true;
  };
}

/** Saves what is kept now and then, so that a run that is killed was not for nothing. */
function keeper(earlier: Earlier | undefined): () => Promise<void> {
  let last = milliseconds();
  return async () => {
    if (!earlier || milliseconds() - last < KEEPING) return;
    last = milliseconds();
    // Where it cannot be written, the end of the run tells so.
    await earlier.cache.save().catch(() => {});
  };
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
