/** Where on a filled form a value stands, or would stand: by what was read there, else by the label that asks for it. */
import { schemaAt } from '../filing/fields.ts';
import { covers } from '../filing/patterns.ts';
import type { FieldRequirement, Requirements } from '../filing/requirements.ts';
import type { CellPlace, Localized, Path } from '../finding.ts';
import type { FilledCell, FilledForm } from '../form/filled-form.ts';
import { comparedLabel, labelsInLine } from './form-labels.ts';

/** The places of values that were read, by their paths as JSON. */
type ReadPlaces = ReadonlyMap<string, Pick<CellPlace, 'name' | 'label'>>;

/** Finds the cell of a path: its own, the nearest to where it would stand, or undefined. */
export function cellFinder(
  form: FilledForm,
  read: ReadPlaces,
  requirements: Requirements,
): (path: Path) => CellPlace | undefined {
  const places = [...read].map(([key, { name, label }]) => [key, placeNamed(name, label)] as const);
  const byPath = new Map(places);
  let labelled: ReturnType<typeof labelledPlaces> | undefined;

  /** The first cell of what stands in a group, or in an item of a list. */
  const firstIn = (path: Path) => {
    const start = `${JSON.stringify(path).slice(0, -1)},`;
    return places.find(([key]) => key.startsWith(start))?.[1];
  };

  /** The place that a label asks for; of several with that label, the one as far down as its field is on the form. */
  function byLabel(path: Path): CellPlace | undefined {
    const field = requirements.fields.find(each => covers(each.path, path));
    const compared = field && comparedLabel(labelOf(field));
    if (!field || compared === undefined) return undefined;
    labelled ??= labelledPlaces(form);
    const found = labelled.get(compared) ?? [];
    const alike = requirements.fields.filter(each => comparedLabel(labelOf(each)) === compared);
    const name = found.length === alike.length ? found[alike.indexOf(field)] : undefined;
    return name && placeNamed(name, labelOf(field));
  }

  return path => {
    const own = byPath.get(JSON.stringify(path)) ?? byLabel(path);
    if (own) return own;
    for (let length = path.length; length > 0; length--) {
      const above = path.slice(0, length);
      const isWhole = length === path.length || typeof above.at(-1) === 'number';
      const place = byPath.get(JSON.stringify(above)) ?? (isWhole ? firstIn(above) : undefined);
      if (place) return place;
    }
    return undefined;
  };
}

/** A place with the row and column that its name tells. */
function placeNamed(name: Localized, label: string | undefined): CellPlace {
  const place = { name, ...(label !== undefined && { label }) };
  const [, row, column] = /^第(\d+)行第(\d+)格/.exec(name.zh) ?? [];
  if (row !== undefined) return { ...place, row: Number(row), column: Number(column) };
  const [, letters, line] = /!([A-Z]{1,3})(\d+)/.exec(name.zh) ?? [];
  return letters === undefined ? place : { ...place, row: Number(line), column: columnOf(letters) };
}

/** A for 1, AA for 27. */
const columnOf = (letters: string) =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);

const labelOf = ({ label, path }: FieldRequirement): string => label ?? schemaAt(path)?.title ?? '';

/** What each label asks for: the cell behind it, its own cell or line where it ends in a colon. */
function labelledPlaces({ above, cells, below }: FilledForm) {
  const places = new Map<string, Localized[]>();
  const add = (label: string, name: Localized) => {
    const others = places.get(label);
    if (others) others.push(name);
    else places.set(label, [name]);
  };
  for (const { text, name } of [...above, ...below])
    for (const label of labelsInLine(text)) add(label, name);
  for (const cell of cells) {
    const text = cell.lines.join('');
    const asked = labelsInLine(text);
    for (const label of asked) add(label, cell.name);
    const label = asked.length > 0 ? undefined : comparedLabel(text);
    if (label !== undefined) add(label, (cellBehind(cell, cells) ?? cell).name);
  }
  return places;
}

const cellBehind = ({ row, column, colSpan }: FilledCell, cells: readonly FilledCell[]) =>
  cells.find(
    each => each.row <= row && row < each.row + each.rowSpan && each.column === column + colSpan,
  );
