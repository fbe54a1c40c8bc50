/** What goes wrong outside a filing: the command or its surroundings are at fault. Imports nothing but the sentence type. */
import type { Localized, Path } from './finding.ts';

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

/** A UserError from a sentence in both languages. */
export const userError = (zh: string, en: string, help?: Localized): UserError =>
  new UserError({ zh, en }, help);

/** A character of the sheet that no font of its role can draw. */
export interface MissingCharacter {
  readonly codePoint: number;
  /** The path in the filing that it comes from; absent for text of the form itself. */
  readonly field?: Path;
}

/** Thrown by writers that draw with fonts of their own; names every character that none of them has. */
export class MissingCharacters extends Error {
  override readonly name = 'MissingCharacters';
  readonly characters: readonly MissingCharacter[];

  constructor(characters: readonly MissingCharacter[]) {
    super(`no glyph for ${characters.length} characters`);
    this.characters = characters;
  }
}
