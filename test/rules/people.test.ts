/** Findings go into reports that are kept and handed on: none says the phone or the name of a person. */
import { expect, test } from 'vitest';
import { checkText } from '../reading.ts';

const NAME = '扎西多吉';
const PHONE = '1398995897';

test.each([
  [`"${NAME}"`, `"${PHONE}"`],
  [`"${NAME}\\u200b"`, `"${PHONE}\\u200b"`],
  [`[${NAME}]`, `[${PHONE}]`],
  [`{ ${NAME}: 1 }`, `{ x: ${PHONE} }`],
  [`"${NAME.repeat(200)}"`, `"${PHONE.repeat(200)}"`],
  [`!!int ${NAME}`, `${PHONE}.5`],
  [`&a ${NAME} # ${PHONE}`, `*b`],
])('neither %s nor %s', (name, phone) => {
  const { findings } = checkText(
    `form: xizang/fujian2\nyear: 2023\nproject: { name: 甲, leader: ${name}, phone: ${phone} }\n` +
      `preparer: { name: ${name}, head: ${name}, phone: ${phone} }\n`,
  );
  const said = JSON.stringify(findings.map(({ message, help }) => [message, help]));
  expect(findings.length).toBeGreaterThan(0);
  expect(said).not.toContain(PHONE);
  expect(said).not.toContain(NAME);
});
