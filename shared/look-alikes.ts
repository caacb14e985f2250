/** Letters that look like Latin ones, for judging whether a text shows a key. */

/** Signs made of a capital, in blocks of 26: in circles, in squares, and the halves of flags. */
const ORNAMENTS = [0x1f150, 0x1f170, 0x1f1e6];

/** Cyrillic, Greek, Armenian and small capital letters, with the letter that a reader takes them for. */
const ALIKE: Readonly<Record<string, string>> = Object.fromEntries(
  (
    [
      ['АВЕКМНОРСТУХЅІЈԛԜЗ', 'ABEKMHOPCTYXSIJQW3'],
      ['аеорсухѕіјԛԝкмтнв', 'aeopcyxsijqwkmthb'],
      ['ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ', 'ABEZHIKMNOPTYX'],
      ['αεικνορτυχ', 'aeiknoptux'],
      ['ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘǫʀꜱᴛᴜᴠᴡʏᴢ', 'abcdefghijklmnopqrstuvwyz'],
    ] as const
  ).flatMap(([letters, latin]) => [...letters].map((letter, at) => [letter, latin[at] ?? letter])),
);

/**
 * Returns a text with the letters that it looks like, without accents.
 *
 * @param kind `ornaments` for signs made of letters alone
 */
export function lookAlike(text: string, kind: 'all' | 'ornaments' = 'all'): string {
  const plain = text.replaceAll(/[\u{1f150}-\u{1f169}\u{1f170}-\u{1f189}\u{1f1e6}-\u{1f1ff}]/gu, (sign) => {
    const point = sign.codePointAt(0) ?? 0;
    const start = ORNAMENTS.find((first) => point >= first && point < first + 26) ?? point;
    return String.fromCharCode(0x41 + point - start);
  });
  if (kind === 'ornaments') return plain;
  return plain
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^ -~]/gu, (letter) => ALIKE[letter] ?? letter);
}
