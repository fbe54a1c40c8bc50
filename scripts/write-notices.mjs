// Writes the licences of the packages copied into dist/, and of those that they bring along, to dist/THIRD-PARTY.txt.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

const root = new URL('../', import.meta.url);
const { packages, stubbed } = JSON.parse(
  readFileSync(new URL('scripts/bundled.json', root), 'utf8'),
);
const names = new Set(packages);
// What is added while going through it is gone through too.
for (const name of names)
  for (const other of Object.keys(infoOf(name).dependencies ?? {}))
    if (!stubbed.some(stub => `${stub}/`.startsWith(`${other}/`))) names.add(other);

function infoOf(name) {
  return JSON.parse(readFileSync(new URL(`node_modules/${name}/package.json`, root), 'utf8'));
}

function noticeOf(name) {
  const folder = new URL(`node_modules/${name}/`, root);
  const file = readdirSync(folder).find(entry => /^licen[cs]e/i.test(entry));
  if (!file) throw new Error(`${name} has no licence to ship`);
  const { version, license = 'see below' } = infoOf(name);
  return `${name} ${version} (${license})\n\n${readFileSync(new URL(file, folder), 'utf8').trim()}\n`;
}

writeFileSync(
  new URL('dist/THIRD-PARTY.txt', root),
  [...names]
    .sort()
    .map(noticeOf)
    .join(`\n${'-'.repeat(72)}\n\n`),
);
