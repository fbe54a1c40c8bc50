import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readFont } from '../../src/assets.ts';
import type { MissingCharacter } from '../../src/errors.ts';
import type { Paragraph, Style } from '../../src/form/sheet.ts';
import { openFaces } from '../../src/layout/faces.ts';
import { breakLines } from '../../src/layout/lines.ts';
import { parsedFont } from '../../src/layout/shaping.ts';
import { cases } from '../random.ts';
import { style, text } from './sheets.ts';

const faces = openFaces(readFont);

/** The lines of a paragraph in a width of so many em. */
function broken(content: string | Paragraph, ems: number, rest: Partial<Style> = {}) {
  const paragraph = typeof content === 'string' ? text(content) : content;
  const missing: MissingCharacter[] = [];
  const lines = breakLines(paragraph, { ...style, ...rest }, ems * style.size, faces, missing);
  expect(missing).toEqual([]);
  return lines;
}

function textsOf(content: string, ems: number, rest: Partial<Style> = {}): readonly string[] {
  return broken(content, ems, rest).map(line => line.runs.map(run => run.text).join(''));
}

describe('lines break', () => {
  const examples: readonly [why: string, text: string, ems: number, lines: readonly string[]][] = [
    ['between hanzi', '指导推进全市信息化工作', 4, ['指导推进', '全市信息', '化工作']],
    ['not before a comma', '一二三四，五六七八', 4, ['一二三', '四，五六', '七八']],
    ['not before a closing bracket', '一二（三四）五六', 5, ['一二（三', '四）五六']],
    ['not after an opening bracket', '一二三（四五六）', 4, ['一二三', '（四', '五六）']],
    ['not after an opening quote', '以下简称“合同”的', 5, ['以下简称', '“合同”的']],
    ['not before a middle dot', '一二三·四五六', 3, ['一二', '三·四', '五六']],
    ['not within a dash', '一二三——四五六', 4, ['一二', '三——四', '五六']],
    ['not within an ellipsis', '一二三四……五六', 5, ['一二三', '四……五六']],
    ['not within a number', '共建成会场12345个', 7, ['共建成会场', '12345个']],
    ['not before a percent sign', '一二三保通率100%以上', 7.5, ['一二三保通率', '100%以上']],
    ['not between sign and number', '一二三四≥95%的', 5, ['一二三四', '≥95%的']],
    ['not before a unit', '资金总额1234.56万元整', 8, ['资金总额', '1234.56万元整']],
    ['not within a rate', '一二三四1次/月', 6, ['一二三四', '1次/月']],
    ['not within a date', '开始于2023年12月31日前', 9, ['开始于', '2023年12月31日前']],
    [
      'nor before what it says of a day',
      '完成于2026年10月31日前',
      10,
      ['完成于', '2026年10月31日前'],
    ],
    ['in a date after 年', '2026年10月31日', 4.6, ['2026年', '10月31日']],
    ['in a date then after 月', '2026年10月31日', 3.3, ['2026年', '10月', '31日']],
    ['not between amount and unit', '一二≥123456789.12万元', 10, ['一二', '≥123456789.12万元']],
    ['not before a superscript', '一二三四五120m²的', 7, ['一二三四五', '120m²的']],
    ['not behind a superscript', '一二三四10³kg的', 5, ['一二三四', '10³kg的']],
    ['not before a unit of one sign', '一二三四120㎡的', 5, ['一二三四', '120㎡的']],
    ['not before micro', '一二三四5µm的', 5, ['一二三四', '5µm的']],
    ['not between number and any hanzi', '一二三四12束花', 5, ['一二三四', '12束花']],
    ['behind a name’s middle dot', '次仁·卓玛', 3, ['次仁·', '卓玛']],
    ['behind the signs of an address', 'https://a.cn/bcd/efg?h', 7, ['https://a.cn/', 'bcd/efg?h']],
    ['not behind a minus', '一二三-5度', 4, ['一二', '三-5度']],
    ['with a stop whose blank is taken', '一二三四，五六七', 4.5, ['一二三四，', '五六七']],
    ['with punctuation drawn together', '一二（盖章）：五六', 6.5, ['一二（盖章）：', '五六']],
    ['not within an ISO date', '开始于2023-12-31前', 7, ['开始于', '2023-12-31前']],
    ['not within a date to fill in', '填报日期：年  月  日', 7, ['填报日期：', '年  月  日']],
    ['not within a phone number', '电话139 8995 8975', 8, ['电话', '139 8995 8975']],
    ['not within a phone number with a dash', '电话0895-4821234', 7, ['电话', '0895-4821234']],
    ['not within a document number', '昌政办复[2019]133号）', 9, ['昌政办复', '[2019]133号）']],
    ['not within western words', '使用Windows系统', 6, ['使用', 'Windows', '系统']],
    ['not within an address', '请见https://a.cn/b?c=d', 10, ['请见', 'https://a.cn/b?c=d']],
    ['at spaces, which hang', 'aaaa bbbb  cccc', 3, ['aaaa ', 'bbbb  ', 'cccc']],
    ['within a word longer than a line', 'abcdefghijklmnop', 4, ['abcdefg', 'hijklmn', 'op']],
    ['before a straight opening quote only', '一二三"四"五', 4, ['一二三', '"四"五']],
    ['not before a straight closing quote', '一"二三"四五', 3.5, ['一"二', '三"四五']],
    ['not at an apostrophe', '一二三it’s好', 4, ['一二三', 'it’s好']],
    ['not at a no-break space', '一二三四\u00a0五六', 5, ['一二三', '四\u00a0五六']],
    ['after Tibetan syllables', 'བཀྲ་ཤིས་བདེ་ལེགས།', 3, ['བཀྲ་', 'ཤིས་བདེ་', 'ལེགས།']],
  ];
  test.each(examples)('%s', (_why, content, ems, lines) => {
    expect(textsOf(content, ems)).toEqual(lines);
  });

  test('so that no paragraph ends in a single character', () => {
    expect(textsOf('市级接入乡级视频会议系统会场数量', 15)).toEqual([
      '市级接入乡级视频会议系统会场',
      '数量',
    ]);
    expect(textsOf('开发、扶持工作。', 6)).toEqual(['开发、扶持', '工作。']);
  });

  test('but not by a line that is too wide', () => {
    expect(textsOf('-།-一', 1.222)).toEqual(['-།-', '一']);
  });

  test('with an indent of the first line', () => {
    expect(textsOf('一二三四五六七八九', 4, { indent: 2 })).toEqual(['一二', '三四五六', '七八九']);
  });

  test('in a line too narrow for its rules', () => {
    expect(textsOf('，，，，，，', 1)).toEqual(['，，', '，，', '，，']);
    expect(textsOf('一（（（（）', 0.5)).toHaveLength(6);
    expect(textsOf('i一））））', 2.4)).toEqual(['i', '一））', '））']);
  });
});

