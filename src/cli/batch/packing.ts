/** Orders and answers on their way between threads: as JSON, which is made and read much faster than objects are cloned. */
import type { Job, Outcome } from './job.ts';
import type { Naming } from './name-pattern.ts';
import type { PackedError } from './packed-error.ts';

/** What a thread is asked about a filing. */
export interface Order {
  readonly task: 'render' | 'nameOf';
  readonly job: Job;
}

/** What it says of it. */
export type Answer =
  | { readonly kind: 'done'; readonly result: Outcome | Naming | null }
  | { readonly kind: 'failed'; readonly error: PackedError };

/** JSON, or the things themselves where there are bytes in them. */
export type Packed<Things> = string | Things;

export const packedOrders = (orders: readonly Order[]): string => JSON.stringify(orders);

export const packedAnswers = (answers: readonly Answer[]): Packed<readonly Answer[]> =>
  answers.some(hasBytes) ? answers : JSON.stringify(answers);

export const unpacked = <Things>(message: Packed<Things>): Things =>
  typeof message === 'string' ? JSON.parse(message) : message;

const hasBytes = (answer: Answer): boolean =>
  answer.kind === 'done' &&
  answer.result !== null &&
  'kind' in answer.result &&
  answer.result.kind === 'drawn' &&
  answer.result.handed !== undefined;
