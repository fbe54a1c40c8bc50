/** The parts of a .docx within the limits of Word files. */
import { openArchive, type ReadPart } from '../archive/archive.ts';
import { wordFile } from './errors.ts';

/** Opens a .docx; nothing is inflated but what is asked for. Throws UserError for anything else and beyond the limits. */
export const openZip = (bytes: Uint8Array): ReadPart => openArchive(bytes, wordFile);
