import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fix } from '../src/index.ts';
import { checkText, seed } from './reading.ts';

const fixed = (text: string) => fix(checkText(text));

describe('safe fixes', () => {
  test.each([
    ['preparer: { date: 2023.1.1 }', 'preparer: { date: 2023-01-01 }'],
    ['preparer: { date: "2023/1/31" } # 填报日', 'preparer: { date: "2023-01-31" } # 填报日'],
    ['project: { phone: １３９８９９５８９７５ }', 'project: { phone: 13989958975 }'],
    ['funding: { rows: [{ total: ４．５０ }] }', 'funding: { rows: [{ total: 4.50 }] }'],
    ['overview: "  两端有空格 "', 'overview: "两端有空格"'],
    [
      'justification:\n  basis: 昌政办复[2019]133号',
      'justification:\n  basis: 昌政办复〔2019〕133号',
    ],
    [
      'justification:\n  basis: |\n    甲（2019）133号\n    乙【2020】1号',
      'justification:\n  basis: |\n    甲〔2019〕133号\n    乙〔2020〕1号',
    ],
    ['填报信息: { 填报日期: 2023.12.1 }', '填报信息: { 填报日期: 2023-12-01 }'],
  ])('%s', (wrong, right) => {
    expect(fixed(wrong)).toBe(right);
  });

  test.each([
    'preparer: { date: 1.2.2023 }',
    'project: { phone: 号码１３９ }',
    'overview: 会议[2019]纪要',
    'overview: （2019）年',
    'remarks: "转义\\u3000 [2019]133号 "',
    'reportingUnit: 甲１局',
  ])('leaves what is not certain: %s', text => {
    expect(fixed(text)).toBe(text);
  });

  test('the seed changes in its document number only', () => {
    const lines = fixed(seed).split('\n');
    const changed = seed
      .split('\n')
      .flatMap((line, index) => (line === lines[index] ? [] : [lines[index]]));
    expect(changed).toEqual([expect.stringContaining('昌政办复〔2019〕133号')]);
  });

  test('is idempotent, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(
            'overview: ',
            '[2019]1号',
            '２',
            '"',
            "'",
            ' ',
            '\n',
            '|',
            '  ',
            'preparer: {date: 2023.1.1}',
            '#',
            '&a ',
            '*a',
          ),
          { maxLength: 12 },
        ),
        pieces => {
          const once = fixed(pieces.join(''));
          expect(fixed(once)).toBe(once);
        },
      ),
    );
  });
});
