/** Values read back from what a form prints of them: any value comes back as it was. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toFiling } from '../../src/filing/convert.ts';
import type { Amount, IndicatorValue, Value } from '../../src/filing/filing.ts';
import type { MoneyFormat } from '../../src/filing/money.ts';
import { readValue } from '../../src/filing/quantity.ts';
import type { Path } from '../../src/finding.ts';
import { choiceLines, tickedOptions } from '../../src/form/choice.ts';
import type { ChoiceMarks, Segment } from '../../src/form/template.ts';
import { parseField, parseSegments, printField } from '../../src/form/values.ts';
import { valueAt } from '../../src/source/path.ts';
import '../random.ts';

const unit = fc.constantFrom('万元' as const, '元' as const);
const noMoney = { unit: undefined, money: undefined };

/** A plain filing with one value. */
function filingWith(path: Path, value: unknown, unit?: string) {
  const plain = path.reduceRight<unknown>(
    (inner, key) => (typeof key === 'number' ? [inner] : { [key]: inner }),
    value,
  ) as { readonly funding?: object };
  return toFiling({ ...plain, funding: { ...plain.funding, unit } }).filing;
}

/** What comes back of a value that a filing writes as `text`. */
function roundTrip(path: Path, text: string, money?: MoneyFormat, unit?: string) {
  const filing = filingWith(path, text, unit);
  const printed = printField(filing, path, money);
  const parsed = parseField(printed, path, { unit, money });
  const again = filingWith(path, parsed, unit);
  return {
    printed,
    parsed,
    value: valueAt(filing, path) as Value | undefined,
    readBack: valueAt(again, path) as Value | undefined,
    printedAgain: printField(again, path, money),
  };
}

const amounts = fc
  .tuple(
    fc.oneof(
      fc.bigInt({ min: 0n, max: 10n ** 15n - 1n }).map(String),
      fc.constantFrom('0', '000', '007', '1000', '999999'),
    ),
    fc.stringMatching(/^(\.\d{1,6})?$/),
  )
  .map(parts => parts.join(''));

describe('an amount', () => {
  const path = ['funding', 'rows', 0, 'total'];
  const formats = fc.record(
    { unit, decimals: fc.integer({ min: 0, max: 6 }), grouping: fc.boolean() },
    { requiredKeys: ['grouping'] },
  );

  test('comes back worth the same, in whatever unit and decimals it was printed', () => {
    fc.assert(
      fc.property(amounts, formats, fc.option(unit), (text, format, from) => {
        const trip = roundTrip(path, text, format, from ?? undefined);
        const [before, after] = [trip.value, trip.readBack] as readonly (Amount | undefined)[];
        expect(after?.value.eq(before?.value ?? -1), `${text} → ${trip.printed}`).toBe(true);
        expect(trip.printedAgain).toBe(trip.printed);
      }),
    );
  });

  test('comes back as written where the form prints it as written', () => {
    fc.assert(
      fc.property(amounts, fc.option(unit), fc.boolean(), (text, from, grouping) => {
        expect(roundTrip(path, text, { grouping }, from ?? undefined).parsed).toBe(text);
        expect(roundTrip(path, text, undefined, from ?? undefined).parsed).toBe(text);
      }),
    );
  });

  test.each([
    ['4.50', '元', '4.50'],
    ['45,000.00', '元', '45000.00'],
    ['45,000.00', '万元', '4.5'],
    [' 4.50　', '元', '4.50'],
    ['1,23', '元', '1,23'],
    ['约4.5', '万元', '约4.5'],
    ['4.5万', '元', '4.5万'],
    ['-', '元', '-'],
    ['', '元', undefined],
    ['　', '元', undefined],
  ] as const)('printed in 元 as “%s” is of a filing in %s: %s', (text, unit, parsed) => {
    const money = { unit: '元', grouping: true } as const;
    expect(parseField(text, path, { unit, money })).toBe(parsed);
  });
});

test('a weight or score comes back as written', () => {
  fc.assert(
    fc.property(amounts, text => {
      expect(roundTrip(['totalScore'], text, { unit: '元', grouping: true }, '万元').parsed).toBe(
        text,
      );
    }),
  );
});

/** To the day, the month or the year. */
const dates = fc
  .tuple(
    fc.date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }),
    fc.constantFrom(10, 7, 4),
  )
  .map(([date, length]) => date.toISOString().slice(0, length));

