/** What a message says in addition to its kind, time and origin. It is stored as JSON. */
export type Details = Readonly<Record<string, string | number>>;

/** No details. */
export type Nothing = Readonly<Record<never, never>>;
