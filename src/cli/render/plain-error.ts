/** Errors on their way between threads, which keep of them only a message. */
import { type Finding, type Localized, TemplateError, UserError } from '../../internal.ts';
import { systemCode, systemError } from '../files/system-error.ts';

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

export function packedError(thrown: unknown): PackedError {
  if (thrown instanceof TemplateError) {
    const { source, findings } = thrown;
    return { kind: 'template', name: source.name, text: source.text, findings };
  }
  const error = systemCode(thrown) === undefined ? thrown : systemError(thrown);
  if (error instanceof UserError) {
    const { sentence, help } = error;
    return { kind: 'fault', sentence, ...(help && { help }) };
  }
  if (!(error instanceof Error))
    return { kind: 'bug', name: typeof error, message: String(error), stack: '' };
  const { name, message, stack = '' } = error;
  return { kind: 'bug', name, message, stack };
}

export function unpackedError(error: PackedError): Error {
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
