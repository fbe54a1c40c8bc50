/** The paper that a Word document is for. */
import type { Paper } from '../form/sheet.ts';
import { child, lengthOf, type XmlElement } from './xml.ts';

/** The page of a section in mm; what is not stated is A4 with Word's usual margins. */
export function paperOf(section: XmlElement | undefined): Paper {
  const size = child(section, 'w:pgSz');
  const margins = child(section, 'w:pgMar');
  const within = (length: number | undefined, usual: number, least: number) =>
    length !== undefined && Math.abs(length) >= least && Math.abs(length) <= 1000
      ? Math.abs(length)
      : usual;
  const gutter = within(lengthOf(margins, 'w:gutter'), 0, 0);
  return {
    width: within(lengthOf(size, 'w:w'), 210, 50),
    height: within(lengthOf(size, 'w:h'), 297, 50),
    top: within(lengthOf(margins, 'w:top'), 25.4, 0),
    right: within(lengthOf(margins, 'w:right'), 31.8, 0),
    bottom: within(lengthOf(margins, 'w:bottom'), 25.4, 0),
    left: within(lengthOf(margins, 'w:left'), 31.8, 0) + gutter,
  };
}
