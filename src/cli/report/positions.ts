/** Paths, URIs and positions in the form that other programs expect. */
import { isAbsolute, normalize, relative, sep } from 'node:path';
import type { Span } from '../../internal.ts';
import { sheetNameOf } from '../files/sheet-name.ts';

/** The name of an input with its path relative to a folder, with slashes on every system. */
export function pathFrom(folder: string, name: string): string {
  const { file, sheet } = sheetNameOf(name);
  const path = isAbsolute(file) ? pathWithin(folder, file) : normalize(file);
  const own = sep === '/' ? path : path.split(sep).join('/');
  return sheet === undefined ? own : `${own}#${sheet}`;
}

/** The path of the file itself, of a form in a workbook that of the workbook. */
export const filePathFrom = (folder: string, name: string): string =>
  pathFrom(folder, sheetNameOf(name).file);

/** Like relative(), but much faster for files below the folder. */
const pathWithin = (folder: string, path: string) =>
  path.startsWith(folder) && path[folder.length] === sep
    ? path.slice(folder.length + 1)
    : relative(folder, path);

/** The path of the file as a relative URI reference. */
export function uriFrom(cwd: string, name: string): string {
  const segments = filePathFrom(cwd, name)
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
