/** The words of a joining code. Windows and main process both know them. */

/** Words in a joining code: 128 bits and a checksum (BIP 39). */
export const JOINING_WORDS = 12;
/** Letters of a word that are enough: no two words of the list begin with the same four. */
export const LETTERS_OF_WORD = 4;
