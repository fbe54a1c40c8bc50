/**
 * A tool in a process of its own: works for as many ms as a line of standard input says, and answers with its ms a document.
 * Between turns the process stands still, waiting for the next line: an idle one would collect its garbage, and with it
 * code that was compiled.
 */
import { readSync, writeSync } from 'node:fs';
import { tools } from './tools.mjs';

const { make, ...options } = JSON.parse(process.argv[2]);
const { tool, inputs } = await tools[make](options);
let next = 0;

/** Milliseconds of the processor since the start of the process. */
function spent() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

async function turn(time) {
  const start = spent();
  let made = 0;
  do {
    await tool(inputs[next++ % inputs.length]);
    made++;
  } while (spent() - start < time);
  return (spent() - start) / made;
}

const line = Buffer.alloc(20);
for (let length = readSync(0, line); length > 0; length = readSync(0, line))
  writeSync(1, `${await turn(Number(line.toString('utf8', 0, length)))}\n`);
process.exit();
