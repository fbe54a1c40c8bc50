/** The first look at a font: what is no single TrueType or OpenType font is said so, in words for its user. */
import { UserError } from '../errors.ts';
import type { FontBytes } from '../form/sheet.ts';
import { type FontFile, readFontFile } from './font-file.ts';

/** Parses a TrueType or OpenType font; anything else is a UserError. */
export function parseFont(id: string, bytes: FontBytes): FontFile {
  const magic = String.fromCharCode(...bytes.subarray(0, 4));
  if (magic === 'ttcf') {
    throw new UserError(
      {
        zh: `字体文件 ${id} 是字体集合（.ttc），不能直接使用`,
        en: `the font ${id} is a font collection (.ttc), which cannot be used as it is`,
      },
      {
        zh: '请改用单个字体文件（.ttf 或 .otf）。',
        en: 'Use a file with a single font (.ttf or .otf).',
      },
    );
  }
  try {
    if (magic !== 'OTTO' && magic !== 'true' && magic !== '\u0000\u0001\u0000\u0000') {
      throw new Error('neither TrueType nor OpenType');
    }
    return readFontFile(bytes);
  } catch (cause) {
    throw new UserError(
      { zh: `字体文件 ${id} 无法读取`, en: `the font ${id} cannot be read` },
      {
        zh: '请检查它是否是完整的 .ttf 或 .otf 文件。',
        en: 'Check that it is a complete .ttf or .otf file.',
      },
      { cause },
    );
  }
}
