/** The shape of a catalogue with any texts in it: a translation must have every key of the original and no other. */
export type Wording<T> = { readonly [Key in keyof T]: T[Key] extends string ? string : Wording<T[Key]> };
