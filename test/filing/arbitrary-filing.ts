/** Arbitrary filings as plain values: any that the schema allows, and sound ones that the form takes without an error. */
import fc, { type Arbitrary } from 'fast-check';
import schemaJson from '../../schemas/filing.schema.json' with { type: 'json' };

/** What a YAML reader gives: every scalar is text or null. */
export type Plain = string | null | readonly Plain[] | { readonly [key: string]: Plain };

interface Node {
  readonly type?: string | readonly string[];
  readonly enum?: readonly string[];
  readonly if?: Node;
  readonly else?: Node;
  readonly pattern?: string;
  readonly properties?: Readonly<Record<string, Node>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Node | boolean;
  readonly items?: Node;
  readonly allOf?: readonly Node[];
  readonly $ref?: string;
}

const root: Node & { readonly definitions: Readonly<Record<string, Node>> } = schemaJson;

const characters = fc.constantFrom(
  ...'项目资金绩效目标申报一二三年月日，。；：？！（）“”《》〔〕、—…·',
  ...'㛃䶮𫖯𬭩□√≥≤%‰℃㎡　0123456789.-+/ abcXYZ&<>"\'{}#*_',
  ...['ལྷ་ས་', 'བཀྲ་ཤིས', '\n', '\t'],
);

/** Text of all that forms print: hanzi, rare ones, Tibetan, digits, markup, blanks, line ends. */
export const anyText: Arbitrary<string> = fc
  .array(characters, { maxLength: 60 })
  .map(parts => parts.join(''));

/** Text that says something: it begins and ends with hanzi and holds one line. */
export const words = anyText.map(text => `关于${text.replace(/\s/g, '')}的工作`);
export const prose = fc.array(words, { minLength: 1, maxLength: 4 }).map(lines => lines.join('\n'));

const names = fc.constantFrom(
  ...['产出指标', '效益指标', '数量指标', '社会效益指标', '财政拨款', '其他资金'],
  ...['甲', '__proto__', 'constructor', 'toString', 'kind', '0', 'a.b', '*'],
);

/** Real dates, told to the day, the month or the year, in both spellings. */
export const dates = fc
  .date({ min: new Date('2023-01-01'), max: new Date('2023-12-31'), noInvalidDate: true })
  .chain(date => {
    const iso = date.toISOString().slice(0, 10);
    const [year, month, day] = iso.split('-').map(Number);
    return fc.constantFrom(
      ...[iso, iso.slice(0, 7), iso.slice(0, 4)],
      ...[`${year}年${month}月${day}日`, `${year}年${month}月`, `${year}年`],
    );
  });

/** Any filing of the shape that the schema fixes; most break a rule of the form. */
export const anyFiling: Arbitrary<Plain> = arbitraryOf(root, '');

function arbitraryOf(node: Node, name: string): Arbitrary<Plain> {
  const reference = node.$ref ?? node.allOf?.[0]?.$ref;
  if (reference) {
    const definition = reference.slice(reference.lastIndexOf('/') + 1);
    return arbitraryOf(root.definitions[definition] ?? {}, definition);
  }
  const { type = [], ...rest } = { ...node, ...node.else };
  const types = [type, node.if?.type ?? []].flat();
  const choices: Arbitrary<Plain>[] = [];
  if (rest.enum) choices.push(fc.constantFrom(...rest.enum));
  else if (name === 'date') choices.push(dates);
  else if (node.pattern) choices.push(fc.stringMatching(new RegExp(node.pattern)));
  else if (types.includes('string')) choices.push(anyText);
  if (types.includes('object')) choices.push(groupOf(node));
  if (types.includes('array'))
    choices.push(fc.array(arbitraryOf(node.items ?? {}, ''), { maxLength: 3 }));
  if (types.includes('null')) choices.push(fc.constant(null));
  return fc.oneof(...choices);
}

function groupOf({ properties, required, additionalProperties }: Node): Arbitrary<Plain> {
  const model = Object.fromEntries(
    Object.entries(properties ?? {}).map(([key, child]) => [key, arbitraryOf(child, key)]),
  );
  const stated = fc.record(model, { requiredKeys: [...(required ?? [])] });
  if (typeof additionalProperties !== 'object') return stated;
  return fc.dictionary(names, arbitraryOf(additionalProperties, ''), { maxKeys: 3 });
}

