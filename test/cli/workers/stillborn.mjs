/** A worker that ends before it is ready. */
throw new Error('never began');
