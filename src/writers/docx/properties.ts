/** core.xml: the title and the date given; nothing of the machine or the person. */
import { xmlPart, xmlText } from './xml.ts';

/** The part docProps/core.xml. */
export function corePart(title: string, date: Date): string {
  const stamp = `${date.toISOString().slice(0, 19)}Z`;
  const time = (name: string) =>
    `<dcterms:${name} xsi:type="dcterms:W3CDTF">${stamp}</dcterms:${name}>`;
  return xmlPart(
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"' +
      ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"' +
      ' xmlns:dcmitype="http://purl.org/dc/dcmitype/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
      `<dc:title>${xmlText(title)}</dc:title><dc:creator>perfgoal</dc:creator>` +
      `${time('created')}${time('modified')}<dc:language>zh-CN</dc:language></cp:coreProperties>`,
  );
}
