// Stands for fontkit in dist/, so that it is loaded only for the fonts that need it.
import { createRequire } from 'node:module';

const load = createRequire(import.meta.url);

export const create = (...given) => load('fontkit').create(...given);
