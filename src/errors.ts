/** What goes wrong outside a filing: the command or its surroundings are at fault. Imports nothing but the sentence type. */
import type { Localized } from './finding.ts';

/** A fault that the user can mend (exit status 2): no such file, unknown form, cannot write. */
export class UserError extends Error {
  override readonly name = 'UserError';
  readonly sentence: Localized;
  readonly help: Localized | undefined;

  constructor(sentence: Localized, help?: Localized, options?: ErrorOptions) {
    super(sentence.en, options);
    this.sentence = sentence;
    this.help = help;
  }
}
