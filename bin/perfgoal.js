#!/usr/bin/env node
// Why: Node's own exit status for an uncaught error, 1, says that a filing has errors.
process.once('uncaughtException', error => require('./failure.js').end(error));

const { main, processIo } = require('../dist/cli.cjs');
main(process.argv, processIo()).then(status => {
  process.exitCode = status;
});
