/** The schema of a form's filings that stands beside a filing, from which editors complete. */
import { basename, dirname, join, resolve } from 'node:path';
import { type FormTemplate, schemaFor } from '../../internal.ts';
import { version } from '../version.ts';
import { writeTarget } from './write.ts';

/** Its path from the folder of the filing. */
const fileOf = (template: FormTemplate, keys: 'zh' | 'en') =>
  join(
    '.perfgoal',
    `${basename(template.id).replace(/\.ya?ml$/, '')}-${keys}-${version}.schema.json`,
  );

/** What the schema line of the filing names. */
export const schemaReference = (template: FormTemplate, keys: 'zh' | 'en'): string =>
  `./${fileOf(template, keys).replaceAll('\\', '/')}`;

/** Writes it beside a filing, given by its absolute path. Rejects with UserError. */
export async function writeSchemaBeside(
  filing: string,
  template: FormTemplate,
  keys: 'zh' | 'en',
): Promise<void> {
  const folder = dirname(resolve(filing));
  const name = fileOf(template, keys);
  const json = `${JSON.stringify(schemaFor(template, keys), null, 2)}\n`;
  const target = { name, path: join(folder, name), within: join(folder, '.perfgoal') };
  await writeTarget(target, Buffer.from(json));
}
