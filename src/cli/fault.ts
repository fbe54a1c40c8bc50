/** What the user is told of a command that cannot be carried out. */
import { type Localized, UserError } from '../internal.ts';

export const fault = (zh: string, en: string, help?: Localized): UserError =>
  new UserError({ zh, en }, help);
