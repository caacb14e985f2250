/** Returns the name that a browser gives itself, for users to recognise. Any client can send any text: it is only a hint. */
export interface BrowserName {
  browser: string;
  system: string | undefined;
}

/** In this order: later browsers carry the names of earlier ones. */
const BROWSERS: readonly (readonly [sign: RegExp, name: string])[] = [
  [/\bEdgA?\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(?:Firefox|FxiOS)\//, 'Firefox'],
  [/\b(?:HeadlessChrome|Chrome|CriOS)\//, 'Chrome'],
  [/\bVersion\/.*\bSafari\//, 'Safari'],
];

/** In this order: Android says Linux too, and an iPad may say Mac OS. */
const SYSTEMS: readonly (readonly [sign: RegExp, name: string])[] = [
  [/\bAndroid\b/, 'Android'],
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b|\bMacintosh\b/, 'macOS'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bLinux\b/, 'Linux'],
];

/** The browser's and the system's name in a `User-Agent`; `undefined` where no known browser is named. */
export function browserName(userAgent: string | null): BrowserName | undefined {
  const named = (names: typeof BROWSERS) => names.find(([sign]) => sign.test(userAgent ?? ''))?.[1];
  const browser = named(BROWSERS);
  return browser === undefined ? undefined : { browser, system: named(SYSTEMS) };
}
