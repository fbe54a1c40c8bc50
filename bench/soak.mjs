/**
 * The long load: 10,000 filings through perfgoal as built in dist/, in a process of its own. Prints tables in Markdown
 * and fails where documents are lost or half, where memory or the time of a filing grow, or where threads do not pay.
 *
 *     npm run -s build && node bench/soak.mjs [number of filings] > soak.md
 */
import { cpus, loadavg } from 'node:os';
import { faults } from './soak/faults.mjs';
import { failures } from './soak/folder.mjs';
import { growth } from './soak/growth.mjs';
import { shards } from './soak/shards.mjs';
import { threads } from './soak/threads.mjs';

console.log(
  `Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model}, load ${loadavg()[0]?.toFixed(1)}\n`,
);

await growth();
await threads();
await shards();
await faults();
if (failures.length > 0) {
  console.log(
    failures
      .slice(0, 50)
      .map(text => `- FAILED: ${text}`)
      .join('\n'),
  );
  process.exitCode = 1;
}
