/** What Word can say in many ways, written by hand: merges, boxes, fields, changes, fonts. */
import { describe, expect, test } from 'vitest';
import { gridOf } from '../../src/word/grid.ts';
import { readWord } from '../../src/word/word.ts';
import { openZip } from '../../src/word/zip.ts';
import {
  begin,
  cell,
  documentXml,
  docxOf,
  go,
  packed,
  paragraph,
  row,
  run,
  span,
  stylesXml,
  table,
  text,
} from './ooxml.ts';

const readBody = (body: string, parts: Readonly<Record<string, string>> = {}) =>
  readWord(openZip(docxOf(body, parts)), { formats: true });

/** The text of a paragraph of the given runs. */
const textOf = (runs: string) =>
  readBody(`${paragraph(runs)}${table([1000], [row([cell('格')])])}`).above[0]?.text;

/** The cells of a grid where they begin: column+colSpan×rowSpan text. */
function cellsOf(...tables: readonly string[]): readonly string[] {
  const { at, rows, columns } = gridOf(readBody(tables.join('<w:p/>')).tables, 150);
  return rows.map((_, index) =>
    columns
      .map((_, column) => at(index, column))
      .filter((one, column) => one.row === index && one.column === column)
      .map(
        one =>
          `${one.column}+${one.colSpan}×${one.rowSpan} ${one.paragraphs.map(({ text }) => text).join('')}`,
      )
      .join(' | '),
  );
}

const columnsOf = (...tables: readonly string[]) =>
  gridOf(readBody(tables.join('<w:p/>')).tables, 150).columns;

describe('text', () => {
  test.each([
    [
      'runs, tabs and breaks',
      `${text('一')}${run('<w:tab/>')}${run('<w:t>二</w:t><w:br/>')}${text('三')}`,
      '一\t二\n三',
    ],
    ['space is kept', text(' 年  月 '), ' 年  月 '],
    [
      'symbols of symbol fonts',
      ['F0A3', 'F06F', 'F0A8', 'F0FE']
        .map(code =>
          run(
            `<w:sym w:font="${code === 'F0A3' ? 'Wingdings 2' : 'Wingdings'}" w:char="${code}"/>`,
          ),
        )
        .join(''),
      '□□□☑',
    ],
    [
      'those of Wingdings 2',
      ['F052', '0052', 'F053']
        .map(code => run(`<w:sym w:font="Wingdings 2" w:char="${code}"/>`))
        .join(''),
      '☑☑☒',
    ],
    [
      'letters set in a symbol font',
      run('<w:t>o</w:t>', '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>'),
      '□',
    ],
    ['codes of a symbol font in text', text('新增\uF0A3'), '新增□'],
    ['an unknown symbol is not lost', run('<w:sym w:font="Webdings" w:char="F041"/>'), '〓'],
    [
      'inserted text stays, deleted goes',
      `<w:ins>${text('甲')}</w:ins><w:del>${run('<w:delText>乙</w:delText>')}</w:del><w:moveFrom>${text('丙')}</w:moveFrom><w:moveTo>${text('丁')}</w:moveTo>`,
      '甲丁',
    ],
    ['hidden text goes', `${text('甲')}${run('<w:t>乙</w:t>', '<w:vanish/>')}`, '甲'],
    [
      'a check box of a form field',
      `${run('<w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="0"/></w:checkBox></w:ffData></w:fldChar>')}${run('<w:instrText> FORMCHECKBOX </w:instrText>')}${run('<w:fldChar w:fldCharType="end"/>')}${text('新增')}`,
      '□新增',
    ],
    [
      'a ticked one',
      `${run('<w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox></w:ffData></w:fldChar>')}${run('<w:fldChar w:fldCharType="end"/>')}`,
      '☑',
    ],
    [
      'the result of a field, not its code',
      `${run('<w:fldChar w:fldCharType="begin"/>')}${run('<w:instrText>DATE</w:instrText>')}${text('隐')}${run('<w:fldChar w:fldCharType="separate"/>')}${text('2025年')}${run('<w:fldChar w:fldCharType="end"/>')}`,
      '2025年',
    ],
    [
      'a check box control',
      `<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="1"/></w14:checkbox></w:sdtPr><w:sdtContent>${text('☒')}</w:sdtContent></w:sdt>`,
      '☑',
    ],
    [
      'an open one',
      `<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="0"/></w14:checkbox></w:sdtPr><w:sdtContent>${text('☐')}</w:sdtContent></w:sdt>`,
      '□',
    ],
    [
      'no placeholder of a control',
      `${text('姓名')}<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>${text('单击输入')}</w:sdtContent></w:sdt>`,
      '姓名',
    ],
    [
      'an alternative once',
      `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:t>新</w:t></mc:Choice><mc:Fallback><w:t>旧</w:t></mc:Fallback></mc:AlternateContent></w:r>`,
      '新',
    ],
    ['braces are text', text('{year}'), '{year}'],
    ['invisible characters go', text('主\u200B管\uFEFF部\u00AD门'), '主管部门'],
    [
      'a hyperlink and a simple field',
      `<w:hyperlink>${text('甲')}</w:hyperlink><w:fldSimple w:instr="X">${text('乙')}</w:fldSimple>`,
      '甲乙',
    ],
  ])('%s', (_, runs, expected) => {
    expect(textOf(runs)).toBe(expected);
  });

  test('a text box follows its paragraph, once', () => {
    const box = (content: string) =>
      `<wps:txbx><w:txbxContent>${content}</w:txbxContent></wps:txbx>`;
    const anchored = run(
      `<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>${box(paragraph(text('附件1')))}</w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>${paragraph(text('附件1'))}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent>`,
    );
    const { above } = readBody(
      `${paragraph(`${text('标题')}${anchored}`)}${table([1000], [row([cell('格')])])}`,
    );
    expect(above.map(line => line.text)).toEqual(['标题', '附件1']);
  });
});

