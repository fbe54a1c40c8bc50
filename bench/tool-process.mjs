/** A tool in a process of its own: works for as many ms as it is told, and answers with its ms a document. */
import { tools } from './tools.mjs';

const { make, ...options } = JSON.parse(process.argv[2]);
const { tool, inputs } = await tools[make](options);
let next = 0;

/** Milliseconds of the processor since the start of the process. */
function spent() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

process.on('message', async time => {
  const start = spent();
  let made = 0;
  do {
    await tool(inputs[next++ % inputs.length]);
    made++;
  } while (spent() - start < time);
  process.send({ ms: (spent() - start) / made });
});