describe('a character with all that belongs to it is one', () => {
  test.each([
    ['a surrogate pair', '𬬻𬬻𬬻', 1, ['𬬻', '𬬻', '𬬻']],
    ['a variation selector', '一\ufe00二\u{e0101}三', 1, ['一\ufe00', '二\u{e0101}', '三']],
    ['a combining mark', 'བྒྲུབྒྲུ', 0.5, ['བྒྲུ', 'བྒྲུ']],
  ])('%s', (_what, content, ems, lines) => {
    expect(textsOf(content, ems)).toEqual(lines);
  });
});

describe('alignment', () => {
  test('center and right leave the room at the sides', () => {
    expect(broken('一二', 4, { align: 'center' })[0]?.runs[0]?.x).toBeCloseTo(10);
    expect(broken('一二', 4, { align: 'right' })[0]?.runs[0]?.x).toBeCloseTo(20);
  });

  test('hanging spaces do not count', () => {
    expect(broken('一二  ', 4, { align: 'right' })[0]?.runs[0]?.x).toBeCloseTo(20);
  });

  test('justify fills every line but the last', () => {
    const [first, second] = broken('一二三四五六七八九十（十一', 10.5, { align: 'justify' });
    expect(first?.width).toBeCloseTo(105);
    expect(first?.runs[0]?.spacing).toBeGreaterThan(0);
    expect(second?.runs[0]?.spacing).toBe(0);
  });

  test('justify opens no western word', () => {
    const [line] = broken('一二三四Windows五六七八九十的', 12, { align: 'justify' });
    expect(line?.runs.map(run => [run.text, run.spacing > 0])).toEqual([
      ['一二三四', true],
      ['Windows', false],
      ['五六七', true],
    ]);
  });

  test('justify leaves no gap that reads as a space', () => {
    const [line] = broken('一二三Windows', 5, { align: 'justify' });
    expect(line?.runs[0]?.spacing).toBeCloseTo(0.9);
    expect(line?.width).toBeCloseTo(31.8);
  });
});

