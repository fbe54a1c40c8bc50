/** Thrown for work that was given up because the run ends. */
export class Dropped extends Error {
  override readonly name = 'Dropped';
}
