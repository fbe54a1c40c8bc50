/** What a reader of any YAML is told of the documents that it is to read: which keys they have, and where text belongs. */

/** What may stand in a place. */
export interface Shape {
  /** Whether a single value may stand here. */
  readonly isText: boolean;
  /** Of the items of a list; absent where no list belongs. */
  readonly item: Shape | undefined;
  /** What stands behind a key, in any of its spellings; undefined for a key that is not known here. */
  readonly below: (key: string) => Shape | undefined;
  /** How a key is named in paths, whatever its spelling. */
  readonly nameOf: (key: string) => string;
  /** Whether keys may be any text, as the names of indicators are. */
  readonly isOpen: boolean;
}

export interface Vocabulary {
  /** Whether a text is a key anywhere in such documents. */
  readonly isKey: (text: string) => boolean;
  /** Whether a text is a key behind which only groups and lists belong, wherever it stands. */
  readonly isGroupKey: (text: string) => boolean;
  /** Whether what stands behind a key names a person, or says how to reach one. */
  readonly isPersonal: (text: string) => boolean;
  readonly root: Shape;
}

/** Of documents of which nothing is known. */
export const noVocabulary: Vocabulary = {
  isKey: () => false,
  isGroupKey: () => false,
  isPersonal: () => false,
  root: { isText: true, item: undefined, below: () => undefined, nameOf: key => key, isOpen: true },
};
