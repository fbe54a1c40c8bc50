/** The font files of a user's own template: they stand in its folder, and nowhere else. */
import { dirname, resolve } from 'node:path';
import { type FormTemplate, shippedFaces, UserError } from '../internal.ts';
import { isInside } from './files/paths.ts';
import { realPath } from './real-path.ts';

type Style = FormTemplate['pageNumber'];

/** The template with its font files by absolute path. Throws UserError for one outside the template's folder. */
export function withOwnFonts(template: FormTemplate, path: string): FormTemplate {
  const folder = dirname(path);
  const placed = (style: Style): Style => {
    const { face } = style.font;
    if (shippedFaces.includes(face)) return style;
    const file = resolve(folder, face);
    if (!isInside(realPath(folder), realPath(file))) throw strays(face);
    return { ...style, font: { ...style.font, face: file } };
  };
  const styles = Object.entries(template.styles).map(([name, style]) => [name, placed(style)]);
  return {
    ...template,
    styles: Object.fromEntries(styles),
    pageNumber: placed(template.pageNumber),
  };
}

/** The font files that a template names, be they there or not; absolute if withOwnFonts gave it. */
export function fontFilesOf({ styles, pageNumber }: FormTemplate): readonly string[] {
  const faces = [...Object.values(styles), pageNumber].map(({ font }) => font.face);
  return [...new Set(faces)].filter(face => !shippedFaces.includes(face));
}

const strays = (face: string) =>
  new UserError(
    {
      zh: `表样里的字体文件 ${face} 不在表样所在的文件夹里`,
      en: `the font file ${face} of the template is not in the template’s folder`,
    },
    {
      zh: `把它放进去；自带的字体是 ${shippedFaces.slice(0, 3).join('、')}。`,
      en: `Put it there; the shipped faces are ${shippedFaces.slice(0, 3).join(', ')}.`,
    },
  );
