/** What a page looks like, measured in the browser. */
import type { Page } from 'playwright-core';

/** Pixels by which the page is wider than the window. */
export const overflow = (page: Page) =>
  page.evaluate<number>(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  );

/** Opens everything that is folded away. */
export const unfold = (page: Page) =>
  page.evaluate<void>('for (const fold of document.querySelectorAll("details")) fold.open = true');

export interface Painted {
  readonly text: string;
  /** Contrast of the text with its ground, from 1 to 21. */
  readonly contrast: number;
  /** Luminance of the ground, from 0 for black to 1. */
  readonly ground: number;
}

/** Every text that shows, as WCAG reckons its colours; all grounds are opaque or clear. */
export const paintedTexts = (page: Page) =>
  page.evaluate<readonly Painted[]>(`(() => {
    const channels = colour => colour.match(/[\\d.]+/g).map(Number);
    const linear = value => (value <= 10.3 ? value / 3295 : ((value / 255 + 0.055) / 1.055) ** 2.4);
    const luminance = colour => {
      const [red, green, blue] = channels(colour).map(linear);
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const isClear = colour => channels(colour)[3] === 0;
    const groundOf = element => {
      for (let each = element; each; each = each.parentElement) {
        const { backgroundColor } = getComputedStyle(each);
        if (!isClear(backgroundColor)) return luminance(backgroundColor);
      }
      return 1;
    };
    const isText = node => node.nodeType === Node.TEXT_NODE && node.textContent.trim() !== '';
    return [...document.body.querySelectorAll('*')]
      .filter(element => [...element.childNodes].some(isText))
      .filter(element => element.checkVisibility({ visibilityProperty: true }))
      .map(element => {
        const ground = groundOf(element);
        const ink = luminance(getComputedStyle(element).color);
        const [dark, light] = [ink, ground].sort((a, b) => a - b);
        return { text: element.textContent, contrast: (light + 0.05) / (dark + 0.05), ground };
      });
  })()`);
