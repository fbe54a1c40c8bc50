/** A worker that ends before it has started. */
throw new Error('never started');
