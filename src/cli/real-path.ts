/** Real paths, so that links do not lead out of a folder unseen. */
import { realpathSync } from 'node:fs';
import { type Localized, UserError } from '../internal.ts';
import { systemFault } from './files/system-error.ts';

/** The path with its links followed. Throws UserError, saying `about` where given, when there is nothing. */
export function realPath(path: string, about?: Localized): string {
  try {
    return realpathSync(path);
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw systemFault(error, about ?? { zh: `读不了 ${path}`, en: `cannot read ${path}` });
  }
}
