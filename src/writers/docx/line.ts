/** The lines above and below the table: one paragraph each, its segments side by side at tab stops. */
import { type Line, type Style, textOf } from '../../form/sheet.ts';
import { type FlowParagraph, type Run, sum, type TabStop } from './flow.ts';
import { cellParagraph, textRuns } from './paragraph.ts';
import { styleId } from './styles.ts';
import { ptTwips } from './units.ts';

/** Least distance in em between segments that follow one another. */
const GAP = 2;

/** Where a segment goes: to a tab stop, to the start of the line, or to that of a new one. */
type Place = TabStop | 'here' | 'below';

/** A line whose text area is `width` twips wide. */
export function lineParagraph(
  line: Line,
  style: Style,
  { width, keepNext }: { readonly width: number; readonly keepNext: boolean },
): FlowParagraph {
  const [only] = line.segments;
  if (line.segments.length <= 1) return cellParagraph(line.role, only, keepNext);
  const places = inShares(line, style, width) ?? inTurn(line, style, width);
  return {
    kind: 'paragraph',
    style: styleId(line.role),
    keepNext,
    align: 'left',
    inset: 0,
    tabStops: places.filter(place => typeof place !== 'string'),
    runs: line.segments.flatMap((segment, index): readonly Run[] => {
      const place = places[index];
      const text = textRuns(textOf(segment));
      if (place === 'here') return text;
      return [{ kind: place === 'below' ? 'break' : 'tab' }, ...text];
    }),
  };
}

/** Each segment in an equal share of the width; undefined when one does not fit its share. */
function inShares({ segments }: Line, style: Style, width: number): readonly Place[] | undefined {
  const share = width / segments.length;
  const places = segments.map((segment, index): Place | undefined => {
    const last = index === segments.length - 1;
    if (widthOf(textOf(segment), style) > share - (last ? 0 : ptTwips(style.size)))
      return undefined;
    const align = segment.align ?? style.align;
    const type = align === 'justify' ? 'left' : align;
    const position = Math.round(share * index + { left: 0, center: share / 2, right: share }[type]);
    return position === 0 ? 'here' : { type, position };
  });
  const placed = places.filter(place => place !== undefined);
  return placed.length === places.length ? placed : undefined;
}

/** The segments one after the other, spread over the width if one line holds them; one that does not fit the rest of it begins the next. */
function inTurn({ segments }: Line, style: Style, width: number): readonly Place[] {
  const lengths = segments.map(segment => widthOf(textOf(segment), style));
  const free = Math.floor((width - sum(lengths)) / Math.max(1, segments.length - 1));
  const gap = Math.max(ptTwips(GAP * style.size), free);
  let end = 0;
  return lengths.map((length, index) => {
    const start = end + gap;
    if (index > 0 && start + length <= width) {
      end = start + length;
      return { type: 'left', position: start };
    }
    end = length;
    return index === 0 ? 'here' : 'below';
  });
}

/** The width of a text in twips, near enough to place tab stops: hanzi are one em wide, western signs half of it. */
function widthOf(text: string, { size }: Style): number {
  const ems = sum([...text].map(character => (character < '\u2000' ? 0.5 : 1)));
  return ptTwips(ems * size);
}
