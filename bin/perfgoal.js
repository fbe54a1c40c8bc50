#!/usr/bin/env node
const { load } = require('./load.js');

const { main, processIo } = load('cli');
main(process.argv, processIo()).then(status => {
  process.exitCode = status;
});
