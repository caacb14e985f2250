import type { translate } from './translator.ts';

type Translate = typeof translate;

/**
 * Returns the same texts. Those without values are looked up once: a search draws hundreds of them with each key.
 *
 * @param t for one language; after a change of language there is another one
 */
export function remembering(t: Translate): Translate {
  const known = new Map<string, string>();
  const remembered = (key: string, ...values: unknown[]) => {
    const look = t as unknown as (key: string, ...values: unknown[]) => string;
    if (values.length > 0) return look(key, ...values);
    const text = known.get(key) ?? look(key);
    known.set(key, text);
    return text;
  };
  return remembered as unknown as Translate;
}
