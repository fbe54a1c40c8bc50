// A thread of a batch.
require('./load.js').load('worker');