describe('grid', () => {
  test('vMerge and gridSpan together', () => {
    expect(
      cellsOf(
        table(
          [1000, 1000, 2000, 1000],
          [
            row([cell('甲', begin), cell('乙', span(2)), cell('丙')]),
            row([cell('', go), cell('丁'), cell('戊', `${span(2)}${begin}`)]),
            row([cell('己'), cell('庚'), cell('', `${span(2)}${go}`)]),
          ],
        ),
      ),
    ).toEqual(['0+1×2 甲 | 1+2×1 乙 | 3+1×1 丙', '1+1×1 丁 | 2+2×2 戊', '0+1×1 己 | 1+1×1 庚']);
  });

  test('hMerge of older files', () => {
    const [begun, goes] = ['<w:hMerge w:val="restart"/>', '<w:hMerge w:val="continue"/>'];
    expect(
      cellsOf(
        table(
          [1000, 1000, 1000],
          [
            row([cell('甲'), cell('乙', begun), cell('', goes)]),
            row([cell('1'), cell('2'), cell('3')]),
          ],
        ),
      ),
    ).toEqual(['0+1×1 甲 | 1+2×1 乙', '0+1×1 1 | 1+1×1 2 | 2+1×1 3']);
  });

  test('gridBefore and gridAfter leave empty cells', () => {
    expect(
      cellsOf(
        table(
          [1000, 1000, 1000],
          [
            row([cell('甲'), cell('乙'), cell('丙')]),
            row([cell('丁')], '<w:gridBefore w:val="1"/><w:gridAfter w:val="1"/>'),
          ],
        ),
      ),
    ).toEqual(['0+1×1 甲 | 1+1×1 乙 | 2+1×1 丙', '0+1×1  | 1+1×1 丁 | 2+1×1 ']);
  });

  test('a continued merge with nothing above, or of another width, is a cell of its own', () => {
    expect(
      cellsOf(
        table(
          [1000, 1000],
          [row([cell('甲', go), cell('乙', begin)]), row([cell('', `${span(2)}${go}`)])],
        ),
      ),
    ).toEqual(['0+1×1  | 1+1×1 乙', '0+2×1 ']);
  });

  test('boundaries that nearly meet are one; edges that nearly reach the side do', () => {
    expect(
      columnsOf(
        table([1000, 1000], [row([cell('甲'), cell('乙')])]),
        table([1030, 970], [row([cell('丙'), cell('丁')])]),
      ),
    ).toHaveLength(2);
    expect(
      cellsOf(
        table(
          [1000, 1000, 100],
          [row([cell('甲'), cell('乙', span(2))]), row([cell('丙'), cell('丁')])],
        ),
      ),
    ).toEqual(['0+1×1 甲 | 1+1×1 乙', '0+1×1 丙 | 1+1×1 丁']);
  });

  test('spans beyond the grid fall back on the widths of the cells', () => {
    const width = (twips: number) => `<w:tcW w:w="${twips}" w:type="dxa"/>`;
    expect(
      columnsOf(
        table(
          [1000],
          [
            row([cell('甲', width(1440)), cell('乙', width(2880))]),
            row([cell('丙', `${width(4320)}${span(9)}`)]),
          ],
        ),
      ),
    ).toEqual([25.4, 50.8]);
  });

  test('widths in percent, and none at all', () => {
    const share = (fiftieths: number) => `<w:tcW w:w="${fiftieths}" w:type="pct"/>`;
    const whole = '<w:tblW w:w="5000" w:type="pct"/>';
    expect(
      columnsOf(table([], [row([cell('甲', share(1250)), cell('乙', share(3750))])], whole)),
    ).toEqual([37.5, 112.5]);
    expect(columnsOf(table([], [row([cell('甲'), cell('乙'), cell('丙')])]))).toEqual([50, 50, 50]);
  });

  test('widths of hairs, left to Word to fit, are none', () => {
    const hair = '<w:tcW w:w="1" w:type="dxa"/>';
    const halves = [75, 75];
    expect(columnsOf(table([1, 1], [row([cell('甲'), cell('乙')])]))).toEqual(halves);
    expect(columnsOf(table([], [row([cell('甲', hair), cell('乙', hair)])]))).toEqual(halves);
    const before = '<w:gridBefore w:val="1"/>';
    expect(columnsOf(table([2000, 1, 1], [row([cell('甲'), cell('乙')], before)]))).toEqual([
      50, 50,
    ]);
  });

  test('rows and cells in content controls; deleted rows left out; nested tables as text', () => {
    const inner = `${paragraph(text('外'))}${table([500], [row([cell('内')])])}${paragraph('')}`;
    const rows = [
      `<w:sdt><w:sdtContent>${row([`<w:sdt><w:sdtContent>${cell('甲')}</w:sdtContent></w:sdt>`, cell(inner)])}</w:sdtContent></w:sdt>`,
      row([cell('删'), cell('除')], '<w:del/>'),
    ];
    expect(cellsOf(table([1000, 1000], rows))).toEqual(['0+1×1 甲 | 1+1×1 外内']);
  });

  test('tables of one width with nothing between are one form, others are not', () => {
    const wide = (name: string) =>
      table([1000, 2000], [row([cell(name), cell('')]), row([cell(''), cell('')])]);
    expect(cellsOf(wide('甲'), wide('乙'))).toHaveLength(4);
    const { tables, above, below, leftOut } = readBody(
      `${table([500], [row([cell('小')])])}${paragraph(text('题'))}${wide('甲')}${paragraph(text('脚'))}${wide('乙')}`,
    );
    expect([tables.length, above[0]?.text, below[0]?.text]).toEqual([1, '题', '脚']);
    expect(leftOut).toEqual({ tables: 2, lines: 0 });
    const narrow = table([500], [row([cell('小')])]);
    expect(cellsOf(narrow, wide('甲'), narrow)).toHaveLength(2);
  });
});

