import type { LinkedPart } from './use-lab-state.ts';

/** Names under which people and programs write keys. The lab reads none of them. */
const KEY_NAMES = /^(?:secret|seed|uri|otpauth|k)$/i;

export interface Judged {
  /** Whether the address has a key in it, or may have one. */
  hadKey: boolean;
  /** Fields of the page whose values are not allowed. */
  wrong: readonly string[];
  /** Whether the address has fields that the page does not know. */
  hasUnknown: boolean;
}

/** Says what is wrong with an address. It never repeats a value, and no name but the page's own. */
export function judgeAddress(
  address: URLSearchParams,
  parts: readonly Pick<LinkedPart, 'names' | 'wrong'>[],
): Judged {
  const wrong = parts.flatMap((part) => part.wrong);
  const known = new Set(parts.flatMap(({ names }) => names));
  const names = [...address.keys()];
  return {
    hadKey: wrong.includes('key') || names.some((name) => KEY_NAMES.test(name)),
    wrong: wrong.filter((name) => name !== 'key'),
    hasUnknown: names.some((name) => !known.has(name)),
  };
}
