/** The date in the properties of documents when SOURCE_DATE_EPOCH fixes it. */
import { userError } from '../internal.ts';
import type { Io } from './io.ts';

/** The last second of the year 9999, the latest date that documents can hold. */
const LATEST = Date.UTC(9999, 11, 31, 23, 59, 59) / 1000;

/** The date of SOURCE_DATE_EPOCH (seconds since 1970, UTC); undefined when it is not set. Throws UserError. */
export function documentDate({ SOURCE_DATE_EPOCH: text }: Io['env']): Date | undefined {
  if (text === undefined || text === '') return undefined;
  if (/^\d{1,12}$/.test(text) && Number(text) <= LATEST) return new Date(Number(text) * 1000);
  throw userError(
    `环境变量 SOURCE_DATE_EPOCH 的值“${text}”不是秒数`,
    `invalid value “${text}” for SOURCE_DATE_EPOCH`,
    {
      zh: '写成 1970 年以来的整秒数，例如 1672531200，或者不设。',
      en: 'Set it to whole seconds since 1970, e.g. 1672531200, or unset it.',
    },
  );
}
