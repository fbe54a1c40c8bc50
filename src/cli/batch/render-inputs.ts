/** A run of render: filings to documents, whatever becomes of each of them, and what the run came to. */

import { type Localized, UserError } from '../../index.ts';
import { noTotals } from '../checking.ts';
import { milliseconds } from '../clock.ts';
import { type ExitStatus, exit, worse } from '../exit.ts';
import { guarded, tellFault } from '../faults.ts';
import type { Input, Inputs } from '../inputs.ts';
import { type Destination, destinationOf } from '../outputs.ts';
import { pretty } from '../report/pretty.ts';
import type { FileReport, Totals } from '../report/reporter.ts';
import { findingLine } from '../report/words.ts';
import type { Session } from '../session.ts';
import { awaitInterruption, type Interruption, statusOf } from './interruption.ts';
import { type Earlier, openEarlier } from './kept.ts';
import { inLanes } from './lanes.ts';
import { type Ledger, newLedger } from './ledger.ts';
import type { Named } from './names.ts';
import { type BatchOptions, refuseBatchFlags } from './options.ts';
import { leftRecord, type Run, renderFiling } from './render-filing.ts';
import type { WriteReport } from './report-file.ts';
import { filingLine, type RunRecord } from './run-report.ts';
import { shardOf } from './sharding.ts';
import { MANY, openShop, type Shop } from './shop.ts';
import { endingText, endText, namingText, warningsText } from './words.ts';

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

/** A part of a run that goes on. */
export interface Round {
  /** Renders only the filings with these absolute paths. */
  readonly only?: ReadonlySet<string>;
  /** Is told what became of each filing. */
  readonly observe?: (input: Input, record: RunRecord) => void;
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

/** What is decided before anything is rendered. */
interface Plan {
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

async function planFor(
  inputs: Inputs,
  options: BatchOptions,
  session: Session,
  { only, observe = () => {} }: Round,
): Promise<Plan> {
  const { io } = session;
  const destination = destinationOf(inputs, options, io.cwd);
  refuseBatchFlags(options, destination);
  if (destination.kind === 'stdout' && io.stdout.isTTY) throw terminalFault;
  const { report, shard } = options;
  const writeReport =
    report === undefined
      ? undefined
      : (await import('./report-file.ts')).reportFile(inputs, report, session);
  const all = shard ? shardOf(inputs.inputs, shard) : inputs.inputs;
  const share = only ? all.filter(({ path }) => path !== undefined && only.has(path)) : all;
  const earlier = await openEarlier(destination, options, session);
  const isMany = share.length >= MANY;
  return { inputs, options, destination, share, isMany, earlier, writeReport, observe };
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

async function namesFor(
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
      jobOf: ({ name, path }) => ({
        name,
        ...(path !== undefined && { path }),
        outputs: formats.map(format => ({ format })),
      }),
      targetsOf: targets,
      isOver: () => interruption.signal() !== undefined,
    },
    shop,
  );
}

/** Removes what runs that were killed left of the documents to be written. */
async function clearUp(
  { destination, earlier, share }: Plan,
  named: ReadonlyMap<Input, Named> | undefined,
): Promise<void> {
  if (!earlier || destination.kind === 'stdout') return;
  const { removeLeftovers } = await import('./leftovers.ts');
  const { targets } = destination;
  removeLeftovers(function* paths() {
    yield earlier.cache.path;
    for (const input of share)
      for (const { path } of named?.get(input)?.targets ?? targets(input)) yield path;
  });
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

const terminalFault = new UserError(
  { zh: '标准输出是终端，不能写入文件内容', en: 'standard output is a terminal' },
  {
    zh: '用 --out 指定文件，或用 > 转到文件。',
    en: 'Name a file with --out, or redirect with >.',
  },
);
