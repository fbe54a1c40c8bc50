/** A phone number is a Chinese mobile or land line number. */

import { halfWidth } from '../filing/half-width.ts';
import type { Rule } from './rule.ts';

const MOBILE = /^(?:\+?86-?|0)?1[3-9]\d(?:-?\d{4}){2}$/;
const LAND_LINE =
  /^(?:\+?86-?)?(?:\(0\d{2,3}\)|0\d{2,3}-?)?[2-8]\d{2,3}-?\d{4}(?:(?:-|转|ext\.?)\d{1,6}|\(\d{1,6}\))?$/i;
const SERVICE = /^(?:[48]00-?\d{3,4}-?\d{3,4}|1[02]\d{3}|9[56]\d{3,4})$/;

export const phonePlausible: Rule = {
  id: 'phone-plausible',
  reason: 'other',
  severity: 'warning',
  summary: {
    zh: '联系电话是手机或固定电话号码',
    en: 'phone numbers are Chinese mobile or landline numbers',
  },
  why: {
    zh: '少一位、多一位的号码打不通，审核有疑问时找不到人。',
    en: 'With a missing or extra digit a reviewer cannot reach anybody.',
  },
  examples: {
    passing:
      'project: { name: 甲, phone: 0895-4821234 }\npreparer: { name: 乙, phone: 13989958975、0895-4821234转8016 }',
    failing: 'project: { name: 甲, phone: 1398995897 }',
  },
  *check({ project, preparer }) {
    const phones = [
      { text: project.phone, path: ['project', 'phone'] },
      { text: preparer.phone, path: ['preparer', 'phone'] },
    ];
    for (const { text, path } of phones) {
      if (text === undefined || arePlausible(text)) continue;
      yield {
        path,
        // Not the number itself: reports are kept and handed on.
        message: {
          zh: `有 ${digitsOf(text)} 位数字，不像电话号码`,
          en: `${digitsOf(text)} digits do not look like a phone number`,
        },
        help: {
          zh: '手机 11 位；固定电话写区号，例如 0895-4821234；检查有没有少写一位。',
          en: 'A mobile number has 11 digits, a landline number an area code, e.g. 0895-4821234.',
        },
      };
    }
  },
};

const digitsOf = (text: string) => text.match(/\p{Nd}/gu)?.length ?? 0;

/** One number, blanks in it or not, or several; numbers masked for publication are not judged. */
function arePlausible(text: string): boolean {
  if (/[*＊×]|[Xx]{2}/.test(text)) return true;
  const plain = text.replace(/[–—－−]/g, '-');
  return (
    isPlausible(plain.replace(/\s/g, '')) ||
    plain
      .split(/[、,，;；/／\s]+/)
      .filter(Boolean)
      .every(isPlausible)
  );
}

function isPlausible(number: string): boolean {
  const plain = halfWidth(number).replace(/^(?:电话|手机|座机|办公)[:]?/, '');
  return MOBILE.test(plain) || LAND_LINE.test(plain) || SERVICE.test(plain);
}
