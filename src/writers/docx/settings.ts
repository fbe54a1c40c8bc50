/** settings.xml: a document of Word 2013 or later in Chinese, without squiggles and without squeezed punctuation. */
import { XMLNS_W, xmlPart } from './xml.ts';

const COMPATIBILITY = {
  compatibilityMode: 15,
  overrideTableStyleFontSizeAndJustification: 1,
  enableOpenTypeFeatures: 1,
  doNotFlipMirrorIndents: 1,
  differentiateMultirowTableHeaders: 1,
};

/** The part word/settings.xml; the same for every sheet. */
export function settingsPart(): string {
  const compat = Object.entries(COMPATIBILITY)
    .map(
      ([name, value]) =>
        `<w:compatSetting w:name="${name}" w:uri="http://schemas.microsoft.com/office/word" w:val="${value}"/>`,
    )
    .join('');
  return xmlPart(
    `<w:settings ${XMLNS_W}><w:zoom w:percent="100"/><w:hideSpellingErrors/><w:hideGrammaticalErrors/>` +
      '<w:defaultTabStop w:val="420"/><w:characterSpacingControl w:val="doNotCompress"/>' +
      `<w:compat>${compat}</w:compat>` +
      '<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/>' +
      '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>',
  );
}
