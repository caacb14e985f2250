/** Announcing words, as sites and people put them before a key: “Secret key:”, `"secret":`. */
const ANNOUNCED = /^[\s\p{P}\p{S}]*(?:[\p{L}\p{N}\s"'()_-]{1,60}[:=]\s*)?/u;

/**
 * Returns the key of a text that is a key and nothing else, except for words that announce it; `undefined` for any other
 * text. Eighty bits of Base32 in one piece or in groups are a key.
 */
export function bareKeyIn(text: string): string | undefined {
  const plain = text.normalize('NFKC').replaceAll(/\p{Cf}/gu, '');
  for (const candidate of [plain, plain.replace(ANNOUNCED, '')]) {
    const key = candidate.trim().replaceAll(/^["'`“‹«{([]+|["'`”›»})\].,;]+$/g, '');
    const compact = key.replaceAll(/[\s-]/g, '').replace(/=+$/, '');
    const grouped = /^(?:[a-z2-7]{16,}|[a-z2-7]{2,8}(?:[\s-]+[a-z2-7]{1,8})+)=*$/i.test(key);
    if (grouped && /^[a-z2-7]{16,}$/i.test(compact) && looksMade(key, compact)) return compact.toUpperCase();
  }
  return undefined;
}

/** A sentence of short words is Base32, too. Keys have digits, capitals alone, or groups of one length. */
function looksMade(key: string, compact: string): boolean {
  const groups = key.split(/[\s-]+/);
  const even = groups.slice(0, -1).every(({ length }) => length === groups[0]?.length);
  return (
    /[2-7]/.test(compact) || /^[A-Z]+$/.test(compact) || (even && groups.length !== 1) || groups.length === 1
  );
}

/** Returns whether a text is a key without a name. */
export function isBareKey(text: string): boolean {
  return bareKeyIn(text) !== undefined;
}