describe('a date', () => {
  const path = ['preparer', 'date'];

  test('comes back as it was told, in either way to write it', () => {
    fc.assert(
      fc.property(dates, fc.boolean(), (iso, hanzi) => {
        const numbers = iso.split('-').map(Number);
        const told = numbers.map((number, index) => `${number}${'年月日'[index]}`).join('');
        const { printed, value, readBack } = roundTrip(path, hanzi ? told : iso);
        expect(printed).toBe(told);
        expect(value).toMatchObject({ kind: 'date' });
        expect(readBack).toEqual(value);
      }),
    );
  });

  test.each(['', '　　年　　月　　日', '年月日', ' 年 月 日 '])('not stated: “%s”', text => {
    expect(parseField(text, path, noMoney)).toBeUndefined();
  });

  test('half filled in stays, to be found wrong', () => {
    expect(parseField('2023年　　月　　日', path, noMoney)).toBe('2023年　　月　　日');
  });
});

test('years come back as written; the room for one is nothing', () => {
  const year = fc.integer({ min: 1, max: 9999 }).map(number => String(number).padStart(4, '0'));
  fc.assert(
    fc.property(year, year, (first, last) => {
      expect(roundTrip(['year'], first).readBack).toMatchObject({ kind: 'years', text: first });
      const run = `${first}-${last}`;
      expect(roundTrip(['funding', 'rows', 0, 'years'], run).parsed).toBe(run);
    }),
  );
  expect(
    parseField(printField(filingWith(['year'], ''), ['year'], undefined), ['year'], noMoney),
  ).toBe(undefined);
});

const texts = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({
    unit: fc.constantFrom('甲', '年', '月', '日', '　', ' ', ',', '，', '0', '.', '√', '\n'),
  }),
  fc.constantFrom(
    '032001',
    '0895-4821234',
    '4.50',
    '　　年　　月　　日',
    '1,234',
    '__proto__',
    '是',
  ),
);

test('text comes back as written, whatever it looks like', () => {
  fc.assert(
    fc.property(texts, fc.constantFrom('overview', 'remarks', 'reportingUnit'), (text, key) => {
      const { value, readBack } = roundTrip([key], text, { unit: '元', grouping: true }, '万元');
      expect(readBack).toBe(value);
    }),
  );
});

describe('the value of an indicator', () => {
  const list = ['indicators', 'annual', '产出指标', '数量指标', 0];
  const readingOf = (filing: ReturnType<typeof filingWith>) => {
    const value = valueAt(filing, [...list, 'value']) as IndicatorValue | undefined;
    return value && readValue(value);
  };
  const parts = ['operator', 'target', 'unit'] as const;
  const values = fc.oneof(
    texts.map(text => text.replaceAll('\n', ' ')),
    fc
      .tuple(
        fc.constantFrom('', '≥', '>=', '＝', '定性', '不低于', '达标率', '约', '每年'),
        fc.constantFrom('95', '4.50', '1,234', '0', '007', '好', '90-95', '2026年底前', '１００'),
        fc.constantFrom(
          '',
          '%',
          '(%)',
          '次/年',
          '万元',
          '个以上',
          '台（套）',
          '月',
          '左右',
          '%完成',
        ),
      )
      .map(pieces => pieces.join('')),
  );

  test('comes back where it stands in one', () => {
    fc.assert(
      fc.property(values, text => {
        const { value, readBack } = roundTrip([...list, 'value'], text);
        expect(readBack).toEqual(value);
      }),
    );
  });

  test('comes back in parts that say the same, in one and apart', () => {
    const stated = fc.record(
      {
        operator: fc.constantFrom('≥', '≤', '=', '定性'),
        target: fc.constantFrom('95', '4.50', '好', '1,234'),
        unit: fc.constantFrom('%', '个', '次/年'),
      },
      { requiredKeys: ['target'] },
    );
    fc.assert(
      fc.property(fc.oneof(values, stated), value => {
        const filing = filingWith([...list, 'value'], value);
        const print = (of: typeof filing) =>
          parts.map(part => printField(of, [...list, 'value', part], undefined));
        const printed = print(filing);
        const parsed = parts.map((part, index) => [
          part,
          parseField(printed[index] ?? '', [...list, 'value', part], noMoney),
        ]);
        const again = filingWith([...list, 'value'], Object.fromEntries(parsed));
        expect(print(again)).toEqual(printed);
        expect(readingOf(again)).toEqual(readingOf(filing));
      }),
    );
  });
});

