/** What a run into a folder knows of earlier ones: its cache, and the hashes that entries are compared with. */
import { relative } from 'node:path';
import type { Destination } from '../files/outputs.ts';
import type { Cache } from '../render/cache.ts';
import type { RunKeys } from '../render/job.ts';
import { brokenCacheText } from '../render/messages.ts';
import type { BatchOptions } from '../render/options.ts';
import type { Session } from '../session.ts';

/** How often what is kept of a long run is written, in ms. */
const KEEPING = 30_000;

export interface Earlier {
  readonly cache: Cache;
  readonly keys: RunKeys;
}

/** Undefined where documents do not go into a folder that --out names. Throws UserError for fonts that cannot be read. */
export async function openEarlier(
  destination: Destination,
  options: BatchOptions,
  { io, say, message }: Session,
): Promise<Earlier | undefined> {
  if (destination.kind === 'stdout' || destination.folder === undefined) return undefined;
  const [{ openCache }, { runKeys }] = await Promise.all([
    import('../render/cache.ts'),
    import('./run-keys.ts'),
  ]);
  const keys = runKeys(options, destination.formats, io);
  const cache = openCache(destination.folder, relative(io.cwd, destination.folder));
  if (!cache.isSound) await message(`${say(brokenCacheText(cache.name))}\n`);
  return { cache, keys };
}

/** Saves what is kept now and then, so that a run that is killed was not for nothing. */
export function keeper(earlier: Earlier | undefined): () => Promise<void> {
  let last = performance.now();
  return async () => {
    if (!earlier || performance.now() - last < KEEPING) return;
    last = performance.now();
    // Where it cannot be written, the end of the run tells so.
    await earlier.cache.save().catch(() => {});
  };
}
