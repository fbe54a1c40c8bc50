/** A place in a text that is read line by line, as quick-yaml.ts reads YAML. */

/** Thrown where the quick way gives up; not an Error, which would cost a stack trace. */
export const UNSURE = Symbol('unsure');

/** Instead of a character at the end of a line, and instead of a column at the end of the text. */
export const END = -1;

const code = (character: string) => character.charCodeAt(0);
export const [SPACE, HASH, DASH, COLON] = [code(' '), code('#'), code('-'), code(':')];
export const [COMMA, PIPE, FOLD, PLUS] = [code(','), code('|'), code('>'), code('+')];
export const [ANCHOR, ALIAS] = [code('&'), code('*')];
export const [LIST, LIST_END, MAP, MAP_END] = [code('['), code(']'), code('{'), code('}')];
export const [SINGLE, DOUBLE, BACKSLASH] = [code("'"), code('"'), code('\\')];
const RETURN = code('\r');

export class LineCursor {
  readonly text: string;
  readonly comments: [offset: number, text: string][] = [];
  /** Moves within the line. */
  pos = 0;
  lineStart = 0;
  /** Before the line end, which may be \r\n. */
  lineEnd = 0;
  /** Beyond the end of the text when there is none. */
  nextLine = 0;
  /** Where the content of the line begins that was come to last; END after the last line. */
  column = 0;

  constructor(text: string) {
    this.text = text;
  }

  /** The character here. */
  peek(): number {
    return this.pos < this.lineEnd ? this.text.charCodeAt(this.pos) : END;
  }

  /** Whether this character is here and a space or the line end behind it. */
  isIndicator(character: number): boolean {
    if (this.peek() !== character) return false;
    const next = this.pos + 1;
    return next === this.lineEnd || this.text.charCodeAt(next) === SPACE;
  }

  skipSpaces(): void {
    while (this.peek() === SPACE) this.pos++;
  }

  /** Goes past the indentation of the next line; false when there is none. */
  goToLine(): boolean {
    if (this.nextLine > this.text.length) return false;
    const end = this.text.indexOf('\n', this.nextLine);
    this.pos = this.lineStart = this.nextLine;
    this.lineEnd = end === -1 ? this.text.length : end;
    this.nextLine = this.lineEnd + 1;
    if (end > this.pos && this.text.charCodeAt(end - 1) === RETURN) this.lineEnd--;
    this.skipSpaces();
    return true;
  }

  /** Goes to the next line that holds more than a comment. */
  goToContent(): void {
    while (this.goToLine()) {
      this.skipComment();
      if (this.pos === this.lineEnd) continue;
      this.column = this.pos - this.lineStart;
      return;
    }
    this.column = END;
  }

  /** Leaves a line, on which only a comment may follow, for the next content. */
  finishLine(): void {
    this.skipSpaces();
    this.skipComment();
    if (this.pos < this.lineEnd) throw UNSURE;
    this.goToContent();
  }

  /** Takes a comment that begins here; no text may touch it. */
  skipComment(): void {
    if (this.peek() !== HASH) return;
    const isApart = this.pos === this.lineStart || this.text.charCodeAt(this.pos - 1) === SPACE;
    if (!isApart) throw UNSURE;
    this.comments.push([this.pos, this.text.slice(this.pos, this.lineEnd)]);
    this.pos = this.lineEnd;
  }
}
