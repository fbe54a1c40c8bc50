/** Paths, URIs and positions in the form that other programs expect. */
import { isAbsolute, normalize, relative, sep } from 'node:path';
import type { Span } from '../../internal.ts';

/** The path of a file relative to a folder, with slashes on every system. */
export function pathFrom(folder: string, name: string): string {
  const path = isAbsolute(name) ? pathWithin(folder, name) : normalize(name);
  return sep === '/' ? path : path.split(sep).join('/');
}

/** Like relative(), but much faster for files below the folder. */
const pathWithin = (folder: string, path: string) =>
  path.startsWith(folder) && path[folder.length] === sep
    ? path.slice(folder.length + 1)
    : relative(folder, path);

/** The same path as a relative URI reference. */
export function uriFrom(cwd: string, name: string): string {
  const segments = pathFrom(cwd, name)
    .replace(/\p{Cs}/gu, '\uFFFD')
    .split('/');
  return segments.map(encodeURIComponent).join('/');
}

/** A line and a column, both from 1; columns in UTF-16 units. */
interface Position {
  readonly line: number;
  readonly column: number;
}

/** The position after the last character of a span, not counting line ends at its end. */
export function spanEnd(text: string, { line, column, start, end }: Span): Position {
  const lines = text
    .slice(start, end)
    .replace(/[\r\n]+$/, '')
    .split('\n');
  const last = lines.at(-1) ?? '';
  return lines.length === 1
    ? { line, column: column + last.length }
    : { line: line + lines.length - 1, column: last.length + 1 };
}
