#!/usr/bin/env node
// Why: Node's own exit status for an uncaught error, 1, says that a filing has errors.
process.once('uncaughtException', error => require('./failure.js').end(error));

// Before anything that an old Node cannot read.
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19) || !process.getBuiltinModule) {
  process.stderr.write(
    `perfgoal  错误  这里的 Node ${process.version} 太旧，perfgoal 要 20.19、22.3 或更新的；请从 https://nodejs.org/ 安装。\n` +
      `perfgoal  error  this is Node ${process.version}; perfgoal needs 20.19, 22.3 or newer, from https://nodejs.org/\n`,
  );
  process.exitCode = 2;
} else {
  const { main, processIo } = require('../dist/cli.cjs');
  main(process.argv, processIo()).then(status => {
    process.exitCode = status;
  });
}
