/** So many things at a time, none waiting for the one before it. */

/** Does the work for every item, at most `lanes` at once, begun in their order. Rejects with the first error. */
export async function inLanes<Item>(
  items: readonly Item[],
  lanes: number,
  work: (item: Item, index: number) => Promise<void>,
): Promise<void> {
  const waiting = items.entries();
  const lane = async () => {
    for (let next = waiting.next(); !next.done; next = waiting.next()) {
      const [index, item] = next.value;
      await work(item, index);
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, lanes) }, lane));
}
