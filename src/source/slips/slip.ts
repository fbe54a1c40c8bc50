/** A slip of the keyboard in a YAML text: what was typed for what YAML takes, where, and how it is written. */

/** A change of a text: what stands between two offsets is replaced. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export type SlipKind =
  | 'wide-colon'
  | 'tight-colon'
  | 'wide-blank'
  | 'missing-colon'
  | 'wide-comma'
  | 'missing-comma'
  | 'wide-dash'
  | 'tight-dash'
  | 'wide-brace'
  | 'wide-quote'
  | 'open-quote'
  | 'open-brace'
  | 'behind-quote'
  | 'behind-brace'
  | 'tab-indent'
  | 'wide-indent'
  | 'out-of-line'
  | 'block-line'
  | 'block-mark'
  | 'wide-block-mark'
  | 'first-mark'
  | 'dash-value'
  | 'list-value'
  | 'colon-in-text'
  | 'bracket-in-text'
  | 'hash-in-text'
  | 'wide-hash';

export interface Slip {
  readonly kind: SlipKind;
  /** Offsets of the character in question, or of the text around the one that is missing; the second exclusive. */
  readonly start: number;
  readonly end: number;
  /** The key, text or character that a message names. */
  readonly subject: string;
  /** How it is mended, so that the right line can be shown. */
  readonly edit: Edit;
  /** Whether nothing else can be meant, so that --fix may mend it. */
  readonly isCertain: boolean;
}

/** The text with all edits made; of two that overlap the first counts. */
export function withEdits(text: string, edits: readonly Edit[]): string {
  let result = '';
  let done = 0;
  for (const edit of edits.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    if (edit.start < done) continue;
    result += text.slice(done, edit.start) + edit.text;
    done = edit.end;
  }
  return result + text.slice(done);
}

/** A text between quotes, as YAML reads it back. */
export const quoted = (text: string): string =>
  /["\\]/.test(text) ? `'${text.replaceAll("'", "''")}'` : `"${text}"`;

/** A piece of a text as a message quotes it: on one line, and so many characters of it. */
export function quotable(text: string, most = 30): string {
  const line = text.replace(/[ \t\r\n]+/g, ' ');
  return line.length > most ? `${line.slice(0, most)}…` : line;
}
