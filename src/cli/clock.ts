/** Time that only goes forward. */

/** Milliseconds since some moment. Not performance.now(), for which Node loads what a run of one document has no time for. */
export function milliseconds(): number {
  const [seconds, nanoseconds] = process.hrtime();
  return seconds * 1000 + nanoseconds / 1e6;
}
