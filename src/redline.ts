/** The form with what changed from one filing to another as tracked changes of Word. */
import { readBuiltParts } from './assets.ts';
import type { Checked } from './check.ts';
import { UserError } from './errors.ts';
import { composeSheet } from './form/compose.ts';
import { isRenderable } from './render.ts';
import { writeRedline } from './writers/redline.ts';

export interface RedlineOptions {
  /** Of the changes and of the document; by default the first day of the second filing's budget year. */
  readonly date?: Date;
}

/**
 * A Word document of the second filing's form: accepting all changes leaves the second filing, rejecting all the first.
 * Rejects with UserError where one of them cannot be drawn.
 */
export async function redline(
  before: Checked,
  after: Checked,
  options: RedlineOptions = {},
): Promise<Uint8Array> {
  for (const checked of [before, after]) if (!isRenderable(checked, true)) throw undrawn(checked);
  const { template } = after;
  if (!template) throw undrawn(after);
  const old = composeSheet(before.filing, template, {});
  const now = composeSheet(after.filing, template, {});
  const date = options.date ?? new Date(Date.UTC(after.filing.year?.first ?? 2000, 0, 1));
  return writeRedline(old, now, { date, readBuiltParts });
}

const undrawn = ({ source }: Checked) =>
  new UserError(
    { zh: `${source.name} 画不出表来`, en: `${source.name} cannot be rendered` },
    {
      zh: `原因见 perfgoal check ${source.name}`,
      en: `See perfgoal check ${source.name}`,
    },
  );
