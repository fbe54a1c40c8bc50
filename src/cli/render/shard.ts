/** The part of the filings that one machine of several takes. */
import { UserError } from '../../internal.ts';
import type { Input } from '../files/inputs.ts';
import { isRecord } from '../json.ts';

export interface Shard {
  /** From 1. */
  readonly index: number;
  readonly total: number;
}

const MAX_SHARDS = 10_000;

/** Whether a value, e.g. of a report, is a shard. */
export const isShard = (value: unknown): value is Shard =>
  isRecord(value) && isPart(value.index, value.total);

const isPart = (index: unknown, total: unknown) =>
  Number.isInteger(index) &&
  Number.isInteger(total) &&
  1 <= Number(index) &&
  Number(index) <= Number(total) &&
  Number(total) <= MAX_SHARDS;

/** Reads 3/10. Throws UserError. */
export function parseShard(text: string): Shard {
  const [, index = 0, total = 0] = /^(\d{1,5})\/(\d{1,5})$/.exec(text)?.map(Number) ?? [];
  if (isPart(index, total)) return { index, total };
  throw new UserError(
    {
      zh: `--shard 的写法“${text}”不对`,
      en: `invalid value “${text}” for --shard (expected 2/5)`,
    },
    {
      zh: '写成 第几份/共几份，从 1 数起，例如 3/10。',
      en: 'The second of five shards is 2/5.',
    },
  );
}

/**
 * Every total-th filing, sorted by path below the given folders, so that neither the order of the command line nor that
 * of the file system matters; shards differ by one filing at most.
 */
export function shardOf(inputs: readonly Input[], { index, total }: Shard): readonly Input[] {
  const keyed = inputs.map(input => ({
    input,
    key: `${input.stem}\0${input.name}`.normalize('NFC'),
  }));
  keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  return keyed.filter((_, place) => place % total === index - 1).map(({ input }) => input);
}
