/** The word of a draft on every page, as Word draws watermarks: a shape of VML, which docx has no words for. */
import { Header, Paragraph, TextRun, type XmlComponent } from 'docx';
import { writable } from '../xml.ts';
import type { WordFont } from './font-table.ts';
import { element } from './styles.ts';

/** Size of the word in the header and its height across the page, pt. */
const HEADER_SIZE = 22;
const WATERMARK_SIZE = 130;

/** The header with the word: as text on the right and across the page. */
export function watermarkHeader(word: string, font: WordFont): Header {
  const shape = element('w:pict', {}, [SHAPE_TYPE, shapeOf(word, font.office)]);
  const text = new TextRun({ text: word, color: 'A6A6A6', size: HEADER_SIZE * 2 });
  const children = [new TextRun({ children: [shape] }), text];
  return new Header({ children: [new Paragraph({ style: 'Header', children })] });
}

/** What Word draws text as a shape by. */
const SHAPE_TYPE = element(
  'v:shapetype',
  {
    id: '_x0000_t136',
    coordsize: '21600,21600',
    'o:spt': 136,
    adj: 10800,
    path: 'm@7,l@8,m@5,21600l@6,21600e',
  },
  [
    element(
      'v:formulas',
      {},
      [
        'sum #0 0 10800',
        'prod #0 2 1',
        'sum 21600 0 @1',
        'sum 0 0 @2',
        'sum 21600 0 @3',
        'if @0 @3 0',
        'if @0 21600 @1',
        'if @0 0 @2',
        'if @0 @4 21600',
        'mid @5 @6',
        'mid @8 @5',
        'mid @7 @8',
        'mid @6 @7',
        'sum @6 0 @5',
      ].map(eqn => element('v:f', { eqn })),
    ),
    element('v:path', {
      textpathok: 't',
      'o:connecttype': 'custom',
      'o:connectlocs': '@9,0;@10,10800;@11,21600;@12,10800',
      'o:connectangles': '270,180,90,0',
    }),
    element('v:textpath', { on: 't', fitshape: 't' }),
  ],
);

/** Word knows a shape with this beginning of its id as a watermark, to be removed by its menu. */
function shapeOf(word: string, font: string): XmlComponent {
  const style = {
    position: 'absolute',
    'margin-left': 0,
    'margin-top': 0,
    width: `${WATERMARK_SIZE * [...word].length}pt`,
    height: `${WATERMARK_SIZE}pt`,
    rotation: 315,
    'z-index': -251658752,
    'mso-position-horizontal': 'center',
    'mso-position-horizontal-relative': 'margin',
    'mso-position-vertical': 'center',
    'mso-position-vertical-relative': 'margin',
  };
  return element(
    'v:shape',
    {
      id: 'PowerPlusWaterMarkObject1',
      'o:spid': '_x0000_s2049',
      type: '#_x0000_t136',
      alt: writable(word),
      style: declarations(style),
      'o:allowincell': 'f',
      fillcolor: '#d9d9d9',
      stroked: 'f',
    },
    [
      element('v:fill', { opacity: '.5' }),
      element('v:textpath', {
        style: declarations({ 'font-family': `"${font}"`, 'font-size': '1pt' }),
        string: word,
      }),
      element('w10:wrap', { anchorx: 'margin', anchory: 'margin' }),
    ],
  );
}

const declarations = (style: Readonly<Record<string, string | number>>) =>
  Object.entries(style)
    .map(([name, value]) => `${name}:${value}`)
    .join(';');
