/** Wraps objects so that their calls are recorded. */

/** A sentence for each recorded method, made from its arguments. */
export type Sentences<T> = {
  readonly [K in keyof T]?: T[K] extends (...given: infer Given) => unknown
    ? (...given: Given) => string
    : Sentences<T[K]>;
};

/** Runs `act` and records it with one sentence. */
type Tell = (sentence: string, act: () => Promise<unknown>) => Promise<unknown>;

/** Returns a proxy of the object. A call of a method with a sentence is recorded. */
export function withNarration<T extends object>(target: T, sentences: Sentences<T>, tell: Tell): T {
  return new Proxy(target, {
    get(_, name) {
      const value: unknown = Reflect.get(target, name, target);
      const sentence: unknown = Reflect.get(sentences, name);
      if (typeof value === 'function') {
        const act = value.bind(target);
        if (typeof sentence !== 'function') return act;
        return (...given: unknown[]) => tell(String(sentence(...given)), async () => act(...given));
      }
      if (typeof value !== 'object' || value === null || typeof sentence !== 'object') return value;
      return withNarration(value, sentence as Sentences<typeof value>, tell);
    },
  });
}
