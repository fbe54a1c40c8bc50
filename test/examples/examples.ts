/** Every example, checked and composed: what the tests of this folder run on. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import type { Requirements } from '../../src/filing/requirements.ts';
import { composeSheet } from '../../src/form/compose.ts';
import { requirementsOf } from '../../src/form/requirements.ts';
import type { Sheet } from '../../src/form/sheet.ts';
import {
  type Checked,
  check,
  type Format,
  readFont,
  render,
  templateLoader,
} from '../../src/internal.ts';
import { typeset } from '../../src/layout/typeset.ts';

const folder = new URL('../../examples/', import.meta.url);

export interface Example {
  /** e.g. xizang-long; the name of its goldens. */
  readonly name: string;
  readonly checked: Checked;
  /** The same YAML as another reader sees it: maps, lists and strings. */
  readonly plain: unknown;
  readonly sheet: Sheet;
  /** What its form requires. */
  readonly requirements: Requirements;
}

/** The examples by place and form; throws when there is none, or none that can be composed. */
export const examples: readonly Example[] = listExamples();

function listExamples(): readonly Example[] {
  const loadTemplate = templateLoader(path => readFileSync(path));
  const found = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map(path => path.replaceAll('\\', '/'))
    .filter(path => /^[^/]+\/[^/]+\.yaml$/.test(path))
    .sort()
    .map(path => {
      const bytes = readFileSync(new URL(path, folder));
      const checked = check(bytes, { name: `examples/${path}`, loadTemplate });
      if (!checked.template) throw new Error(`examples/${path} names no form`);
      return {
        name: path.slice(0, -'.yaml'.length).replace('/', '-'),
        checked,
        plain: parse(bytes.toString('utf8'), { schema: 'failsafe' }) as unknown,
        sheet: typeset(composeSheet(checked.filing, checked.template, {})),
        requirements: requirementsOf(checked.template),
      };
    });
  if (found.length === 0) throw new Error(`no example in ${fileURLToPath(folder)}`);
  return found;
}

/** The document of an example; fails when it has errors. */
export async function renderExample(
  { name, checked }: Example,
  format: Format,
  reader: typeof readFont = readFont,
): Promise<Uint8Array> {
  const { bytes, findings } = await render(checked, { format, readFont: reader });
  if (!bytes) throw new Error(`${name}: ${findings.map(finding => finding.message.en).join('; ')}`);
  return bytes;
}
