/** The sheet's paper in Word's measures, for both ways of writing the document. */
import type { Sheet } from '../../form/sheet.ts';
import { mmTwips, ptTwips } from './units.ts';

/** Size and margins in twips. */
export function pageOf({ paper, pageNumber }: Sheet) {
  const number = ptTwips(pageNumber.leading * pageNumber.size);
  return {
    size: { width: mmTwips(paper.width), height: mmTwips(paper.height) },
    margin: {
      top: mmTwips(paper.top),
      right: mmTwips(paper.right),
      bottom: mmTwips(paper.bottom),
      left: mmTwips(paper.left),
      header: Math.round(mmTwips(paper.top) / 3),
      // The page number stands in the middle of the bottom margin.
      footer: Math.max(0, Math.round((mmTwips(paper.bottom) - number) / 2)),
      gutter: 0,
    },
  };
}
