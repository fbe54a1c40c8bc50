/** What the documents of a form have in common, made once and kept, already deflated. */
import type { Sheet } from '../../form/sheet.ts';
import { CORE, DOCUMENT, inOrder, ownParts } from './parts.ts';
import { documentHead, documentTail, skeletonParts } from './skeleton.ts';
import { deflated, type ZipEntry } from './zip.ts';

/** The package of a form without its filing. */
export interface Form {
  /** In the order of the package; of parts that change with the filing only the path. */
  readonly parts: readonly (ZipEntry | typeof CORE | typeof DOCUMENT)[];
  /** What stands before and after the body in the document. */
  readonly head: string;
  readonly tail: string;
}

/** Forms that one run is likely to need, each in 10 kB. */
const KEPT = 32;
const forms = new Map<string, Form>();

/** A form with what it was found for. */
interface Found extends Pick<Sheet, 'paper' | 'pageNumber'> {
  readonly mark: string | undefined;
  readonly form: Form;
}

/** By styles: a template gives the same objects each time, so that the next sheet need not be looked at closely. */
const found = new WeakMap<Sheet['styles'], Found>();

/** The form of a sheet; sheets that differ only in text, columns and table lines share one. */
export function formOf(sheet: Sheet): Form {
  const { paper, styles, pageNumber, mark } = sheet;
  const last = found.get(styles);
  if (last?.paper === paper && last.pageNumber === pageNumber && last.mark === mark)
    return last.form;
  const key = JSON.stringify([paper, styles, pageNumber, mark]);
  const form = forms.get(key) ?? makeForm(sheet);
  forms.set(key, form);
  const [oldest] = forms.keys();
  if (forms.size > KEPT && oldest !== undefined) forms.delete(oldest);
  found.set(styles, { paper, pageNumber, mark, form });
  return form;
}

function makeForm(sheet: Sheet): Form {
  const constant = new Map(
    [...skeletonParts(Boolean(sheet.mark)), ...ownParts(sheet)].map(({ path, data }) => [
      path,
      data,
    ]),
  );
  const paths = inOrder([...constant.keys(), CORE, DOCUMENT]);
  return {
    parts: paths.map(path =>
      path === CORE || path === DOCUMENT ? path : deflated(path, constant.get(path) ?? '', LEVEL),
    ),
    head: documentHead,
    tail: documentTail(sheet),
  };
}

/** Made once and written many times. */
const LEVEL = 9;
