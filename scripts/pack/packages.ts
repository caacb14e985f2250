/** The packages that are made from this tree. */

export interface Package {
  name: string;
  description: string;
  keywords: readonly string[];
  /** What can be imported, and the file that it is. */
  exports: Readonly<Record<string, string>>;
  /** Commands, and the files that they are. */
  bin?: Readonly<Record<string, string>>;
  /** Files that nothing imports, because a thread runs them. */
  threads?: readonly string[];
  /** Files that are copied as they are. */
  assets?: readonly string[];
  /** What the user brings. */
  peers?: Readonly<Record<string, string>>;
}

const SCANNER = 'desktop/main/scanner/decode-worker.ts';
const PLAYWRIGHT = { '@playwright/test': '>=1.49' };

export const PACKAGES: readonly Package[] = [
  {
    name: '@countersign/otp',
    description: 'Key URIs, one-time codes (RFC 4226, RFC 6238), and each step by which a code is made.',
    keywords: ['otp', 'totp', 'hotp', '2fa', 'otpauth'],
    exports: { '.': 'shared/otp.ts' },
  },
  {
    name: '@countersign/playwright',
    description:
      'Playwright fixtures that enrol a second factor from the QR code on any page, and sign in with it.',
    keywords: ['playwright', 'totp', '2fa', 'testing', 'qr'],
    exports: {
      '.': 'e2e/kit/package.ts',
      './desktop': 'e2e/kit/package-desktop.ts',
      './both-sides-index': 'e2e/kit/report/index-page.ts',
    },
    threads: [SCANNER],
    peers: PLAYWRIGHT,
  },
  {
    name: '@countersign/conformance',
    description: 'Tries attacks and edge cases on the second factor of your test server.',
    keywords: ['totp', '2fa', 'conformance', 'security', 'asvs'],
    exports: { '.': 'e2e/conformance/index.ts' },
    bin: { 'countersign-conformance': 'e2e/conformance/main.ts' },
    assets: ['e2e/conformance/adapters/template.mjs'],
  },
  {
    name: 'countersign',
    description: 'One-time codes, QR codes and exports of authenticator apps on the command line.',
    keywords: ['totp', '2fa', 'otpauth', 'qr', 'cli'],
    exports: {},
    bin: { countersign: 'scripts/cli/packaged.ts' },
    threads: [SCANNER, 'desktop/main/import/import-worker.ts'],
    assets: ['e2e/conformance/adapters/template.mjs'],
  },
];
