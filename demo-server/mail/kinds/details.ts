/** What a message tells beside its kind, when it was, and from where. It travels as JSON. */
export type Details = Readonly<Record<string, string | number>>;

/** Nothing else. */
export type Nothing = Readonly<Record<never, never>>;
