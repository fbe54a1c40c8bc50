/** Plans a run: its filings, its destination, its report and its cache, before anything is rendered. */
import { relative, resolve } from 'node:path';
import { reportTarget } from '../files/conflicts.ts';
import { fontReader } from '../files/fonts.ts';
import { type Forms, formsOf } from '../files/forms.ts';
import type { Input, Inputs } from '../files/inputs.ts';
import { type Destination, destinationOf, withDefaultName } from '../files/outputs.ts';
import { isStdout, refuseTerminal } from '../files/results.ts';
import type { Target } from '../files/write.ts';
import type { Session } from '../session.ts';
import type { Cache } from './cache.ts';
import { type Freshness, newFreshness } from './freshness.ts';
import type { JobSettings } from './job.ts';
import { brokenCacheText } from './messages.ts';
import { type BatchOptions, refuseBatchFlags } from './options.ts';
import type { RunRecord } from './report.ts';
import { shardOf } from './shard.ts';

/** A run that renders some of the filings again, for --watch. */
export interface RenderPass {
  /** The absolute paths of the filings to be rendered. */
  readonly only?: ReadonlySet<string>;
  /** Called with the record of each filing. */
  readonly observe?: (input: Input, record: RunRecord) => void;
}

export interface Plan {
  readonly inputs: Inputs;
  readonly options: BatchOptions;
  readonly destination: Destination;
  /** The filings that this run is for. */
  readonly share: readonly Input[];
  /** Whether progress is shown instead of a message for each document. */
  readonly isMany: boolean;
  /** Of the output folder; undefined where --out names none. */
  readonly cached: { readonly cache: Cache; readonly freshness: Freshness } | undefined;
  /** By --report: a file, or standard output. */
  readonly report: { readonly target: Target | undefined } | undefined;
  readonly settings: JobSettings;
  readonly forms: Forms;
}

/** From so many filings on a run is long: threads pay for their start, and progress is shown. */
export const MANY = 20;

/** Throws UserError where the command line contradicts itself. */
export async function planFor(
  inputs: Inputs,
  given: BatchOptions,
  session: Session,
  { only }: RenderPass,
): Promise<Plan> {
  const { io, language } = session;
  const options = withDefaultName(inputs, given, io.cwd);
  const destination = destinationOf(inputs, options, io.cwd);
  refuseBatchFlags(options, destination);
  if (destination.kind === 'stdout') refuseTerminal(session);
  const report = reportFor(inputs, options, destination, io.cwd);
  const all = options.shard ? shardOf(inputs.inputs, options.shard) : inputs.inputs;
  const share = only ? all.filter(({ path }) => path !== undefined && only.has(path)) : all;
  const isMany = share.length >= MANY;
  const forms = formsOf(io.cwd, options.defaultForm);
  const cached = await cachedFolder(destination, options, forms, session);
  if (!cached) readFonts(options, destination, io.cwd);
  const settings = {
    cwd: io.cwd,
    env: io.env,
    language,
    options,
    isFramed: !isMany,
    isRecorded: report !== undefined || options.watch === true,
    isCached: cached !== undefined,
  };
  return { inputs, options, destination, share, isMany, cached, report, settings, forms };
}

/** Throws UserError where the report would take the place of something else. */
function reportFor(
  inputs: Inputs,
  { report: name, form, font = {} }: BatchOptions,
  destination: Destination,
  cwd: string,
): Plan['report'] {
  if (name === undefined) return undefined;
  if (isStdout(name)) return { target: undefined };
  const others = [...(form === undefined ? [] : [form]), ...Object.values(font)];
  const folder = destination.kind === 'files' ? destination.folder : undefined;
  return { target: reportTarget(name, { inputs, kind: 'filing', others, folder }, cwd) };
}

/** Throws UserError for a font of --font that cannot be read, also where only Word files are written, which hold none. */
function readFonts({ font = {} }: BatchOptions, destination: Destination, cwd: string): void {
  const formats = destination.kind === 'stdout' ? [destination.format] : destination.formats;
  if (formats.includes('pdf')) return;
  const read = fontReader();
  for (const file of Object.values(font)) read(resolve(cwd, file));
}

/** Throws UserError for fonts that cannot be read. */
async function cachedFolder(
  destination: Destination,
  options: BatchOptions,
  forms: Forms,
  { io, say, message }: Session,
): Promise<Plan['cached']> {
  if (destination.kind === 'stdout' || destination.folder === undefined) return undefined;
  const { folder, formats } = destination;
  const freshness = newFreshness(options, formats, io, forms);
  const { openCache } = await import('./cache.ts');
  const cache = openCache(folder, relative(io.cwd, folder));
  if (!cache.isSound) await message(`${say(brokenCacheText(cache.name))}\n`);
  return { cache, freshness };
}
