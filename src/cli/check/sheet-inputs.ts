/** Workbooks with a form on several sheets as an input for each, so that all that takes inputs takes them. */
import { extname } from 'node:path';
import { loadImport, UserError } from '../../internal.ts';
import type { Input, Inputs } from '../files/inputs.ts';
import { statsOf } from '../files/paths.ts';
import { readFiling } from '../files/read.ts';
import { stemOfSheet } from '../files/sheet-name.ts';

/** The endings of workbooks that are looked into: those of others take LibreOffice, so that a sheet of theirs is named. */
const ENDINGS: readonly string[] = ['.xlsx', '.xlsm'];

/**
 * The inputs, with the sheets in place of each workbook that has several forms. A workbook that cannot be read stays, and
 * tells why in its turn.
 */
export async function withSheets(inputs: Inputs): Promise<Inputs> {
  if (!inputs.inputs.some(isWorkbook)) return inputs;
  const each: Input[] = [];
  for (const input of inputs.inputs) for (const one of await sheetsOf(input)) each.push(one);
  return { ...inputs, inputs: each, several: inputs.several || each.length > 1 };
}

const isWorkbook = ({ path, sheet }: Input): boolean =>
  path !== undefined && sheet === undefined && ENDINGS.includes(extname(path).toLowerCase());

async function sheetsOf(input: Input): Promise<readonly Input[]> {
  const { name, path, stem } = input;
  // What can be read only once is left to its turn.
  if (path === undefined || !isWorkbook(input) || !statsOf(path)?.isFile()) return [input];
  const { sheetsWithForms } = await loadImport();
  try {
    const sheets = await sheetsWithForms(readFiling(path));
    if (sheets.length < 2) return [input];
    return sheets.map(sheet => ({
      ...input,
      name: `${name}#${sheet}`,
      stem: stemOfSheet(stem, sheet),
      sheet,
    }));
  } catch (error) {
    if (error instanceof UserError) return [input];
    throw error;
  }
}
