/** What a run into a folder knows of earlier ones: its cache, and the hashes that entries are compared with. */
import { relative } from 'node:path';
import type { Destination } from '../outputs.ts';
import type { Session } from '../session.ts';
import type { Cache } from './cache.ts';
import type { RunKeys } from './job.ts';
import type { BatchOptions } from './options.ts';
import { brokenCacheText } from './words.ts';

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
    import('./cache.ts'),
    import('./run-keys.ts'),
  ]);
  const keys = runKeys(options, destination.formats, io);
  const cache = openCache(destination.folder, relative(io.cwd, destination.folder));
  if (!cache.isSound) await message(`${say(brokenCacheText(cache.name))}\n`);
  return { cache, keys };
}
