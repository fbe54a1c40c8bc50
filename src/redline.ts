/** The form with what changed from one filing to another as tracked changes of Word. */
import { readBuiltParts } from './assets.ts';
import type { Checked } from './check.ts';
import { UserError } from './errors.ts';
import { composeSheet } from './form/compose.ts';
import { typeset } from './layout/typeset.ts';
import { isRenderable } from './render.ts';
import { writeRedline } from './writers/redline.ts';

export interface RedlineOptions {
  /** Of the changes and of the document; by default the first day of the second filing's budget year. */
  readonly date?: Date;
}

/**
 * A Word document of the second filing's form: accepting all changes leaves the second filing, rejecting all the first.
 * Rejects with UserError where one of them cannot be drawn, and where their forms differ: what only the first form
 * prints would be on neither side of the changes.
 */
export async function redline(
  before: Checked,
  after: Checked,
  options: RedlineOptions = {},
): Promise<Uint8Array> {
  for (const checked of [before, after]) if (!isRenderable(checked, true)) throw undrawn(checked);
  const { template } = after;
  if (!template) throw undrawn(after);
  if (before.template?.id !== template.id) throw otherForm(before, after);
  const old = composeSheet(before.filing, template, {});
  const now = typeset(composeSheet(after.filing, template, {}));
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

function otherForm(before: Checked, after: Checked): UserError {
  const [was, is] = [before.template?.id, after.template?.id];
  return new UserError(
    {
      zh: `两份的表样不同（${was}、${is}），画不成一份花脸稿：后一种没有的栏目会丢掉`,
      en: `the forms differ (${was}, ${is}): one form with tracked changes would drop what the second does not print`,
    },
    {
      zh: `不写 --out，只列出改了什么；或者用 --form 指定两份都用的表样`,
      en: 'List the changes without --out, or name a form for both with --form',
    },
  );
}
