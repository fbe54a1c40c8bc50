/** Arbitrary filings for any form: all or some of the fields that it prints, its levels in any number, its choices. */
import fc, { type Arbitrary } from 'fast-check';
import { kindOf, schemaAt } from '../../src/filing/fields.ts';
import { EACH } from '../../src/filing/patterns.ts';
import {
  type Classification,
  type FieldRequirement,
  levelsTaken,
  type Requirements,
} from '../../src/filing/requirements.ts';
import type { Path } from '../../src/finding.ts';
import { dates, indicatorValues, money, type Plain, prose, words } from './arbitrary-filing.ts';

type Model = Readonly<Record<string, Arbitrary<Plain>>>;

/** Texts that forms print in a place of one line. */
const SHORT: Readonly<Record<string, Arbitrary<string>>> = {
  phone: fc.constantFrom('13989958975', '0895-4821234'),
  departmentCode: fc.stringMatching(/^[0-9]{3,6}$/),
  leader: fc.constantFrom('次仁卓玛', '李䶮', '王㛃'),
  head: fc.constantFrom('次仁卓玛', '李䶮'),
  core: fc.constantFrom('是', '否'),
  rate: fc.constantFrom('100%', '98.5%'),
};
const LONG = ['overview', 'unitFunctions', 'remarks', 'basis', 'feasibility', 'necessity', 'text'];

/**
 * A filing that says nothing that its form does not print; sums need not be right. Groups of texts that the form prints as
 * the paragraphs of one cell are stated whole, a line each, since nothing else tells them apart.
 */
export function formFiling(
  requirements: Requirements,
  paragraphs: readonly string[] = [],
): Arbitrary<Plain> {
  const { form, fields, rowKinds, money: format } = requirements;
  const taken = levelsTaken(requirements) ?? {};

  const unit =
    format?.unit === undefined ? fc.constantFrom('万元', '元') : fc.constant(format.unit);
  return (groupAt([]) as Arbitrary<Record<string, Plain>>).chain(filing =>
    unit.map(each => ({
      ...filing,
      form,
      year: '2023',
      // A form need not print the unit where there is no amount.
      ...(filing.funding &&
        Object.keys(filing.funding).length > 0 && {
          funding: { ...Object(filing.funding), unit: each },
        }),
    })),
  );

  function groupAt(prefix: Path): Arbitrary<Plain> {
    const within = fields.filter(({ path }) => prefix.every((key, at) => path[at] === key));
    const keys = [...new Set(within.flatMap(({ path }) => path[prefix.length] ?? []))].map(String);
    const [field] = within;
    if (keys.length === 0 && field) return valueFor(field, prefix);
    if (keys.includes(EACH)) return listAt(prefix);
    if (prefix.join('.') === 'funding.rows') return rowsOf(keys);
    if (prefix.join('.') === 'project.period' && keys.length === 2) return period;
    const own = keys.filter(key => key !== 'unit' || prefix[0] !== 'funding');
    if (paragraphs.includes(prefix.join('.')))
      return fc.record(Object.fromEntries(own.map(key => [key, words])));
    const model = Object.fromEntries(own.map(key => [key, groupAt([...prefix, key])]));
    // The years of the project's row are read off its period where the form does not print them.
    const needed =
      prefix.length === 0 ? ['project'] : prefix.join() === 'project' ? ['period'] : [];
    return some(model, rowKinds.has('project') ? needed.filter(key => own.includes(key)) : []);
  }

  function listAt(prefix: Path): Arbitrary<Plain> {
    const isTable = fields.some(
      ({ path }) =>
        prefix.every((key, at) => path[at] === key) &&
        [0, 1, 2].every(depth => path[prefix.length + depth] === EACH),
    );
    const place = isTable ? [...prefix, EACH, EACH, EACH] : [...prefix, EACH];
    const item = groupAt(place).map(each => itemWith(each, place));
    if (isTable) return tableOf(taken, fc.array(item, { minLength: 1, maxLength: 3 }));
    return fc.array(item, { minLength: 1, maxLength: 4 });
  }

  /** Items say at least what they are about, or nobody could tell them from an empty row. */
  function itemWith(item: Plain, place: Path): Plain {
    const key = ['name', 'task', 'text'].find(each =>
      fields.some(({ path }) => path.join('.') === [...place, each].join('.')),
    );
    const isFunds = place[0] === 'funding';
    return {
      ...(key && { [key]: `关于${key}的事` }),
      ...(isFunds && { years: '2023', total: '1.00' }),
      ...Object(item),
    };
  }

  /** The rows that the form prints by what they are. */
  function rowsOf(kinds: readonly string[]): Arbitrary<Plain> {
    return fc.tuple(
      ...kinds.map(kind =>
        groupAt(['funding', 'rows', kind]).map(row => ({
          total: '12.00',
          ...Object(row),
          years: kind === 'year' ? '2023' : '2023-2025',
        })),
      ),
    );
  }
}

/** All of the keys, or some. */
const some = (model: Model, needed: readonly string[] = []): Arbitrary<Plain> =>
  fc
    .oneof(fc.record(model), fc.record(model, { requiredKeys: [...needed] }))
    .map(group => group as Record<string, Plain>);

/** From the budget year to two years later, as rows of the whole project have it. */
const period = fc
  .tuple(dates, dates)
  .map(([start, end]) => ({ start, end: end.replace('2023', '2025') }));

/** Some of the levels, each with items whose names differ. */
function tableOf(levels: Classification, items: Arbitrary<Plain[]>): Arbitrary<Plain> {
  const places = Object.entries(levels).flatMap(([first, seconds]) =>
    seconds.map(second => [first, second] as const),
  );
  return fc
    .subarray(places, { minLength: 1 })
    .chain(chosen => fc.tuple(...chosen.map(place => items.map(each => [place, each] as const))))
    .map(filled => {
      const table: Record<string, Record<string, Plain>> = {};
      let count = 0;
      for (const [[first, second], list] of filled)
        table[first] = {
          ...table[first],
          [second]: list.map(item => ({
            ...Object(item),
            name: `${(item as { name: string }).name}${count++}`,
          })),
        };
      return table;
    });
}

function valueFor({ choices }: FieldRequirement, path: Path): Arbitrary<Plain> {
  if (choices) return fc.constantFrom(...choices);
  const node = schemaAt(path);
  switch (node && kindOf(node)) {
    case 'amount':
      return fc.integer({ min: 1, max: 99_999_999 }).map(money);
    case 'number':
      return fc.integer({ min: 1, max: 100 }).map(String);
    case 'date':
      return dates;
    case 'years':
      return fc.constantFrom('2023', '2023-2025');
    case 'indicator-value':
      return indicatorValues;
    default: {
      const key = String(path.at(-1));
      if (path.includes('shares')) return fc.constantFrom('60%', '40%');
      return SHORT[key] ?? (path[0] === 'goals' || LONG.includes(key) ? prose : words);
    }
  }
}
