/** Watching files and folders by name, also those that are not there yet, and those that go and come again. */
import { resolve } from 'node:path';
import { statsOf } from '../files/paths.ts';

/** How often it is looked whether a place is there and the one that it was, in ms; this also keeps the watch going. */
const LOOK = 500;

export interface Lookout {
  /** Watches an absolute path, too. */
  readonly add: (place: string) => void;
  readonly close: () => Promise<void>;
}

export interface LookoutOptions {
  readonly isIgnored: (path: string) => boolean;
  /** Is told what changed, by absolute path; of a place that came again only that it did, not what is in it. */
  readonly onChange: (path: string) => void;
  /** Is told that a place is not there any more. */
  readonly onGone: (place: string) => void;
  readonly onError: (error: unknown) => void;
}

/** Watches places, given by absolute path; resolves when what changes from now on is noticed. */
export async function watchPlaces(
  places: ReadonlySet<string>,
  { isIgnored, onChange, onGone, onError }: LookoutOptions,
): Promise<Lookout> {
  /** What stood at each place when it was last looked at. */
  const seen = new Map([...places].map(place => [place, identityOf(place)]));
  const missing = new Set([...places].filter(place => seen.get(place) === undefined));
  const { watch } = await import('chokidar');
  const watcher = watch([...places], { ignoreInitial: true, ignored: isIgnored });
  watcher.on('error', onError);
  watcher.on('all', (event, name) => {
    const path = resolve(name);
    const isGone = event.startsWith('unlink');
    if (seen.has(path)) seen.set(path, isGone ? undefined : identityOf(path));
    if (!isGone) missing.delete(path);
    onChange(path);
  });

  function look(): void {
    for (const [place, before] of seen) {
      const now = identityOf(place);
      seen.set(place, now);
      if (now === undefined) {
        if (!missing.has(place)) onGone(place);
        missing.add(place);
        continue;
      }
      missing.delete(place);
      if (now !== before) {
        // What is watched is still the one that went.
        watcher.unwatch(place);
        watcher.add(place);
        onChange(place);
      }
    }
  }

  const timer = setInterval(look, LOOK);
  await new Promise<void>(ready => watcher.once('ready', () => ready()));
  return {
    add: place => {
      if (seen.has(place)) return;
      const now = identityOf(place);
      seen.set(place, now);
      if (now === undefined) missing.add(place);
      else watcher.add(place);
    },
    close: () => {
      clearInterval(timer);
      return watcher.close();
    },
  };
}

/** Tells one folder from another of its name; a file that another takes the place of is the same. */
function identityOf(place: string): string | undefined {
  const stats = statsOf(place);
  // The number alone may be given again at once.
  return stats?.isDirectory() ? `${stats.ino}:${stats.birthtimeNs}` : stats && 'file';
}
