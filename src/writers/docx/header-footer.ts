/** header1.xml and footer1.xml: the page number as GB/T 9704 sets it, and the draft mark on every page. */
import type { Sheet } from '../../form/sheet.ts';
import { XMLNS_W, xmlPart, xmlText } from './xml.ts';

const NAMESPACES =
  `${XMLNS_W} xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"` +
  ' xmlns:w10="urn:schemas-microsoft-com:office:word"';
/** Size of the word in the header and height of the watermark, pt. */
const MARK_SIZE = 22;
const WATERMARK = 130;

const character = (type: 'begin' | 'separate' | 'end') =>
  `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`;
const instruction = (text: string) =>
  `<w:r><w:instrText xml:space="preserve">${xmlText(text)}</w:instrText></w:r>`;
const text = (value: string) => `<w:r><w:t xml:space="preserve">${xmlText(value)}</w:t></w:r>`;

/** A field with the result to show until Word reckons it anew. */
function field(content: string, result: string): string {
  return character('begin') + content + character('separate') + text(result) + character('end');
}

/** The part word/footer1.xml: — 1 —, centred. */
export function footerPart(): string {
  const number = text('— ') + field(instruction(' PAGE '), '1') + text(' —');
  return xmlPart(
    `<w:ftr ${NAMESPACES}><w:p><w:pPr><w:pStyle w:val="Footer"/><w:jc w:val="center"/></w:pPr>${number}</w:p></w:ftr>`,
  );
}

/** Word knows a shape with this beginning of its id as a watermark, to be removed by its menu. */
function watermark(sheet: Sheet, mark: string): string {
  const width = WATERMARK * [...mark].length;
  const font = xmlText(sheet.pageNumber.font.office);
  return (
    '<w:r><w:pict><v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" path="m@7,l@8,m@5,21600l@6,21600e">' +
    '<v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/><v:f eqn="mid @5 @6"/><v:f eqn="mid @8 @5"/><v:f eqn="mid @7 @8"/><v:f eqn="mid @6 @7"/><v:f eqn="sum @6 0 @5"/></v:formulas>' +
    '<v:path textpathok="t" o:connecttype="custom" o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800" o:connectangles="270,180,90,0"/><v:textpath on="t" fitshape="t"/></v:shapetype>' +
    `<v:shape id="PowerPlusWaterMarkObject1" o:spid="_x0000_s2049" type="#_x0000_t136" alt="${xmlText(mark)}"` +
    ` style="position:absolute;margin-left:0;margin-top:0;width:${width}pt;height:${WATERMARK}pt;rotation:315;z-index:-251658752;mso-position-horizontal:center;mso-position-horizontal-relative:margin;mso-position-vertical:center;mso-position-vertical-relative:margin"` +
    ` o:allowincell="f" fillcolor="#d9d9d9" stroked="f"><v:fill opacity=".5"/>` +
    `<v:textpath style="font-family:&quot;${font}&quot;;font-size:1pt" string="${xmlText(mark)}"/>` +
    '<w10:wrap anchorx="margin" anchory="margin"/></v:shape></w:pict></w:r>'
  );
}

/** The part word/header1.xml: the mark as text on the right and as a watermark. */
export function headerPart(sheet: Sheet, mark: string): string {
  const size = MARK_SIZE * 2;
  const run = `<w:r><w:rPr><w:color w:val="A6A6A6"/><w:sz w:val="${size}"/><w:szCs w:val="${size}"/></w:rPr><w:t>${xmlText(mark)}</w:t></w:r>`;
  return xmlPart(
    `<w:hdr ${NAMESPACES}><w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>${watermark(sheet, mark)}${run}</w:p></w:hdr>`,
  );
}
