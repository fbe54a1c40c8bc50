/**
 * Groups whose keys stay in the order written. Why: JavaScript lists keys that are whole numbers first, the smallest
 * first, so that levels or sources named 2024 and 2023 would be printed in another order than written.
 */

/** The group, its keys listed in the order of `keys`, which may name others; a group with such keys cannot be changed afterwards. */
export function withKeyOrder<T>(
  group: Record<string, T>,
  keys: readonly string[],
): Record<string, T> {
  if (!keys.some(isIndex)) return group;
  const order = [...new Set(keys)].filter(key => Object.hasOwn(group, key));
  return new Proxy(Object.freeze(group), { ownKeys: () => order });
}

const isIndex = (key: string) => /^\d{1,10}$/.test(key);
