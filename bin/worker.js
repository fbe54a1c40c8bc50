// The program of a worker thread.
module.exports = require('../dist/worker.cjs');
