/** Form templates for a run: the shipped ones, and the user's own within the bounds that a filing may reach. */
import { relative, resolve } from 'node:path';
import {
  isOwn,
  type LoadTemplate,
  type Localized,
  templateLoader,
  UserError,
} from '../../internal.ts';
import { withOwnFonts } from '../own-fonts.ts';
import { realPath } from '../real-path.ts';
import { isInside } from './paths.ts';
import { readSource } from './read.ts';

export interface Forms {
  /** For --form: a path is relative to the current folder and may lead anywhere. */
  readonly named: LoadTemplate;
  /** For the filings of a folder: a path is relative to it and must stay in it or in the current folder. */
  readonly forFolder: (folder: string) => LoadTemplate;
}

/** Loads each template once; one file is known by one name, its path from the current folder. */
export function formsOf(cwd: string): Forms {
  const load = templateLoader(path => readSource(resolve(cwd, path), about(path)));
  const own = (path: string) => withOwnFonts(load(relative(cwd, path) || '.'), path);
  return {
    named: id => (isOwn(id) ? own(resolve(cwd, id)) : load(id)),
    forFolder: folder => id => {
      if (!isOwn(id)) return load(id);
      const path = resolve(folder, id);
      refuseStray(id, path, [folder, cwd]);
      return own(path);
    },
  };
}

function refuseStray(id: string, path: string, folders: readonly string[]): void {
  const real = realPath(path, about(id));
  if (folders.some(folder => isInside(realPath(folder, about(id)), real))) return;
  throw new UserError(
    {
      zh: `表样 ${id} 在申报所在的文件夹和当前文件夹之外`,
      en: `the form template ${id} is outside the folder of the filing and the current folder`,
    },
    {
      zh: '把表样放进来，或用 --form 指定它。',
      en: 'Move it there, or name it with --form.',
    },
  );
}

function about(id: string): Localized {
  const name = id.length > 200 ? `${id.slice(0, 200)}…` : id;
  return { zh: `读不了表样 ${name}`, en: `cannot read the form template ${name}` };
}
