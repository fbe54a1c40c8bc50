/** 待确认 marks: comments of a filing that say what a person has yet to confirm about the value beside or below them. */
import type { Path } from '../finding.ts';
import type { Comment, Source } from './read-yaml.ts';

/** What marks begin with. */
export const MARK_WORD = '待确认';

/** A comment without its #, to stand behind a value or above its key. */
export const markText = (reason: string): string => `${MARK_WORD}：${reason}`;

/** A mark that is left in a filing. */
export interface Mark {
  readonly comment: Comment;
  /** What is to be confirmed; empty where it does not say. */
  readonly reason: string;
  /** The value that it is about; empty where nothing stands below it. */
  readonly path: Path;
}

/** The marks of a source, in order. */
export function marksIn(source: Source): readonly Mark[] {
  const marks = source.comments.flatMap(comment => {
    const match = /^#+\s*待确认\s*(?:[:：]\s*(.*))?$/.exec(comment.text.trim());
    return match ? [{ comment, reason: match[1]?.trim() ?? '' }] : [];
  });
  if (marks.length === 0) return [];
  const paths = pathsByLine(source);
  return marks.map(mark => ({ ...mark, path: paths.get(lineMeant(mark.comment, source)) ?? [] }));
}

/** The line that a comment is about: its own, or where it stands alone the next that is no comment and not empty. */
export function lineMeant({ alone, span }: Comment, { text }: Source): number {
  if (!alone) return span.line;
  const below = text.slice(span.end).split('\n').slice(1);
  const skipped = below.findIndex(line => !/^\s*(#.*)?$/.test(line));
  return span.line + 1 + Math.max(0, skipped);
}

/** By line the first value whose key, or text in a list, begins there. */
function pathsByLine({ value, locate }: Source): ReadonlyMap<number, Path> {
  const paths = new Map<number, Path>();
  visit(value, []);
  return paths;

  function visit(value: unknown, path: Path): void {
    const line = path.length > 0 ? locate(path, 'key')?.line : undefined;
    if (line !== undefined && !paths.has(line)) paths.set(line, path);
    if (typeof value !== 'object' || value === null) return;
    for (const [key, child] of Object.entries(value))
      visit(child, [...path, Array.isArray(value) ? Number(key) : key]);
  }
}
