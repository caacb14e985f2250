/** Warnings about a key, before the user saves it. */
import { bytesFromBase32 } from '../../../shared/base32.ts';
import { KEY_URI_DEFAULTS, type KeyUri } from '../../../shared/key-uri.ts';
import type { KeyUriRemark } from '../../../shared/key-uri-remarks.ts';
import { quotableName } from '../../../shared/quotable.ts';
import { hasHiddenNames } from '../../../shared/shown-names.ts';
import {
  type AccountDetails,
  detailsOf,
  LONGEST_NOTE,
  LONGEST_TAG,
  MOST_TAGS,
} from '../../account-fields.ts';
import { sentences } from '../texts/texts.ts';
import { hasSameName, type KnownKeys } from './known-keys.ts';

/** RFC 4226 §4, R6: the shared secret must be at least 128 bits. */
const MIN_KEY_BITS = 128;

export interface Advice {
  warnings: string[];
  /** Whether the key is selected at first. */
  selected: boolean;
}

/**
 * Returns the warnings about a key.
 *
 * @param known the keys in the vault, and those found earlier in this scan
 * @param remarks on its key URI
 * @param addsNothing whether leaving it out loses nothing
 * @param sameKeyAs an account in the vault with the same key and other parameters, if there is one
 */
export function adviseOn(
  key: KeyUri,
  known: KnownKeys,
  {
    remarks,
    addsNothing,
    sameKeyAs,
  }: { remarks: readonly KeyUriRemark[]; addsNothing: boolean; sameKeyAs: KeyUri | undefined },
): Advice {
  const { advice, keys } = sentences();
  const warnings: string[] = remarks.map((remark) => remark.in(keys));
  let selected = !remarks.some(({ doubtful }) => doubtful);

  const sameKey = known.withSameCodes(key);
  if (sameKey.some((other) => hasSameName(key, other))) {
    warnings.push(addsNothing ? advice.sameAccount : advice.sameAccountWithMore);
    if (addsNothing) selected = false;
  } else if (sameKey[0]) {
    warnings.push(advice.sameKey({ name: nameOf(sameKey[0]) }));
  } else if (sameKeyAs) {
    warnings.push(advice.sameKeyOtherCodes({ name: nameOf(sameKeyAs) }));
  } else if (known.hasName(key)) {
    warnings.push(advice.sameName);
  }

  if (key.labelIssuer !== undefined) {
    const quoted = (name: string) => quotableName(name) ?? advice.noName;
    warnings.push(advice.twoIssuers({ used: quoted(key.issuer), other: quoted(key.labelIssuer) }));
  }
  if (hasHiddenNames(key)) {
    warnings.push(advice.hiddenCharacters);
    selected = false;
  }
  const unusual = unusualParameters(key);
  if (unusual.length > 0) {
    warnings.push(advice.unusual({ what: unusual }));
  }
  const bits = bytesFromBase32(key.secret).length * 8;
  if (bits < MIN_KEY_BITS) {
    warnings.push(advice.shortKey({ bits, least: MIN_KEY_BITS }));
  }
  return { warnings, selected };
}

/** Returns warnings about details that the form of an account does not take. They are kept whole. */
export function adviseOnDetails(details: Partial<AccountDetails> | undefined): string[] {
  const { advice } = sentences();
  const { tags, note } = detailsOf(details ?? {});
  const longest = Math.max(0, ...tags.map(({ length }) => length));
  return [
    longest > LONGEST_TAG ? advice.longTag({ length: longest, most: LONGEST_TAG }) : undefined,
    tags.length > MOST_TAGS ? advice.manyTags({ count: tags.length, most: MOST_TAGS }) : undefined,
    note.length > LONGEST_NOTE ? advice.longNote({ length: note.length, most: LONGEST_NOTE }) : undefined,
  ].filter((warning) => warning !== undefined);
}

/** Returns the account's name for a sentence. */
function nameOf({ issuer, account }: KeyUri): string {
  const [first, second] = [issuer, account].flatMap((name) => quotableName(name) ?? []);
  if (first === undefined) return sentences().advice.noName;
  return second === undefined ? first : `${first} (${second})`;
}

function unusualParameters(key: KeyUri): string[] {
  if (key.type === 'steam') return [];
  const unusual: string[] = [];
  if (key.algorithm !== KEY_URI_DEFAULTS.algorithm) unusual.push(key.algorithm);
  if (key.digits !== KEY_URI_DEFAULTS.digits) unusual.push(sentences().advice.digits({ count: key.digits }));
  if (key.type === 'totp' && key.period !== KEY_URI_DEFAULTS.period) {
    unusual.push(sentences().advice.period({ count: key.period }));
  }
  return unusual;
}
