/** The programs that judge documents from outside: found on the PATH, skipped where missing, but never in CI. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { test } from 'vitest';

/** Debian: libreoffice-writer-nogui, libreoffice-calc-nogui, poppler-utils, mupdf-tools, qpdf, default-jre-headless, libxml2-utils, chromium. */
type Tool =
  | 'soffice'
  | 'pdftocairo'
  | 'pdftotext'
  | 'pdffonts'
  | 'pdfinfo'
  | 'mutool'
  | 'qpdf'
  | 'java'
  | 'xmllint'
  | 'chromium';

/** A test that runs where its tools are installed; with CI set it runs, and fails, everywhere. */
export function testWith(...tools: readonly Tool[]) {
  return test.skipIf(!hasTools(...tools));
}

/** Whether tests that need the tools run: where they are installed, and with CI set everywhere. */
export function hasTools(...tools: readonly Tool[]): boolean {
  return Boolean(process.env.CI) || tools.every(tool => pathOf(tool) !== undefined);
}

/** What a tool writes to its standard output; throws with its complaints when it fails, or takes longer than `timeout` ms. */
export function run(tool: Tool, args: readonly string[], timeout = 120_000): string {
  const { error, status, stdout, stderr } = spawnSync(tool, args, {
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
    timeout,
  });
  if (error) throw error;
  if (status !== 0) throw new Error(`${tool} ${args.join(' ')}: ${status}\n${stdout}${stderr}`);
  return stdout;
}

/** Converts documents by one start of LibreOffice into files of a folder; `format` is as soffice takes it, e.g. pdf. */
export function convert(
  documents: readonly string[],
  format: string,
  folder: string,
  ...options: readonly string[]
): void {
  const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
  const target = ['--convert-to', format, '--outdir', folder];
  run('soffice', [profile, '--headless', ...options, ...target, ...documents]);
}

/** Where a tool stands on the PATH. */
export function pathOf(tool: Tool): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.map(folder => join(folder, tool)).find(path => existsSync(path));
}
