/** Watches files and folders by name, also those that do not exist yet or that are removed and made again. */
import { resolve } from 'node:path';
import { isInside, statsOf } from '../files/paths.ts';

/** How often the watched paths are checked for one that was removed or replaced, in ms; the timer keeps the process alive. */
const CHECK = 500;

export interface Watcher {
  /** Watches one more absolute path. */
  readonly add: (path: string) => void;
  /** Looks at once which watched paths were removed or replaced; otherwise that is done twice a second. */
  readonly check: () => void;
  readonly close: () => Promise<void>;
}

export interface WatcherOptions {
  /** Whether what lies below a watched folder is left out. */
  readonly isIgnored: (path: string) => boolean;
  /** Called with each changed path, absolute. A folder that reappears is reported once, without its contents. */
  readonly onChange: (path: string) => void;
  /** Called when a watched path does not exist any more. */
  readonly onMissing: (path: string) => void;
  readonly onError: (error: unknown) => void;
}

/** Watches absolute paths; resolves when changes from now on are noticed. */
export async function watchPaths(
  paths: ReadonlySet<string>,
  { isIgnored, onChange, onMissing, onError }: WatcherOptions,
): Promise<Watcher> {
  /** What was at each path when it was last checked. */
  const seen = new Map([...paths].map(path => [path, kindOf(path)]));
  const missing = new Set([...paths].filter(path => seen.get(path) === undefined));
  const { watch } = await import('chokidar');
  const watcher = watch([...paths], { ignoreInitial: true, ignored: isIgnored });
  watcher.on('error', onError);
  watcher.on('all', (event, name) => {
    const path = resolve(name);
    const isRemoved = event.startsWith('unlink');
    if (seen.has(path)) seen.set(path, isRemoved ? undefined : kindOf(path));
    // Why also the folders above: what is in one may be noticed before the folder itself. Why not by the event: one of
    // a removal may come when the folder is back.
    for (const each of missing)
      if ((each === path || isInside(each, path)) && kindOf(each) !== undefined)
        missing.delete(each);
    onChange(path);
  });

  function check(): void {
    for (const [path, before] of seen) {
      const now = kindOf(path);
      seen.set(path, now);
      if (now === undefined) {
        if (!missing.has(path)) onMissing(path);
        missing.add(path);
        continue;
      }
      missing.delete(path);
      if (now !== before) {
        // Otherwise the removed folder would still be the one that is watched.
        watcher.unwatch(path);
        watcher.add(path);
        onChange(path);
      }
    }
  }

  const timer = setInterval(check, CHECK);
  await new Promise<void>(ready => watcher.once('ready', () => ready()));
  return {
    add: path => {
      if (seen.has(path)) return;
      const now = kindOf(path);
      seen.set(path, now);
      if (now === undefined) missing.add(path);
      else watcher.add(path);
    },
    check,
    close: () => {
      clearInterval(timer);
      return watcher.close();
    },
  };
}

/** The same for all files, but different for each folder, also for one that replaces another of the same name. */
function kindOf(path: string): string | undefined {
  const stats = statsOf(path);
  // The number alone may be given again at once.
  return stats?.isDirectory() ? `${stats.ino}:${stats.birthtimeNs}` : stats && 'file';
}
