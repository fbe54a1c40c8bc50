/**
 * Stands in for the packages that pdfkit imports and perfgoal never has it use, in dist/.
 * Goal: a PDF from a cold start in less time than typst takes, the line "perfgoal render pdf" in the last table of
 * bench/run.mjs. Loading these packages takes longer than all else of pdfkit: 371 ms with them, 246 ms without.
 */
const refuse = () => {
  throw new Error('pdfkit asks for a package that is left out of dist/');
};

/** fontkit: parses fonts, as src/layout does. */
export const create = refuse;

/** @noble/ciphers/aes: encrypts documents; ours are open. */
export const cbc = refuse;
export const ecb = refuse;

/** fflate: compresses, as src/writers/deflate.ts does. */
export const zlibSync = refuse;

/** linebreak: finds the places where lines may end, as src/layout does. png-js: reads pictures; forms have none. */
export default refuse;
