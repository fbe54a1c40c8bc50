/** The filings of a run, many at once, each told and recorded when it is done. */
import type { Localized } from '../../internal.ts';
import { noTotals } from '../check/check-input.ts';
import { guarded, printError } from '../errors.ts';
import { type ExitStatus, exit, worse } from '../exit.ts';
import type { Interruption } from '../interruption.ts';
import { type Run, renderFiling } from '../render/filing.ts';
import { endingText, warningsText } from '../render/messages.ts';
import { clearUp, namesFor, type Plan } from '../render/plan.ts';
import { openShop, type Shop } from '../render/pool.ts';
import { leftRecord } from '../render/record.ts';
import { filingLine } from '../render/report.ts';
import { findingLine } from '../report/messages.ts';
import { pretty } from '../report/pretty.ts';
import type { FileReport, Totals } from '../report/reporter.ts';
import type { Session } from '../session.ts';
import { keeper } from './kept.ts';
import { inLanes } from './lanes.ts';
import { type Ledger, newLedger } from './ledger.ts';

/** How long filings under way may take to end after an interruption, in ms. */
const GRACE = 3_000;

/** What a run came to. */
export interface RunOutcome {
  readonly status: ExitStatus;
  readonly totals: Totals;
  readonly ledger: Ledger;
}

/** Renders the filings of a plan, until an interruption comes. Throws UserError where the plan cannot be met. */
export async function carryOut(
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
  const lines = plan.writeReport && (await import('../render/deleted.ts')).newPackedLines();
  const ledger = newLedger(share.length, lines);
  let totals = noTotals;
  let status: ExitStatus = exit.clean;
  try {
    const named = await namesFor(plan, shop, interruption, session);
    await clearUp(plan, named);
    const progress =
      isMany && !options.quiet
        ? await (await import('../render/progress.ts')).newProgress(share.length, session)
        : undefined;
    if (progress) telling = { ...session, message: progress.message };
    for (const { name, error } of inputs.missing) {
      await printError(error, telling, name);
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
  { onFirst, onSecond }: Interruption,
  shop: Shop,
  tell: (sentence: Localized) => Promise<void>,
): () => void {
  const releases = [
    onFirst(() => {
      shop.rest();
      setTimeout(shop.close, GRACE).unref();
      void tell(endingText);
    }),
    onSecond(() => void shop.close()),
  ];
  return () => {
    for (const release of releases) release();
  };
}
