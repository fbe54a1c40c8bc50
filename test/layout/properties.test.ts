import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readFont } from '../../src/assets.ts';
import { openFaces } from '../../src/layout/faces.ts';
import { layoutSheet } from '../../src/layout/layout-sheet.ts';
import type { LineItem, Page, TextRun } from '../../src/layout/page.ts';
import { cases } from '../random.ts';
import { firstLetter, type Known, randomSheet } from './random-sheet.ts';

const faces = openFaces(readFont);
const mm = 72 / 25.4;
const slack = 1e-3;

/** Lays out random sheets and looks at each. */
function forRandomSheets(look: (pages: readonly Page[], known: readonly Known[]) => void): void {
  fc.assert(
    fc.property(randomSheet, ({ sheet, known }) => look(layoutSheet(sheet, faces).pages, known)),
    { numRuns: cases(300) },
  );
}

function textOf(page: Page): readonly TextRun[] {
  return page.items.flatMap(item => (item.kind === 'text' ? [item] : []));
}

function linesOf(page: Page): readonly LineItem[] {
  return page.items.flatMap(item => (item.kind === 'line' ? [item] : []));
}

function print(places: readonly number[]): string {
  return places.map(place => place.toFixed(2)).join(' ');
}

/** The room of a run's letters, a little less than their em boxes. */
function roomOf({ x, y, width, size }: TextRun) {
  return { left: x, right: x + width, top: y - 0.85 * size, bottom: y + 0.1 * size };
}

test('no character is lost, doubled or out of order', () => {
  forRandomSheets((pages, known) => {
    const letters = pages
      .flatMap(textOf)
      .filter(run => !run.repeated)
      .map(run => run.text)
      .join('');
    const counts = new Map<string, number>();
    for (const letter of letters) counts.set(letter, (counts.get(letter) ?? 0) + 1);
    for (const { text } of known) {
      if (text) expect(counts.get(text.charAt(0))).toBe([...text].length);
    }
    const total = known.reduce((sum, { text }) => sum + text.length, 0);
    const around = [...letters].filter(letter => letter === '上' || letter === '下').length;
    expect(letters.length).toBe(total + around);
    expect(around % 3).toBe(0);
  });
});

test('cells come in reading order on each page', () => {
  forRandomSheets((pages, known) => {
    for (const page of pages) {
      const places = textOf(page).flatMap(run => (run.field ? [Number(run.field[1])] : []));
      for (const [at, place] of places.entries()) {
        const before = places.indexOf(place);
        // The text of a cell stands together.
        expect(new Set(places.slice(before, at + 1)).size).toBe(1);
      }
    }
    let last = 0;
    for (const page of pages) {
      const begun = textOf(page)
        .filter(run => !run.repeated)
        .map(run => (run.text.codePointAt(0) ?? 0) - firstLetter)
        .filter(index => index > last && known[index]?.cell.rowSpan === 1);
      expect(begun).toEqual(begun.toSorted((a, b) => a - b));
      last = Math.max(last, ...begun);
    }
  });
});

test('everything stands between the margins', () => {
  forRandomSheets(pages => {
    for (const page of pages) {
      const rooms = textOf(page)
        .filter(run => !run.text.startsWith('—'))
        .map(roomOf);
      const lines = linesOf(page).map(({ x1, x2, y1, y2 }) => {
        return { left: x1, right: x2, top: y1, bottom: y2 };
      });
      const outside = [...rooms, ...lines].filter(
        ({ left, right, top, bottom }) =>
          left < 10 * mm - slack ||
          right > 90 * mm + slack ||
          top < 12 * mm - slack ||
          bottom > 97 * mm + slack,
      );
      expect(outside).toEqual([]);
    }
  });
});

test('no text touches another text or a line', () => {
  forRandomSheets(pages => {
    for (const page of pages) {
      const lines = linesOf(page).map(({ x1, x2, y1, y2 }) => {
        return { left: x1, right: x2, top: y1, bottom: y2 };
      });
      const rooms = textOf(page).map(roomOf);
      const touching = rooms.flatMap((room, index) =>
        [...rooms.slice(index + 1), ...lines].filter(
          other =>
            room.right > other.left + slack &&
            other.right > room.left + slack &&
            room.bottom > other.top + slack &&
            other.bottom > room.top + slack,
        ),
      );
      expect(touching).toEqual([]);
    }
  });
});

test('every line is drawn once, and each page closes its table', () => {
  forRandomSheets(pages => {
    for (const page of pages) {
      const lines = linesOf(page);
      if (lines.length === 0) continue;
      const drawn = new Set(lines.map(({ x1, y1, x2, y2 }) => print([x1, y1, x2, y2])));
      const doubled = lines.filter((line, index) =>
        lines.slice(index + 1).some(other => {
          const across = line.y1 === line.y2 && other.y1 === other.y2 && line.y1 === other.y1;
          const down = line.x1 === line.x2 && other.x1 === other.x2 && line.x1 === other.x1;
          if (across) return line.x2 >= other.x1 && other.x2 >= line.x1;
          return down && line.y2 >= other.y1 && other.y2 >= line.y1;
        }),
      );
      expect(doubled).toEqual([]);
      const [left, right] = [10 * mm, 90 * mm];
      const top = Math.min(...lines.map(line => line.y1));
      const bottom = Math.max(...lines.map(line => line.y2));
      for (const frame of [
        [left, top, left, bottom],
        [right, top, right, bottom],
        [left, top, right, top],
        [left, bottom, right, bottom],
      ]) {
        expect(drawn).toContain(print(frame));
      }
    }
  });
});

test('pages end: a sheet has no more of them than lines and rows', () => {
  forRandomSheets((pages, known) => {
    const letters = known.reduce((sum, { text }) => sum + text.length, 0);
    expect(pages.length).toBeLessThanOrEqual(letters + known.length + 24);
  });
});
