/** Pages printed as text, for goldens: one item a line, places in mm. */
import type { Page, PageItem } from '../../src/layout/page.ts';

/** Each page's size and its items as drawn: kind or face, place, size and text. */
export function printPages(pages: readonly Page[]): string {
  return pages
    .map(({ width, height, items }, index) =>
      [`page ${index + 1}: ${mm(width)} x ${mm(height)}`, ...items.map(printItem), ''].join('\n'),
    )
    .join('\n');
}

function printItem(item: PageItem): string {
  switch (item.kind) {
    case 'line':
      return `line ${mm(item.x1)} ${mm(item.y1)} – ${mm(item.x2)} ${mm(item.y2)}`;
    case 'watermark':
      return `watermark ${mm(item.x)} ${mm(item.y)} ${item.face.id} ${item.size.toFixed(1)} ${item.text}`;
    case 'text': {
      const spread = item.spacing > 0 ? ` +${item.spacing.toFixed(2)}` : '';
      const again = item.repeated ? ' again' : '';
      return `${mm(item.x)} ${mm(item.y)} ${item.face.id} ${item.size.toFixed(1)}${spread}${again} ${item.text}`;
    }
  }
}

function mm(points: number): string {
  return ((points * 25.4) / 72).toFixed(1);
}
