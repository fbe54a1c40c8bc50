/** A merged report as the commands write it: filings that are rendered, warned of, wrong and unreadable. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { perfgoal } from '../cli/run.ts';

const form = readFileSync(new URL('../cli/fixtures/forms/tiny.yaml', import.meta.url), 'utf8');
const sound = readFileSync(new URL('../cli/fixtures/filings/good.yaml', import.meta.url), 'utf8');

export const HOSTILE = '<img src=x onerror="document.title=1">';
const LONG = '很长的文件名'.repeat(8);

/** The filings of the report, by their names without the ending. */
export const filings: Readonly<Record<string, string>> = {
  good: sound,
  [LONG]: sound.replace('改造项目', '新建项目'),
  [HOSTILE]: sound.replace('新增项目', `'</script>${HOSTILE}'`),
  double: sound,
  broken: 'project: [',
};

export async function reportPage(language: 'zh' | 'en' = 'zh'): Promise<string> {
  const cwd = mkdtempSync(join(tmpdir(), 'perfgoal-report-'));
  try {
    for (const folder of ['forms', 'in']) mkdirSync(join(cwd, folder));
    writeFileSync(join(cwd, 'forms/tiny.yaml'), form);
    for (const [name, text] of Object.entries(filings))
      writeFileSync(join(cwd, `in/${name}.yaml`), text);
    await perfgoal(['render', 'in', '--out', 'out', '--report', 'run.json'], { cwd });
    const args = ['merge-reports', 'run.json', '--format', 'html', '--lang', language];
    return (await perfgoal(args, { cwd })).stdout.toString();
  } finally {
    rmSync(cwd, { recursive: true });
  }
}
