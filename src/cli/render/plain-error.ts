/** Errors as plain objects: what is sent from one thread to another keeps neither their class nor their fields. */
import { type Finding, type Localized, TemplateError, UserError } from '../../internal.ts';
import { systemCode, systemError } from '../files/system-error.ts';

export type PlainError =
  | { readonly kind: 'user'; readonly sentence: Localized; readonly help?: Localized | undefined }
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

export function toPlainError(thrown: unknown): PlainError {
  if (thrown instanceof TemplateError) {
    const { source, findings } = thrown;
    return { kind: 'template', name: source.name, text: source.text, findings };
  }
  const error = systemCode(thrown) === undefined ? thrown : systemError(thrown);
  if (error instanceof UserError)
    return { kind: 'user', sentence: error.sentence, help: error.help };
  if (!(error instanceof Error))
    return { kind: 'bug', name: typeof error, message: String(error), stack: '' };
  const { name, message, stack = '' } = error;
  return { kind: 'bug', name, message, stack };
}

export function fromPlainError(error: PlainError): Error {
  switch (error.kind) {
    case 'user':
      return new UserError(error.sentence, error.help);
    case 'template': {
      const { name, text, findings } = error;
      return new TemplateError({ ...unreadSource, name, text, findings: [] }, findings);
    }
    case 'bug': {
      const { name, message, stack } = error;
      return Object.assign(new Error(message), { name, stack });
    }
  }
}

/** The rest of a source: only its name and its text are printed. */
const unreadSource = {
  value: undefined,
  locate: () => undefined,
  spanAt: () => ({ line: 1, column: 1, start: 0, end: 0 }),
  comments: [],
};