describe('text around fields', () => {
  const literal = (text: string): Segment => ({ kind: 'literal', text });
  const field = (...path: readonly string[]): Segment => ({ kind: 'field', path, from: 'filing' });
  const period = [
    field('project', 'period', 'start'),
    literal('至'),
    field('project', 'period', 'end'),
  ];
  const print = (filing: ReturnType<typeof filingWith>, segments: readonly Segment[]) =>
    segments
      .map(segment => {
        if (segment.kind === 'literal') return segment.text;
        return segment.kind === 'field' ? printField(filing, segment.path, undefined) : '';
      })
      .join('');

  test('parts the two dates of a period, stated or not', () => {
    fc.assert(
      fc.property(fc.option(dates), fc.option(dates), (start, end) => {
        const plain = { start: start ?? undefined, end: end ?? undefined };
        const filing = filingWith(['project', 'period'], plain);
        const read = parseSegments(print(filing, period), period);
        const [first = '', last = ''] = read ?? [];
        const again = filingWith(['project', 'period'], {
          start: parseField(first, ['project', 'period', 'start'], noMoney),
          end: parseField(last, ['project', 'period', 'end'], noMoney),
        });
        expect(read).toHaveLength(2);
        expect(again.project.period.start).toEqual(filing.project.period.start);
        expect(again.project.period.end).toEqual(filing.project.period.end);
      }),
    );
  });

  test('gives back any text between two words, one that says them too', () => {
    const segments = [literal('（'), field('reportingUnit'), literal('）盖章')];
    fc.assert(
      fc.property(texts, fc.constantFrom('', '）盖章', '（'), (text, end) => {
        const filing = filingWith(['reportingUnit'], text + end);
        expect(parseSegments(print(filing, segments), segments)).toEqual([
          filing.reportingUnit ?? '',
        ]);
      }),
    );
  });

  test.each([
    ['甲至', [literal('甲'), literal('至')], []],
    ['甲至乙', [literal('甲'), literal('至')], undefined],
    ['乙甲', [literal('甲'), field('a')], undefined],
    ['2023年', [field('a'), literal('至'), field('b')], undefined],
    ['甲乙', [field('a'), field('b')], undefined],
    ['甲', [literal('甲'), literal('甲')], undefined],
    ['3. 甲', [{ kind: 'number' } as const, literal('. '), field('a')], ['3', '甲']],
    ['甲、乙', [{ kind: 'number' } as const, literal('、'), field('a')], undefined],
  ])('“%s”', (text, segments, parsed) => {
    expect(parseSegments(text, segments)).toEqual(parsed);
  });
});

describe('a choice', () => {
  const marks: fc.Arbitrary<ChoiceMarks> = fc.record({
    open: fc.constantFrom('□', '○', '[ ]', '( )', '.'),
    ticked: fc.constantFrom('√', '☑', '●', '[x]', '(√)', '\\', '□√'),
    before: fc.boolean(),
    gap: fc.integer({ min: 0, max: 3 }),
  });
  const option = fc
    .string({
      unit: fc.constantFrom('新', '增', '项', '目', 'A', '（', '1', '、', ' '),
      minLength: 1,
    })
    .map(text => text.trim())
    .filter(text => text !== '');
  const options = fc.uniqueArray(option, { minLength: 1, maxLength: 8 });

  const printed = (
    { options, perLine }: { readonly options: readonly string[]; readonly perLine: number | null },
    chosen: string,
    marks: ChoiceMarks,
  ) =>
    choiceLines(
      {
        kind: 'choice',
        takesOther: false,
        field: { path: ['project', 'attribute'], from: 'filing' },
        options,
        ...(perLine !== null && { perLine }),
      },
      { text: chosen, field: ['project', 'attribute'] },
      marks,
    )
      .map(line => line.map(({ text }) => text).join(''))
      .join('\n');

  test('comes back, also one that is none of the options', () => {
    const cell = fc.record({ options, perLine: fc.option(fc.integer({ min: 1, max: 4 })) });
    fc.assert(
      fc.property(cell, fc.nat(), fc.option(option), marks, (given, index, other, signs) => {
        const chosen = other ?? given.options[index % given.options.length] ?? '';
        expect(tickedOptions(printed(given, chosen, signs), signs)).toEqual([chosen]);
      }),
    );
  });

  test('is nothing where none is ticked', () => {
    fc.assert(
      fc.property(options, marks, (options, signs) => {
        expect(tickedOptions(printed({ options, perLine: null }, '', signs), signs)).toEqual([]);
      }),
    );
  });

  test('is all that are ticked', () => {
    const signs = { open: '□', ticked: '√', before: false, gap: 1 };
    expect(tickedOptions('新增项目√　延续项目√', signs)).toEqual(['新增项目', '延续项目']);
    expect(tickedOptions('√', signs)).toEqual([]);
    expect(tickedOptions('新增项目√', { ...signs, open: '' })).toEqual(['新增项目']);
    const boxed = { ...signs, ticked: '□√' };
    expect(tickedOptions('新增项目□　延续项目□√', boxed)).toEqual(['延续项目']);
    expect(tickedOptions('□新增项目　□√延续项目', { ...boxed, before: true })).toEqual([
      '延续项目',
    ]);
  });
});
