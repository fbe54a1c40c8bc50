/** The pattern of --name: parts of a path with fields of the filing in braces. */

import {
  didYouMean,
  type Filing,
  fieldNamed,
  fieldNames,
  fieldText,
  type Path,
  type UserError,
  userError,
} from '../../internal.ts';
import { safeName } from '../files/safe-name.ts';

type Piece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'field'; readonly name: string; readonly path: Path }
  /** The name of the filing’s own file, without its ending. */
  | { readonly kind: 'file' };

/** Parts of a path, each a run of pieces. */
export type NamePattern = readonly (readonly Piece[])[];

/** Where a filing’s documents go below the output folder, without the ending; or the field that it does not state. */
export type Naming =
  | { readonly stem: string; readonly missing?: undefined }
  | { readonly missing: string };

/** Reads a pattern. Throws UserError for one that leads out of the folder or names no field. */
export function parseNamePattern(text: string): NamePattern {
  const parts = text.split('/');
  const isStray = parts.some(part => part.trim() === '' || /^\.+$/.test(part.trim()));
  if (isStray || text.includes('\\') || /^[a-z]:/i.test(text))
    throw userError(`--name 的写法“${text}”不对`, `--name is written as “${text}”`, {
      zh: '写成输出文件夹里的相对路径，用 / 分隔，例如 {year}/{project.name}。',
      en: 'Write a path below the output folder with /, e.g. {year}/{project.name}.',
    });
  const pattern = parts.map(piecesOf);
  if (pattern.flat().every(({ kind }) => kind === 'text'))
    throw userError(
      '--name 里没有花括号，所有文件会同名',
      '--name has no field in braces, so that all files would have one name',
      { zh: '例如 {year}/{project.name}。', en: 'E.g. {year}/{project.name}.' },
    );
  return pattern;
}

function piecesOf(part: string): readonly Piece[] {
  return part.split(/(\{[^{}]*\})/).flatMap((text): readonly Piece[] => {
    if (text === '') return [];
    if (!/^\{.*\}$/.test(text)) {
      if (!/[{}]/.test(text)) return [{ kind: 'text', text }];
      throw userError('--name 里的花括号不成对', 'a brace of --name has no partner', {
        zh: '例如 {project.name}。',
        en: 'E.g. {project.name}.',
      });
    }
    const name = text.slice(1, -1).trim();
    if (name === 'file') return [{ kind: 'file' }];
    const path = fieldNamed(name);
    if (path) return [{ kind: 'field', name, path }];
    throw unknownField(name);
  });
}

/** Fills the fields in; the last part leaves room for `ending`, e.g. .docx. */
export function nameOf(pattern: NamePattern, filing: Filing, file: string, ending: string): Naming {
  const parts: string[] = [];
  for (const [index, pieces] of pattern.entries()) {
    let text = '';
    for (const piece of pieces) {
      const filled = textOf(piece, filing, file);
      if (filled === undefined) return { missing: piece.kind === 'field' ? piece.name : 'file' };
      text += filled;
    }
    const isLast = index === pattern.length - 1;
    const name = safeName(text, isLast ? ending : '');
    parts.push(isLast ? name.slice(0, name.length - ending.length) : name);
  }
  return { stem: parts.join('/') };
}

function textOf(piece: Piece, filing: Filing, file: string): string | undefined {
  if (piece.kind === 'text') return piece.text;
  const text = piece.kind === 'file' ? file : fieldText(filing, piece.path);
  return text === undefined || text.trim() === '' ? undefined : text.trim();
}

function unknownField(name: string): UserError {
  return userError(
    `申报里没有“${name}”这一项`,
    `a filing has no “${name}”`,
    didYouMean(name, ['file', ...fieldNames()]) ?? {
      zh: '可以写 year、project.name、project.department 等单个的值，或 file（申报的文件名）。',
      en: 'It may be a single value such as year or project.name, or file (the name of the file).',
    },
  );
}
