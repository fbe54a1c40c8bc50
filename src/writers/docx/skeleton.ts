/**
 * What docx writes around a form, word for word as tests prove: relations, kinds of parts, the shell of the document.
 * Written here, so that nobody waits for docx to load, which takes longer than all the rest.
 */
import type { Sheet } from '../../form/sheet.ts';
import { pageOf } from './page.ts';
import { DOCUMENT, type Part } from './parts.ts';

const XML = '<?xml version="1.0" encoding="UTF-8"?>';
const STANDALONE = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const MICROSOFT = 'http://schemas.microsoft.com/office';

/** The namespaces of the document in the order of docx; most are never used. */
const NAMESPACES = {
  wpc: `${MICROSOFT}/word/2010/wordprocessingCanvas`,
  mc: 'http://schemas.openxmlformats.org/markup-compatibility/2006',
  o: 'urn:schemas-microsoft-com:office:office',
  r: `${OFFICE}/relationships`,
  m: `${OFFICE}/math`,
  v: 'urn:schemas-microsoft-com:vml',
  wp14: `${MICROSOFT}/word/2010/wordprocessingDrawing`,
  wp: 'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing',
  w10: 'urn:schemas-microsoft-com:office:word',
  w: 'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
  w14: `${MICROSOFT}/word/2010/wordml`,
  w15: `${MICROSOFT}/word/2012/wordml`,
  wpg: `${MICROSOFT}/word/2010/wordprocessingGroup`,
  wpi: `${MICROSOFT}/word/2010/wordprocessingInk`,
  wne: `${MICROSOFT}/word/2006/wordml`,
  wps: `${MICROSOFT}/word/2010/wordprocessingShape`,
  cx: `${MICROSOFT}/drawing/2014/chartex`,
  cx1: `${MICROSOFT}/drawing/2015/9/8/chartex`,
  cx2: `${MICROSOFT}/drawing/2015/10/21/chartex`,
  cx3: `${MICROSOFT}/drawing/2016/5/9/chartex`,
  cx4: `${MICROSOFT}/drawing/2016/5/10/chartex`,
  cx5: `${MICROSOFT}/drawing/2016/5/11/chartex`,
  cx6: `${MICROSOFT}/drawing/2016/5/12/chartex`,
  cx7: `${MICROSOFT}/drawing/2016/5/13/chartex`,
  cx8: `${MICROSOFT}/drawing/2016/5/14/chartex`,
  aink: `${MICROSOFT}/drawing/2016/ink`,
  am3d: `${MICROSOFT}/drawing/2017/model3d`,
  w16cex: `${MICROSOFT}/word/2018/wordml/cex`,
  w16cid: `${MICROSOFT}/word/2016/wordml/cid`,
  w16: `${MICROSOFT}/word/2018/wordml`,
  w16sdtdh: `${MICROSOFT}/word/2020/wordml/sdtdatahash`,
  w16se: `${MICROSOFT}/word/2015/wordml/symex`,
};

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

/** Kinds of parts by the ending of their names. */
const DEFAULTS = [
  ['png', 'image/png'],
  ['jpeg', 'image/jpeg'],
  ['jpg', 'image/jpeg'],
  ['bmp', 'image/bmp'],
  ['gif', 'image/gif'],
  ['svg', 'image/svg+xml'],
  ['rels', 'application/vnd.openxmlformats-package.relationships+xml'],
  ['xml', 'application/xml'],
  ['odttf', 'application/vnd.openxmlformats-officedocument.obfuscatedFont'],
] as const;

function contentTypes(marked: boolean): string {
  const overrides = [
    ['word/document', `${WORD}.document.main`],
    ['word/styles', `${WORD}.styles`],
    ['docProps/core', 'application/vnd.openxmlformats-package.core-properties'],
    ['docProps/app', 'application/vnd.openxmlformats-officedocument.extended-properties'],
    ['word/settings', `${WORD}.settings`],
    ['word/fontTable', `${WORD}.fontTable`],
    ...(marked ? [['word/header1', `${WORD}.header`]] : []),
    ['word/footer1', `${WORD}.footer`],
  ];
  return `${XML}<Types xmlns="${PACKAGE}/content-types">${DEFAULTS.map(
    ([ending, type]) => `<Default ContentType="${type}" Extension="${ending}"/>`,
  ).join('')}${overrides
    .map(([path, type]) => `<Override ContentType="${type}+xml" PartName="/${path}.xml"/>`)
    .join('')}</Types>`;
}

const relations = (all: readonly (readonly [id: number, type: string, target: string])[]) =>
  `${XML}<Relationships xmlns="${PACKAGE}/relationships">${all
    .map(
      ([id, type, target]) => `<Relationship Id="rId${id}" Type="${type}" Target="${target}.xml"/>`,
    )
    .join('')}</Relationships>`;

const ofOffice = (id: number, kind: string, target: string) =>
  [id, `${OFFICE}/relationships/${kind}`, target] as const;

/** What stands for the same form in every document, besides our own parts; `marked` where the sheet has a header. */
export function skeletonParts(marked: boolean): readonly Part[] {
  return [
    { path: '[Content_Types].xml', data: contentTypes(marked) },
    {
      path: '_rels/.rels',
      data: relations([
        ofOffice(1, 'officeDocument', DOCUMENT.replace(/\.xml$/, '')),
        [2, `${PACKAGE}/relationships/metadata/core-properties`, 'docProps/core'],
        ofOffice(3, 'extended-properties', 'docProps/app'),
      ]),
    },
    {
      path: 'docProps/app.xml',
      data: `${STANDALONE}<Properties xmlns="${OFFICE}/extended-properties" xmlns:vt="${OFFICE}/docPropsVTypes"/>`,
    },
    {
      path: 'word/_rels/document.xml.rels',
      data: relations([
        ofOffice(1, 'styles', 'styles'),
        ofOffice(5, 'settings', 'settings'),
        ...(marked ? [ofOffice(FIRST_FREE, 'header', 'header1')] : []),
        ofOffice(marked ? FIRST_FREE + 1 : FIRST_FREE, 'footer', 'footer1'),
        ofOffice(marked ? FIRST_FREE + 2 : FIRST_FREE + 1, 'fontTable', 'fontTable'),
      ]),
    },
  ];
}

/** The first number that docx gives to a part of the user's. */
const FIRST_FREE = 7;

/** What stands before the body in the document. */
export const documentHead = `${STANDALONE}<w:document mc:Ignorable="w14 w15 wp14"${Object.entries(
  NAMESPACES,
)
  .map(([prefix, name]) => ` xmlns:${prefix}="${name}"`)
  .join('')}><w:body>`;

/** What stands after it: the paper and the ids of header and footer. */
export function documentTail(sheet: Sheet): string {
  const { size, margin } = pageOf(sheet);
  const reference = (kind: string, id: number) =>
    `<w:${kind}Reference w:type="default" r:id="rId${id}"/>`;
  const references = sheet.mark
    ? reference('header', FIRST_FREE) + reference('footer', FIRST_FREE + 1)
    : reference('footer', FIRST_FREE);
  const margins = Object.entries(margin).map(([side, twips]) => ` w:${side}="${twips}"`);
  return (
    `<w:sectPr>${references}<w:pgSz w:w="${size.width}" w:h="${size.height}" w:orient="portrait"/>` +
    `<w:pgMar${margins.join('')}/><w:pgNumType/><w:docGrid w:linePitch="360"/></w:sectPr></w:body></w:document>`
  );
}
