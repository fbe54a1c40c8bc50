/** Loads form templates: shipped ones, and the user's own from the folders that a filing may name files in. */
import { relative, resolve } from 'node:path';
import {
  type FormTemplate,
  isOwn,
  type LoadTemplate,
  type Localized,
  templateLoader,
  userError,
} from '../../internal.ts';
import { withOwnFonts } from './fonts.ts';
import { isInside, realPath } from './paths.ts';
import { readSource } from './read.ts';

export interface Forms {
  /** For --form: a path is relative to the current folder and may lead anywhere. */
  readonly named: LoadTemplate;
  /** For the filings of a folder: a path is relative to it and must stay inside it or the current folder. */
  readonly forFolder: (folder: string) => LoadTemplate;
}

/**
 * Loads each template once, by its path from the current folder. A template that the settings name, by its absolute
 * path, may stand outside the folders of filings.
 */
export function formsOf(cwd: string, settingsForm?: string): Forms {
  const load = templateLoader(path => readSource(resolve(cwd, path), cannotRead(path)));
  // The same object each time: what is made of a template, and of all forms with it, is kept by it.
  const placed = new Map<string, FormTemplate>();
  const own = (path: string) => {
    const template = placed.get(path) ?? withOwnFonts(load(relative(cwd, path) || '.'), path);
    placed.set(path, template);
    return template;
  };
  return {
    named: id => (isOwn(id) ? own(resolve(cwd, id)) : load(id)),
    forFolder: folder => id => {
      if (!isOwn(id)) return load(id);
      const path = resolve(folder, id);
      if (id !== settingsForm) refuseOutside(id, path, [folder, cwd]);
      return own(path);
    },
  };
}

function refuseOutside(id: string, path: string, folders: readonly string[]): void {
  const real = realPath(path, cannotRead(id));
  if (folders.some(folder => isInside(realPath(folder, cannotRead(id)), real))) return;
  throw userError(
    `表样 ${id} 在申报所在的文件夹和当前文件夹之外`,
    `the template ${id} is outside the filing’s folder and the current folder`,
    {
      zh: '把表样放进来，或用 --form 指定它。',
      en: 'Move it into one of them, or name it with --form.',
    },
  );
}

function cannotRead(id: string): Localized {
  const name = id.length > 200 ? `${id.slice(0, 200)}…` : id;
  return { zh: `读不了表样 ${name}`, en: `cannot read the template ${name}` };
}
