/** What is published: the packages that users install with perfgoal, and the files of the tarball. */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../', import.meta.url));
const read = (path: string) => readFileSync(`${root}${path}`, 'utf8');
const { dependencies, bin, exports } = JSON.parse(read('package.json'));

describe.skipIf(!existsSync(`${root}dist/cli.cjs`) && !process.env.CI)('built', () => {
  test('what is loaded at run time is a dependency, and nothing else is one', () => {
    const programs = readdirSync(`${root}dist`).filter(file => /\.(cjs|js)$/.test(file));
    const names = programs.flatMap(file => [
      ...read(`dist/${file}`).matchAll(/\brequire(?:\$\d+)?\(["'`]([^"'`.][^"'`]*)["'`]\)/g),
      ...read(`dist/${file}`).matchAll(
        /(?:^(?:import|export)\b.* from |^import |\bimport\()"([^".][^"]*)"/gm,
      ),
    ]);
    const packages = names.map(([, name = '']) => name).filter(name => !isBuiltin(name));
    expect([...new Set(packages)].sort()).toEqual(Object.keys(dependencies).sort());
  });

  test('no package is a dependency and in dist/ as well', () => {
    const bundled = read('dist/THIRD-PARTY.txt').matchAll(/^(\S+) \d+\.\d+\.\d+\S* \(.+\)$/gm);
    const names = [...bundled].map(([, name]) => name);
    expect(names).toEqual(expect.arrayContaining(['libdeflate', 'commander', 'pdfkit', 'yaml']));
    expect(names.filter(name => name !== undefined && name in dependencies)).toEqual([]);
  });

  test('the tarball holds what package.json and its documents point to', () => {
    const args = ['pack', '--dry-run', '--json', '--ignore-scripts'];
    const packed = execFileSync('npm', args, { cwd: root, encoding: 'utf8', stdio: 'pipe' });
    const files: readonly string[] = JSON.parse(packed)[0].files.map(
      ({ path }: { readonly path: string }) => path,
    );
    const { types, default: main } = exports['.'];
    const targets = [bin.perfgoal, types, main].map(path => posix.normalize(path));
    expect(files).toEqual(expect.arrayContaining([...targets, 'dist/THIRD-PARTY.txt', 'LICENSE']));
    const documents = files.filter(file => file.endsWith('.md'));
    expect(documents).toContain('README.md');
    const missing = documents.flatMap(document =>
      linksIn(read(document))
        .map(link => posix.join(posix.dirname(document), link))
        .filter(link => !files.some(file => file === link || file.startsWith(`${link}/`)))
        .map(link => `${document} → ${link}`),
    );
    expect(missing).toEqual([]);
  });
});

/** The relative links of a document in Markdown, without their anchors. */
function linksIn(markdown: string): readonly string[] {
  const links = [...markdown.matchAll(/\]\(([^()\s]+)\)/g)].map(([, link = '']) => link);
  return links
    .filter(link => !/^(?:[a-z]+:|#)/.test(link))
    .map(link => link.replace(/#.*/, '').replace(/\/$/, ''));
}
