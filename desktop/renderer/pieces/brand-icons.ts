/** The icons of well-known issuers, found by name. Loaded after the first code is shown. */
import * as signs from './brand-signs.ts';

export interface BrandIcon {
  /** An SVG path on a canvas of 24 by 24. */
  path: string;
  /** The colours of the tile and of the icon on it. */
  colour: string;
  ink: string;
}

/** Other names that users and sites write for an icon's title. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  gog: 'gogcom',
  riot: 'riotgames',
  rockstar: 'rockstargames',
  wikimedia: 'wikimediafoundation',
};

const byName = new Map(Object.values(signs).map((icon) => [compact(icon.title), icon]));
const found = new Map<string, BrandIcon | undefined>();

/**
 * Returns the icon of an issuer. Looks for the full name, the name without its top-level domain ("github.com"), and the
 * first word ("Google Workspace").
 */
export function brandIconOf(issuer: string): BrandIcon | undefined {
  const known = found.get(issuer);
  if (known || found.has(issuer)) return known;
  const [firstWord = ''] = issuer.trim().split(/[\s:(|/–—-]/);
  const names = [issuer, issuer.replace(/\.[a-z]{2,6}$/i, ''), firstWord].map(compact);
  const name = names.find(
    (candidate) => candidate.length > 0 && byName.has(OTHER_NAMES[candidate] ?? candidate),
  );
  const icon = name === undefined ? undefined : byName.get(OTHER_NAMES[name] ?? name);
  const brand = icon && { path: icon.path, colour: `#${icon.hex}`, ink: inkOn(icon.hex) };
  found.set(issuer, brand);
  return brand;
}

/** Returns only letters and digits, in lower case: "Fly.io" and "fly io" are equal. */
function compact(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/** Returns black or white, whichever has more contrast (relative luminance, WCAG 2.2). */
function inkOn(hex: string): string {
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.179 ? '#000000' : '#ffffff';
}
