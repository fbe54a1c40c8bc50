/** Why work is given up before its end. */
import { UserError } from '../../internal.ts';

/** Thrown for work that was given up because the run ends. */
export class Dropped extends Error {
  override readonly name = 'Dropped';
}

/** For a filing that was given so many ms and takes longer. */
export const tooLong = (limit: number) =>
  new UserError(
    {
      zh: `${limit / 1000} 秒还没有做完，已放弃`,
      en: `not done within ${limit / 1000} seconds, given up`,
    },
    { zh: '用 --timeout 给更多时间。', en: 'Give it more time with --timeout.' },
  );