const cents = fc.integer({ min: 1, max: 99_999_999 });
export const money = (amount: number) =>
  `${Math.floor(amount / 100)}.${String(amount % 100).padStart(2, '0')}`;

const fundingRow = (years: string) =>
  fc.tuple(cents, cents, cents).map(([a, b, c]) => ({
    years,
    total: money(a + b + c),
    sources: { 财政拨款: money(a), 事业收入: money(b), 其他资金: money(c) },
  }));

const period = fc.tuple(dates, dates).map(pair => {
  const [start, end] = pair.toSorted((a, b) => firstDay(a) - firstDay(b));
  return { start: start ?? '', end: end ?? '' };
});

function firstDay(text: string): number {
  const [year = 0, month = 1, day = 1] = (text.match(/\d+/g) ?? []).map(Number);
  return year * 10_000 + month * 100 + day;
}

export const indicatorValues = fc.constantFrom<Plain>(
  ...['≥95%', '≤12.50万元', '≥3次/年', '=140个', '好', '有所改善'],
  ...[
    { operator: '≥', target: '95', unit: '%' },
    { operator: '定性', target: '好', unit: null },
  ],
);

const levels = {
  产出指标: ['数量指标', '质量指标', '时效指标', '成本指标'],
  效益指标: [
    ...['经济效益指标', '社会效益指标', '生态效益指标', '可持续影响指标'],
    '社会公众或服务对象满意度指标',
  ],
};

/** A table with one indicator at least of each first level, no name twice. */
const indicatorTable: Arbitrary<Plain> = fc
  .tuple(
    ...Object.values(levels)
      .flat()
      .map(second => fc.tuple(fc.constant(second), fc.array(indicator(), { maxLength: 3 }))),
  )
  .map(lists => {
    let count = 0;
    const named = lists.map(([second, list]) => {
      const first = second === '数量指标' || second === '社会效益指标';
      const filled = first && list.length === 0 ? [{ name: '名称', value: '≥1个' }] : list;
      return [second, filled.map(one => ({ ...one, name: `${one.name}${count++}` }))] as const;
    });
    return Object.fromEntries(
      Object.entries(levels).map(([first, seconds]) => [
        first,
        Object.fromEntries(named.filter(([second]) => seconds.includes(second))),
      ]),
    );
  });

function indicator() {
  return fc.record(
    { name: words, value: indicatorValues, note: anyText },
    { requiredKeys: ['name', 'value'] },
  );
}

/** A filing for xizang/fujian2 that contradicts neither itself nor the form. */
export const soundFiling: Arbitrary<Plain> = fc.record({
  form: fc.constant('xizang/fujian2'),
  year: fc.constant('2023'),
  reportingUnit: words,
  project: fc.record({
    name: words,
    attribute: fc.constantFrom('新增项目', '延续项目'),
    department: words,
    departmentCode: fc.stringMatching(/^[0-9]{6}$/),
    implementingUnit: words,
    leader: fc.constantFrom('次仁卓玛', '李䶮', '王㛃'),
    phone: fc.constantFrom('13989958975', '0895-4821234'),
    period: fc.constant({ start: '2023-01-01', end: '2023年12月31日' }),
  }),
  funding: fc.record({
    unit: fc.constantFrom('万元', '元'),
    rows: fundingRow('2023').map(row => [row]),
  }),
  unitFunctions: prose,
  overview: prose,
  justification: fc.record({ basis: prose, feasibility: prose, necessity: prose }),
  schedule: fc.array(
    fc.tuple(words, period).map(([task, ends]) => ({ task, ...ends })),
    { minLength: 1, maxLength: 6 },
  ),
  goals: fc.record({ longTerm: prose, annual: prose }),
  indicators: fc.record({ longTerm: indicatorTable, annual: indicatorTable }),
  remarks: anyText,
  preparer: fc.record({ name: words, phone: fc.constant('0895-4825678'), date: dates }),
});
