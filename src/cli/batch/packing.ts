/** Orders and answers on their way between threads: as JSON, which is made and read much faster than objects are cloned. */

import { noneTold } from '../render/finding-record.ts';
import type { Job, Outcome, Rendered } from '../render/job.ts';
import type { Naming } from '../render/name-pattern.ts';
import type { PackedError } from '../render/plain-error.ts';

/** What a thread is asked about a filing. */
export interface Order {
  readonly task: 'render' | 'nameOf';
  readonly job: Job;
}

/** What it says of it. */
export type Answer =
  | ({ readonly kind: 'rendered' } & Rendered)
  | { readonly kind: 'named'; readonly naming: Naming | undefined }
  | { readonly kind: 'failed'; readonly error: PackedError };

/** Answers as JSON, and the bytes of each, of which there is no JSON. */
export interface PackedAnswers {
  readonly json: string;
  readonly bytes: readonly (Bytes | null)[];
}

type Bytes = Omit<Rendered, 'outcome'>;
type Plain =
  | { readonly kind: 'rendered'; readonly outcome: Outcome }
  | Exclude<Answer, { kind: 'rendered' }>;

export function packedAnswers(answers: readonly Answer[]): PackedAnswers {
  const plain: Plain[] = [];
  const bytes: (Bytes | null)[] = [];
  for (const answer of answers) {
    if (answer.kind === 'rendered') {
      const { kind, outcome, told, handed } = answer;
      plain.push({ kind, outcome });
      bytes.push({ told, handed });
    } else {
      plain.push(answer);
      bytes.push(null);
    }
  }
  return { json: JSON.stringify(plain), bytes };
}

export function unpackedAnswers({ json, bytes }: PackedAnswers): readonly Answer[] {
  const plain: readonly Plain[] = JSON.parse(json);
  return plain.map((answer, index): Answer => {
    if (answer.kind !== 'rendered') return answer;
    const { told = noneTold, handed } = bytes[index] ?? {};
    // Field by field: what is spread leaves V8 much that it takes for long-lived.
    return { kind: answer.kind, outcome: answer.outcome, told, handed };
  });
}
