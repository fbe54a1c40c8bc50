/**
 * Texts of labels as they are compared: however a form numbers, spaces and brackets them. They are memoized for the goal
 * of bench/filled.mjs, 150 filled .docx a second: the labels of all filings on a form are the same.
 */
import { memoizeText } from '../source/memoize.ts';

/** The bare name in a label: no white space, numbering, colon, or units and seals in brackets. */
export const bareLabel: (label: string) => string = memoizeText(label =>
  label
    .replace(/\s+/g, '')
    .replace(/^[（(]?[一二三四五六七八九十\d]{1,2}[）)、.．]\s*/, '')
    .replace(
      /[（(](?:(?:金额)?单位[:：]?)?(?:万元|元|盖章|公章|签章|签字|必填|选填|可选|打?√|√?选择?)[）)]/g,
      '',
    )
    .replace(/[:：*＊]+$/, ''),
);

/** A label in the spellings in which it may be found, the nearest to its own first; none for what is no label. */
export const labelKeys: (text: string) => readonly string[] = memoizeText(text => {
  if (text.length > LONGEST) return [];
  const bare = bareLabel(text)
    .replace(/^[（(]?其中[:：]?/, '')
    .replaceAll('编码', '代码')
    .replace(/[:：]+$/, '')
    .replaceAll('(', '（')
    .replaceAll(')', '）');
  const short = bare.replace(/（[^（）]*）?/g, '');
  const joined = bare.replace(/[（）/]/g, '');
  return [...new Set([bare, short, joined])].filter(key => key !== '');
});

const LONGEST = 60;

const ROOM = /^[\s　_＿年月日时分自从至到起止—–\-~～.…·（）()/]*$/;

/** Whether text only makes room: dates without digits, lines to write on, dots; none at all does too. */
export const isRoom = (text: string): boolean => ROOM.test(text);

/** Whether a line at the head or foot of a page only counts the pages: — 1 —, 第1页 共3页; or calls it a draft. */
export const isPageNumber = (text: string): boolean =>
  /^(?:[\d\s第页共总/\-–—－·.,，、]|page|of)*$/i.test(text) || /^(?:草稿|DRAFT)$/.test(text.trim());
