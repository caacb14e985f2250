/** Tile colours. White letters on each have a contrast of at least 4.5:1 (WCAG 1.4.3). */
export const AVATAR_COLOURS = [
  '#2a56dd',
  '#6b3fd4',
  '#a32e86',
  '#b3212d',
  '#a84308',
  '#7a5b00',
  '#3f6b14',
  '#0a6b52',
  '#0b6681',
  '#3d5a80',
  '#5b4b6e',
  '#26303f',
] as const;

/** Returns the colour of an issuer's tile. It depends on the name only, not on its case. */
export function avatarColour(name: string): string {
  // FNV-1a, because it is short and gives similar names different colours.
  let hash = 0x811c9dc5;
  for (const character of name.trim().toLowerCase()) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  }
  return AVATAR_COLOURS[(hash >>> 0) % AVATAR_COLOURS.length] ?? AVATAR_COLOURS[0];
}

/** Returns the first visible letter or digit of a name in upper case, or "?" if there is none. */
export function avatarLetter(name: string): string {
  // The tables of characters take a while to load, and most names need none.
  if (/^[a-z\d][ -~]/i.test(name)) return name.charAt(0).toLocaleUpperCase();
  const first = [...new Intl.Segmenter().segment(name)].find(({ segment }) => /[\p{L}\p{N}]/u.test(segment));
  return first?.segment.toLocaleUpperCase() ?? '?';
}
