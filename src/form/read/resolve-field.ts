/** Fields that a template names: whether a filing has them. */
import { kindOf, resolve, type SchemaNode, schemaAt } from '../../filing/fields.ts';
import { asQuestion, didYouMean } from '../../source/suggest.ts';
import { type Items, type Reference, resolvePath } from '../template.ts';
import type { Location } from './location.ts';

/** Whether a reference leads to a single value of a filing. */
export function isField(reference: Reference, items: Items): boolean {
  const isHomeless = reference.from !== 'filing' && items[reference.from].length === 0;
  const node = isHomeless ? undefined : schemaAt(resolvePath(reference, items));
  return node !== undefined && kindOf(node) !== undefined;
}

/** The reference; one that is no field is reported with the nearest. */
export function resolveField(reference: Reference, items: Items, at: Location): Reference {
  refuseRowNumber(reference, at);
  if (isField(reference, items)) return reference;
  const full = resolvePath(reference, items);
  const name = String(full.at(-1));
  const siblings = propertiesOf(schemaAt(full.slice(0, -1)));
  const deeper = Object.keys(siblings).find(key =>
    Object.hasOwn(propertiesOf(siblings[key]), name),
  );
  const written = `${reference.from === 'filing' ? '' : '.'}${reference.path.join('.')}`;
  at.error(
    { zh: `申报里没有「${written}」这个字段`, en: `unknown field “${written}”` },
    deeper === undefined
      ? didYouMean(name, Object.keys(siblings))
      : asQuestion(`${deeper}.${name}`),
  );
  return reference;
}

/** A filing states its rows of funds in any order. */
function refuseRowNumber({ path: [group, rows, index, ...rest], from }: Reference, at: Location) {
  if (from !== 'filing' || group !== 'funding' || rows !== 'rows' || typeof index !== 'number')
    return;
  const written = ['funding', 'rows', index, ...rest].join('.');
  const right = (['year', 'project'] as const).map(kind => [group, rows, kind, ...rest].join('.'));
  at.error(
    {
      zh: `资金的行按年份认，不按次序：「${written}」`,
      en: `a row of the funds is found by its years, not by its number: “${written}”`,
    },
    {
      zh: `预算年度的一行写 ${right[0]}，整个项目的一行写 ${right[1]}。`,
      en: `Write ${right[0]} for the budget year, ${right[1]} for the whole project.`,
    },
  );
}

const propertiesOf = (node: SchemaNode | undefined) => (node && resolve(node).properties) ?? {};
