/** LibreOffice where it is installed: a batch of our Word files to PDF in one run of soffice. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Milliseconds a document; undefined without soffice. */
export function measureLibreOffice(documents) {
  if (spawnSync('soffice', ['--version']).error) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'perfgoal-bench-'));
  try {
    const files = documents.map((bytes, index) => {
      const path = join(folder, `${index}.docx`);
      writeFileSync(path, bytes);
      return path;
    });
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
    const convert = some =>
      spawnSync('soffice', [
        profile,
        '--headless',
        '--convert-to',
        'pdf',
        '--outdir',
        folder,
        ...some,
      ]);
    convert(files.slice(0, 1));
    const start = performance.now();
    convert(files);
    const spent = performance.now() - start;
    const made = readdirSync(folder).filter(name => name.endsWith('.pdf')).length;
    if (made !== files.length) throw new Error(`soffice made ${made} of ${files.length}`);
    return spent / files.length;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
