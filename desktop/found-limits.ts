/** Limits of one search and one review. Each step takes what the step before can give. */

/** Most files handed over at once. */
export const MOST_FILES = 500;
/** Longest text read, in characters. What is longer is cut, with a sentence. */
export const LONGEST_TEXT = 4_000_000;
/** Most links with keys taken out of texts for one review. */
export const MOST_LINKS = 5_000;
/** Most accounts saved in one step: an export may hold several in one link. */
export const MOST_SAVED = 50_000;
