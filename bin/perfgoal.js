#!/usr/bin/env node
// Node would end with the status of a filing with errors.
process.once('uncaughtException', error => require('./failure.js').end(error));

const { load } = require('./load.js');

const { main, processIo } = load('cli');
main(process.argv, processIo()).then(status => {
  process.exitCode = status;
});
