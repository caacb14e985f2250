/** What a person should know about a key URI that was read all the same. */
import type { KeySentences } from './key-sentences/said-error.ts';
import { KNOWN_PARAMETERS, type KnownParameter } from './key-uri-parts.ts';
import { quotable } from './quotable.ts';

/** A sentence about something in a key URI that was read all the same. */
export interface KeyUriRemark {
  in: (say: KeySentences) => string;
  /** Whether the codes may be wrong, so that a person should compare one before relying on it. */
  doubtful: boolean;
}

export function remark(sentence: (say: KeySentences['keyUri']) => string, doubtful = false): KeyUriRemark {
  return { in: (all) => sentence(all.keyUri), doubtful };
}

/** Parameters of other apps that change no code. */
const DECORATIONS =
  /^(?:image|icon|logo|thumbnail|colou?r|backgroundcolor|foregroundcolor|lock|pinned|font|tags?|groups?|category|notes?|favou?rite|codedisplay|trashed|added|created|modified|usage|id|uuid|name|user|username|url|website|source|version|v)$/i;
/** Names that stand for a parameter in other formats, and may change codes. */
const OTHER_SPELLINGS: readonly (readonly [RegExp, KnownParameter])[] = [
  [/^(?:algo|alg|hash|hmac|digest|hashfunction|otphashmode|mac|cipher)/i, 'algorithm'],
  [/^(?:digit|length|len|size|codelength|codesize|chars)/i, 'digits'],
  [/^(?:periods|interval|step|timestep|timer|time|seconds|duration|refresh|validity|window)/i, 'period'],
  [/^(?:count|movingfactor|initialcounter|hotpcounter)/i, 'counter'],
  [/^(?:encoding|format|secretformat|secretencoding)/i, 'secret'],
];
/** Names of a moment or a shift: RFC 6238 calls it T0. */
const SHIFTS = /^(?:t0|epoch|start|starttime|begin|offset|drift|skew|shift|delta)$/i;
/** Names in one sentence. */
const MOST_NAMED = 5;

/** Says which parameters are not used, and which of them may change codes. */
export function remarksOn(extra: readonly (readonly [string, string])[]): KeyUriRemark[] {
  const remarks: KeyUriRemark[] = [];
  const unknown: string[] = [];
  for (const name of new Set(extra.map(([name]) => name))) {
    const plain = name.replaceAll(/[^\p{L}\p{N}]/gu, '');
    const shown = quotable(name) ?? '…';
    const meant = meantBy(plain);
    if (SHIFTS.test(plain)) remarks.push(remark((say) => say.remark.shifts({ name: shown }), true));
    else if (meant) remarks.push(remark((say) => say.remark.otherSpelling({ name: shown, meant }), true));
    else if (!DECORATIONS.test(plain)) unknown.push(shown);
  }
  if (unknown.length > 0) {
    const [named, more] = [unknown.slice(0, MOST_NAMED), Math.max(0, unknown.length - MOST_NAMED)];
    remarks.push(
      remark(({ remark: say }) =>
        more > 0 ? say.notUnderstoodMore({ names: named, count: more }) : say.notUnderstood({ names: named }),
      ),
    );
  }
  return remarks;
}

/** Returns the parameter that an unknown name may stand for: a longer form of it, a synonym, or a slip of the fingers. */
function meantBy(name: string): KnownParameter | undefined {
  const candidates = KNOWN_PARAMETERS.filter((known) => known !== 'issuer');
  const spelt = [
    ...candidates.map((known) => [new RegExp(`^${known}`, 'i'), known] as const),
    ...OTHER_SPELLINGS,
  ].find(([spelling]) => spelling.test(name))?.[1];
  if (spelt || DECORATIONS.test(name)) return spelt;
  return candidates.find((known) => slips(known, name.toLowerCase()) <= (known.length > 8 ? 2 : 1));
}

/** Returns how many letters are missing, added, wrong or swapped with their neighbour (optimal string alignment). */
function slips(meant: string, written: string): number {
  if (Math.abs(meant.length - written.length) > 2) return Number.POSITIVE_INFINITY;
  const rows: number[][] = [Array.from({ length: written.length + 1 }, (_, at) => at)];
  const cost = (row: number, column: number) => rows[row]?.[column] ?? Number.POSITIVE_INFINITY;
  for (let i = 1; i <= meant.length; i += 1) {
    rows.push([i]);
    for (let j = 1; j <= written.length; j += 1) {
      const isSame = meant[i - 1] === written[j - 1];
      const isSwapped = i > 1 && j > 1 && meant[i - 1] === written[j - 2] && meant[i - 2] === written[j - 1];
      rows[i]?.push(
        Math.min(
          cost(i - 1, j) + 1,
          cost(i, j - 1) + 1,
          cost(i - 1, j - 1) + (isSame ? 0 : 1),
          isSwapped ? cost(i - 2, j - 2) + 1 : Number.POSITIVE_INFINITY,
        ),
      );
    }
  }
  return cost(meant.length, written.length);
}
