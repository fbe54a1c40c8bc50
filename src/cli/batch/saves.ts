/** The paths that were saved while something else was done. */

export interface Saves {
  readonly add: (path: string) => void;
  /** Resolves when there are some, or are to be no more. */
  readonly some: () => Promise<void>;
  readonly end: () => void;
  /** Those since the last time. */
  readonly take: () => ReadonlySet<string>;
}

export function newSaves(): Saves {
  let paths = new Set<string>();
  let isOver = false;
  let tell: () => void = () => {};
  return {
    add: path => {
      paths.add(path);
      tell();
    },
    some: () =>
      paths.size > 0 || isOver
        ? Promise.resolve()
        : new Promise(resolve => {
            tell = resolve;
          }),
    end: () => {
      isOver = true;
      tell();
    },
    take: () => {
      const taken = paths;
      paths = new Set();
      return taken;
    },
  };
}