test('runs keep the field that they print', () => {
  const [line] = broken({ parts: [{ text: '姓名：' }, { text: '张三', field: ['preparer'] }] }, 20);
  expect(line?.runs.map(run => [run.text, run.field])).toEqual([
    ['姓名：', undefined],
    ['张三', ['preparer']],
  ]);
});

test('a character that the face lacks comes from a fallback', () => {
  const [line] = broken('甲☑བོད', 20, { font: { ...style.font, face: 'hei' } });
  expect(line?.runs.map(run => [run.text, run.face.id])).toEqual([
    ['甲', 'hei'],
    ['☑', 'symbols'],
    ['བོད', 'tibetan'],
  ]);
});

test('a Tibetan line is as wide as it is drawn', () => {
  // The tsheg moves closer to some letters.
  const words = 'བོད་རང་སྐྱོང་ལྗོངས་ཀྱི་མདོ་གྲོང་ཁྱེར།';
  const [line] = broken(words, 40);
  expect(line?.width).toBeCloseTo(faces.open('tibetan').measure(words) * style.size);
  const glyphs = parsedFont(faces.open('tibetan').file).layout(words);
  expect(line?.width).toBeCloseTo((glyphs.advanceWidth / 1000) * style.size, 0);
});

test('a Tibetan syllable gets no dotted circle', () => {
  const glyphs = faces.open('tibetan').shape('\u0f40\u0f71\u0f72');
  expect(glyphs.flatMap(glyph => glyph.codePoints)).toEqual([0x0f40, 0x0f71, 0x0f72]);
});

test('every character that no face has is reported', () => {
  const missing: MissingCharacter[] = [];
  const parts = [{ text: '甲😀乙', field: ['a'] }, { text: '한😀' }];
  breakLines({ parts }, style, 100, faces, missing);
  expect(missing).toEqual([
    { codePoint: 0x1f600, field: ['a'] },
    { codePoint: 0xd55c },
    { codePoint: 0x1f600 },
  ]);
});

const pieces = fc.constantFrom(
  ...('一二三四，。（）“”—…·abc .,-/%12345年月日万元≥་བཀྲཤིས།𬬻'.match(/./gu) ?? []),
  '2023年12月31日',
  ' ',
  '一\ufe00',
);

test('nothing is lost, and only what cannot be cut is wider than the line', () => {
  fc.assert(
    fc.property(
      fc.array(pieces, { maxLength: 200 }),
      fc.double({ min: 0.5, max: 30, noNaN: true }),
      fc.constantFrom('left', 'center', 'right', 'justify'),
      (characters, ems, align) => {
        const content = characters.join('');
        const lines = broken(content, ems, { align });
        expect(lines.flatMap(line => line.runs.map(run => run.text)).join('')).toBe(content);
        for (const { runs, width } of lines) {
          const letters = runs.map(run => run.text).join('');
          const clusters = letters.replaceAll(/\p{M}/gu, '').trimEnd();
          if ([...clusters].length > 1) expect(width).toBeLessThanOrEqual(ems * 10 + 1e-6);
          const end = runs.at(-1);
          if (end && width <= ems * 10)
            expect(end.x + end.width).toBeLessThanOrEqual(ems * 10 + 1e-6);
        }
      },
    ),
    { numRuns: cases(500) },
  );
});

test('a very long text is broken in time that grows with its length', () => {
  const start = performance.now();
  for (const piece of ['一', '1', 'a', '1,', '1-', '，', ' ', '年 ', 'བ']) {
    const content = piece.repeat(100_000 / piece.length);
    expect(textsOf(content, 30).join('')).toBe(content);
  }
  expect(performance.now() - start).toBeLessThan(9000);
});
