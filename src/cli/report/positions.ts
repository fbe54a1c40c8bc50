/** Places as other programs take them: paths from the current folder, URIs, and where a span ends. */
import { isAbsolute, normalize, relative, sep } from 'node:path';
import type { Span } from '../../internal.ts';

/** The path of a file from a folder, e.g. the current one, with slashes on every system. */
export function pathFrom(folder: string, name: string): string {
  const path = isAbsolute(name) ? pathWithin(folder, name) : normalize(name);
  return sep === '/' ? path : path.split(sep).join('/');
}

/** As relative() has it, without its cost for what stands below the folder. */
const pathWithin = (folder: string, path: string) =>
  path.startsWith(folder) && path[folder.length] === sep
    ? path.slice(folder.length + 1)
    : relative(folder, path);

/** The same as a relative URI reference. */
export function uriFrom(cwd: string, name: string): string {
  const segments = pathFrom(cwd, name)
    .replace(/\p{Cs}/gu, '\uFFFD')
    .split('/');
  return segments.map(encodeURIComponent).join('/');
}

/** A line and a column from 1, in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** The position behind the last character of a span, line ends at its end left out. */
export function endOf(text: string, { line, column, start, end }: Span): Position {
  const lines = text
    .slice(start, end)
    .replace(/[\r\n]+$/, '')
    .split('\n');
  const last = lines.at(-1) ?? '';
  return lines.length === 1
    ? { line, column: column + last.length }
    : { line: line + lines.length - 1, column: last.length + 1 };
}
