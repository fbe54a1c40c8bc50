/** The second verb: a checked filing to the bytes of a document. */
import { readBuiltParts, readFont as readShippedFont } from './assets.ts';
import type { Checked } from './check.ts';
import { drawingWith, missingFindings, missingOn } from './drawable.ts';
import { type MissingCharacter, MissingCharacters, UserError } from './errors.ts';
import { type Finding, hasErrors } from './finding.ts';
import { composeSheet } from './form/compose.ts';
import type { Font, FontBytes, Sheet, Style } from './form/sheet.ts';
import type { FormTemplate } from './form/template.ts';
import { located } from './source/located.ts';
import { once } from './source/memoize.ts';
import { suggestion } from './source/suggest.ts';
import type { PartsFile } from './writers/docx/static-parts.ts';
import { type Format, formats, writers } from './writers/index.ts';

export interface RenderOptions {
  readonly format: Format;
  /** Renders in spite of errors that are not structural, marked 草稿. */
  readonly draft?: boolean;
  /** Font files by the role of the template's fonts, e.g. body → simfang.ttf; `check` is given them too. */
  readonly fonts?: Readonly<Record<string, string>>;
  /** For the document's properties; by default the first day of the filing's budget year. */
  readonly date?: Date;
  /** Reads a face: the id of a shipped one or the path of a font file. By default both are read where they are named. */
  readonly readFont?: (face: string) => FontBytes;
}

export type Rendered =
  | { readonly bytes: Uint8Array; readonly findings: readonly Finding[] }
  | { readonly bytes?: undefined; readonly findings: readonly Finding[] };

/** Loaded when it is needed, since `check` does without, and once, since import() takes 15 µs each time. */
const typesetter = once(() => import('./layout/typeset.ts'));

/** The word on each page of a draft. */
const DRAFT = '草稿';

/** Whether a filing may be drawn: without errors, or as a draft without structural ones. */
export function isRenderable({ template, findings }: Checked, draft: boolean): boolean {
  return (
    template !== undefined &&
    !hasErrors(draft ? findings.filter(finding => finding.structural) : findings)
  );
}

/**
 * Draws the form of a checked filing. Without bytes the findings say why: the filing has errors, or a character that
 * no font has. Rejects with UserError for a format that does not exist, a font that cannot be read or a role that the
 * form does not have.
 */
export async function render(checked: Checked, options: RenderOptions): Promise<Rendered> {
  refuseWrongCall(checked, options);
  const { template, filing, findings } = checked;
  if (!template || !isRenderable(checked, options.draft ?? false)) return { findings };
  const watermark = hasErrors(findings) || options.draft ? { watermark: DRAFT } : {};
  const sheet = withFonts(composeSheet(filing, template, watermark), options.fonts ?? {});
  const date = options.date ?? new Date(Date.UTC(filing.year?.first ?? 2000, 0, 1));
  const { readFont = readShippedFont } = options;
  const missing = missingOn(sheet, drawingWith(readFont));
  if (missing.length > 0) return { findings: withMissing(checked, missing) };
  try {
    const [{ typeset }, write] = await Promise.all([typesetter(), writers[options.format]()]);
    const bytes = await write(typeset(sheet), { date, readFont, readBuiltParts });
    return { bytes, findings };
  } catch (error) {
    if (!(error instanceof MissingCharacters)) throw error;
    return { findings: withMissing(checked, error.characters) };
  }
}

const withMissing = ({ findings, source }: Checked, missing: readonly MissingCharacter[]) =>
  located([...findings, ...missingFindings(missing, source)], source);

/** For callers without types. */
function refuseWrongCall(checked: unknown, options: unknown): void {
  if (!Array.isArray(Object(checked).findings))
    throw new TypeError('render(checked, options) takes what check(…) gave');
  const format: unknown = Object(options).format;
  if (formats.some(known => known === format)) return;
  throw new UserError(
    { zh: `没有格式「${format}」`, en: `unknown format “${format}”` },
    { zh: `可选：${formats.join('、')}。`, en: `One of: ${formats.join(', ')}` },
  );
}

/** For the build: the files of parts that the Word documents of a form share, and those of its drafts. */
export async function builtWordParts(template: FormTemplate): Promise<readonly PartsFile[]> {
  const { buildParts } = await import('./writers/docx/static-parts.ts');
  return Promise.all([template, { ...template, watermark: DRAFT }].map(buildParts));
}

function withFonts(sheet: Sheet, fonts: Readonly<Record<string, string>>): Sheet {
  if (Object.keys(fonts).length === 0) return sheet;
  const roles = new Set(Object.values(sheet.styles).map(style => style.font.role ?? ''));
  for (const role of Object.keys(fonts)) if (!roles.has(role)) throw unknownRole(role, [...roles]);
  const swap = (style: Style): Style => {
    const face = fonts[style.font.role ?? ''];
    return face === undefined ? style : { ...style, font: { ...style.font, face } satisfies Font };
  };
  const styles = Object.fromEntries(
    Object.entries(sheet.styles).map(([name, style]) => [name, swap(style)]),
  );
  return { ...sheet, styles, pageNumber: swap(sheet.pageNumber) };
}

function unknownRole(role: string, roles: readonly string[]): UserError {
  return new UserError(
    { zh: `表样没有名为「${role}」的字体`, en: `the form has no font “${role}”` },
    suggestion(role, roles),
  );
}
