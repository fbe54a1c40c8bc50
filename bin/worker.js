// A worker thread of a batch.
require('../dist/worker.cjs');
