/** Font files: shipped ones, those of --font, and those that a user's own template names. */
import { dirname, isAbsolute, resolve } from 'node:path';
import {
  type FontBytes,
  type FormTemplate,
  readFont,
  shippedFaces,
  UserError,
  userError,
} from '../../internal.ts';
import { isFont } from './font-tables.ts';
import { isInside, realPath } from './paths.ts';
import { readBounded } from './read.ts';
import { systemError } from './system-error.ts';

/** The largest font file that is read, in bytes; the CJK collections of systems take 20 to 60 MB. */
const MAX_FONT_BYTES = 128 * 1024 * 1024;

/**
 * A function that reads shipped fonts by id and font files by absolute path, each once. It throws UserError for a file
 * that is not a font.
 */
export function fontReader(): (face: string) => FontBytes {
  const read = new Map<string, FontBytes>();
  return face => {
    const known = read.get(face);
    if (known) return known;
    const bytes = isAbsolute(face) ? readFontFile(face) : readFont(face);
    read.set(face, bytes);
    return bytes;
  };
}

function readFontFile(path: string): Uint8Array {
  const bytes = readFontBytes(path);
  if (isFont(bytes)) return bytes;
  throw userError(`${path} 不是完整的字体文件`, `${path} is not a complete font file`, {
    zh: '请换一个完好的 .ttf 或 .otf 文件；网页用的 .woff 要先转换。',
    en: 'Use a sound .ttf or .otf file; convert .woff files of web pages first.',
  });
}

function readFontBytes(path: string): Uint8Array {
  try {
    return readBounded(path, MAX_FONT_BYTES);
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw systemError(error, {
      zh: `读不了字体文件 ${path}`,
      en: `cannot read the font file ${path}`,
    });
  }
}

type Style = FormTemplate['pageNumber'];

/**
 * A user's own template with its font files by absolute path. Throws UserError for one outside the template's folder,
 * so that a template from elsewhere cannot make perfgoal read other files.
 */
export function withOwnFonts(template: FormTemplate, path: string): FormTemplate {
  const folder = dirname(path);
  const placed = (style: Style): Style => {
    const { face } = style.font;
    if (shippedFaces.includes(face)) return style;
    const file = resolve(folder, face);
    if (!isInside(realPath(folder), realPath(file))) throw fontOutside(face);
    return { ...style, font: { ...style.font, face: file } };
  };
  const styles = Object.entries(template.styles).map(([name, style]) => [name, placed(style)]);
  return {
    ...template,
    styles: Object.fromEntries(styles),
    pageNumber: placed(template.pageNumber),
  };
}

/** The font files that a template names, whether they exist or not; absolute if `withOwnFonts` gave the template. */
export function fontFilesOf({ styles, pageNumber }: FormTemplate): readonly string[] {
  const faces = [...Object.values(styles), pageNumber].map(({ font }) => font.face);
  return [...new Set(faces)].filter(face => !shippedFaces.includes(face));
}

function fontOutside(face: string): UserError {
  const some = shippedFaces.slice(0, 3);
  return userError(
    `表样里的字体文件 ${face} 不在表样所在的文件夹里`,
    `the font file ${face} is outside the folder of its template`,
    {
      zh: `把它放进去；自带的字体是 ${some.join('、')}。`,
      en: `Move it there, or use a shipped font: ${some.join(', ')}.`,
    },
  );
}
