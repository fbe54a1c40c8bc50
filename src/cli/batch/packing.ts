/** Jobs, results and errors on their way between threads, which clone objects slowly and keep of errors only a message. */
import { type Finding, type Localized, TemplateError, UserError } from '../../index.ts';
import { systemCode, systemFault } from '../system-error.ts';
import type { Job, Outcome } from './job.ts';
import type { Naming } from './name-pattern.ts';

export type PackedError =
  | { readonly kind: 'fault'; readonly sentence: Localized; readonly help?: Localized }
  | {
      readonly kind: 'template';
      readonly name: string;
      readonly text: string;
      readonly findings: readonly Finding[];
    }
  | {
      readonly kind: 'bug';
      readonly name: string;
      readonly message: string;
      readonly stack: string;
    };

export function packed(thrown: unknown): PackedError {
  if (thrown instanceof TemplateError) {
    const { source, findings } = thrown;
    return { kind: 'template', name: source.name, text: source.text, findings };
  }
  const error = systemCode(thrown) === undefined ? thrown : systemFault(thrown);
  if (error instanceof UserError) {
    const { sentence, help } = error;
    return { kind: 'fault', sentence, ...(help && { help }) };
  }
  if (!(error instanceof Error))
    return { kind: 'bug', name: typeof error, message: String(error), stack: '' };
  const { name, message, stack = '' } = error;
  return { kind: 'bug', name, message, stack };
}

export function unpacked(error: PackedError): Error {
  switch (error.kind) {
    case 'fault':
      return new UserError(error.sentence, error.help);
    case 'template': {
      const { name, text, findings } = error;
      const at = { line: 1, column: 1, start: 0, end: 0 };
      return new TemplateError(
        {
          name,
          text,
          value: undefined,
          locate: () => undefined,
          spanAt: () => at,
          comments: [],
          findings: [],
        },
        findings,
      );
    }
    case 'bug': {
      const { name, message, stack } = error;
      return Object.assign(new Error(message), { name, stack });
    }
  }
}

/** A result as JSON, and what is no JSON beside it. */
export interface Wrapped {
  readonly json: string;
  /** Of the documents, in their order. */
  readonly bytes: readonly Uint8Array<ArrayBuffer>[];
}

export function wrapped(result: Outcome | Naming | undefined): Wrapped {
  if (!result || !('kind' in result)) return { json: JSON.stringify(result ?? null), bytes: [] };
  const documents = result.kind === 'drawn' ? result.documents : [];
  const emptied = documents.map(document => ({ ...document, bytes: null }));
  return {
    json: JSON.stringify({ ...result, documents: emptied }),
    // Copied, since of a view all of its buffer would travel.
    bytes: documents.map(({ bytes }) => new Uint8Array(bytes)),
  };
}

export function unwrapped({ json, bytes }: Wrapped): unknown {
  const result = JSON.parse(json) ?? undefined;
  for (const [index, each] of bytes.entries()) result.documents[index].bytes = each;
  return result;
}

export const opened = (job: string): Job => JSON.parse(job);
