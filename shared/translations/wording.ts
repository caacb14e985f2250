/** The type of a catalogue with any texts: a translation must have exactly the keys of the original. */
export type Wording<T> = { readonly [Key in keyof T]: T[Key] extends string ? string : Wording<T[Key]> };
