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

type Segment =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'field'; readonly name: string; readonly path: Path }
  /** The name of the filing’s own file, without its ending. */
  | { readonly kind: 'file' };

/** The parts of a path, each made of segments. */
export type NamePattern = readonly (readonly Segment[])[];

/** Where a filing’s documents go below the output folder, without the ending; or the field that it does not state. */
export type Naming =
  | { readonly stem: string; readonly missing?: undefined }
  | { readonly stem?: undefined; readonly missing: string };

/** Reads a pattern. Throws UserError for one that leads out of the folder or names no field. */
export function parseNamePattern(text: string): NamePattern {
  const parts = text.split('/');
  const isOutside = parts.some(part => part.trim() === '' || /^\.+$/.test(part.trim()));
  if (isOutside || text.includes('\\') || /^[a-z]:/i.test(text))
    throw userError(`--name 的写法“${text}”不对`, `invalid value “${text}” for --name`, {
      zh: '写成输出文件夹里的相对路径，用 / 分隔，例如 {year}/{project.name}。',
      en: 'Give a path below the output folder, with /, e.g. {year}/{project.name}.',
    });
  const pattern = parts.map(segmentsOf);
  if (pattern.flat().every(({ kind }) => kind === 'text'))
    throw userError(
      '--name 里没有花括号，所有文件会同名',
      '--name has no field in braces: all documents would have the same name',
      { zh: '例如 {year}/{project.name}。', en: 'E.g. {year}/{project.name}.' },
    );
  return pattern;
}

function segmentsOf(part: string): readonly Segment[] {
  return part.split(/(\{[^{}]*\})/).flatMap((text): readonly Segment[] => {
    if (text === '') return [];
    if (!/^\{.*\}$/.test(text)) {
      if (!/[{}]/.test(text)) return [{ kind: 'text', text }];
      throw userError('--name 里的花括号不成对', 'unbalanced brace in --name', {
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
export function fillPattern(
  pattern: NamePattern,
  filing: Filing,
  file: string,
  ending: string,
): Naming {
  const parts: string[] = [];
  for (const [index, segments] of pattern.entries()) {
    let text = '';
    for (const segment of segments) {
      const filled = filledIn(segment, filing, file);
      if (filled === undefined)
        return { missing: segment.kind === 'field' ? segment.name : 'file' };
      text += filled;
    }
    const isLast = index === pattern.length - 1;
    const name = safeName(text, isLast ? ending : '');
    parts.push(isLast ? name.slice(0, name.length - ending.length) : name);
  }
  return { stem: parts.join('/') };
}

function filledIn(segment: Segment, filing: Filing, file: string): string | undefined {
  if (segment.kind === 'text') return segment.text;
  const text = segment.kind === 'file' ? file : fieldText(filing, segment.path);
  return text === undefined || text.trim() === '' ? undefined : text.trim();
}

function unknownField(name: string): UserError {
  return userError(
    `申报里没有“${name}”这一项`,
    `unknown field “${name}” in --name`,
    didYouMean(name, ['file', ...fieldNames()]) ?? {
      zh: '可以写 year、project.name、project.department 等单个的值，或 file（申报的文件名）。',
      en: 'A field is a single value such as year or project.name, or file (the name of the filing’s file).',
    },
  );
}