describe('page and fonts', () => {
  const section = (attributes: string) =>
    `<w:sectPr><w:pgSz ${attributes}/><w:pgMar w:top="1134" w:bottom="1134" w:left="1417" w:right="1417"/></w:sectPr>`;

  test('the section of the table gives the page', () => {
    const { paper } = readBody(
      `${paragraph('', section('w:w="11906" w:h="16838"'))}${table([1000], [row([cell('格')])])}${section('w:w="16838" w:h="11906" w:orient="landscape"')}`,
    );
    expect(Object.values(paper).map(Math.round)).toEqual([297, 210, 20, 25, 20, 25]);
  });

  test('a page break parts the form from what is before and after', () => {
    const page = run('<w:br w:type="page"/>');
    const { above, below, leftOut } = readBody(
      `${paragraph(text('通知'))}${paragraph(`${text('落款')}${page}`)}${paragraph(text('题'))}${table([1000], [row([cell('格')])])}${paragraph(text('脚'))}${paragraph(text('说明'), '<w:pageBreakBefore/>')}`,
    );
    expect([above.map(line => line.text), below.map(line => line.text)]).toEqual([['题'], ['脚']]);
    expect(leftOut.lines).toBe(3);
  });

  test('formats come from defaults, styles and runs, the nearest last', () => {
    const font = (name: string) => `<w:rFonts w:eastAsia="${name}"/>`;
    const styles = stylesXml(
      `<w:docDefaults><w:rPrDefault><w:rPr>${font('宋体')}<w:sz w:val="21"/></w:rPr></w:rPrDefault></w:docDefaults>
      <w:style w:type="paragraph" w:default="1" w:styleId="a"><w:pPr><w:jc w:val="both"/></w:pPr></w:style>
      <w:style w:type="paragraph" w:styleId="b"><w:basedOn w:val="a"/><w:rPr>${font('黑体')}<w:sz w:val="32"/></w:rPr></w:style>
      <w:style w:type="paragraph" w:styleId="c"><w:basedOn w:val="c"/><w:pPr><w:jc w:val="center"/></w:pPr></w:style>`,
    );
    const { above } = readBody(
      `${paragraph(text('一'))}${paragraph(text('二'), '<w:pStyle w:val="b"/>')}${paragraph(run('<w:t>三</w:t>', `${font('仿宋')}<w:sz w:val="28"/><w:b/>`), '<w:pStyle w:val="c"/><w:ind w:firstLineChars="200"/>')}${table([1000], [row([cell('格')])])}`,
      { 'word/styles.xml': styles },
    );
    expect(above.map(line => line.format())).toEqual([
      { font: '宋体', size: 10.5, bold: false, align: 'justify', indent: 0 },
      { font: '黑体', size: 16, bold: false, align: 'justify', indent: 0 },
      { font: '仿宋', size: 14, bold: true, align: 'center', indent: 2 },
    ]);
  });

  test('the strict format and a document under another name', () => {
    const strict = documentXml(table([1000], [row([cell('格')])])).replace(
      'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
      'http://purl.oclc.org/ooxml/wordprocessingml/main',
    );
    const rels =
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" Target="/word/document2.xml"/></Relationships>';
    const docx = packed({ '_rels/.rels': rels, 'word/document2.xml': strict });
    expect(readWord(openZip(docx), { formats: true }).tables).toHaveLength(1);
  });
});
