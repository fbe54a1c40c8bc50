/** Reading something off an object once, however many ask. */

/** The function, each of whose answers is kept as long as the object that it was read off. */
export function remembered<Of extends object, Read>(read: (of: Of) => Read): (of: Of) => Read {
  const known = new WeakMap<Of, Read>();
  return of => {
    const before = known.get(of);
    if (before !== undefined) return before;
    const now = read(of);
    known.set(of, now);
    return now;
  };
}
