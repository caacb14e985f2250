/** Runs an example of every row of docs/key-uri.md: the review shows and says what the page tells. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { keyLinksIn } from '../../../shared/key-links.ts';
import { type KeyUriParameter, parseKeyUri } from '../../../shared/key-uri.ts';
import { writeMigration } from '../../../shared/migration.ts';
import type { FoundAccount } from '../../ipc/found.ts';
import { legacyText } from '../scanner/legacy-text.ts';
import { FoundReports, type FoundText } from './found.ts';

const page = readFileSync(new URL('../../../docs/key-uri.md', import.meta.url), 'utf8');
const KEY = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
const STEAM = { type: 'steam', digits: 5 } as const;
const link = (label: string, rest = '') => `otpauth://totp/${label}?secret=${KEY}${rest}`;
/** A sound link, for deviations of all its signs. */
const SOUND = link('Example:ann', '&issuer=Example&digits=8');
const READ_SOUND = { issuer: 'Example', account: 'ann', digits: 8 };

/** What an example becomes in the review. */
interface Outcome {
  account: Partial<FoundAccount>;
  /** A part of each remark, in order. */
  says?: string[];
  /** Whether it is selected at first. */
  selected?: boolean;
}
type Examples = Readonly<Record<string, readonly (readonly [text: string, outcome: Outcome])[]>>;

const migration = writeMigration([parseKeyUri(link('Example:ann', '&issuer=Example'))], 1).texts[0] ?? '';
/** The first field alone, which is the key. Its length is the second byte. */
const bytes = Buffer.from(decodeURIComponent(migration.split('data=')[1] ?? ''), 'base64');
const onlyKey = bytes.subarray(0, 2 + (bytes[1] ?? 0)).toString('base64');
const versionless = `otpauth-migration://offline?data=${encodeURIComponent(onlyKey)}`;

const READ: Examples = {
  '`&amp;`, `&#38;`, `\\u0026` in place of `&`': ['&amp;', '&#38;', '\\u0026'].map((sign) => [
    SOUND.replaceAll('&', sign),
    { account: READ_SOUND },
  ]),
  '`&amp;` before anything but a parameter, `&#39;`, `&quot;`': [
    [link('H&amp;M:ann', '&issuer=H&amp;M'), { account: { issuer: 'H&M' } }],
    [link('O&#39;Brien:ann', '&issuer=O&#39;Brien'), { account: { issuer: "O'Brien" } }],
    [SOUND.replace(KEY, `${KEY.slice(0, 16)}&shy;${KEY.slice(16)}`), { account: READ_SOUND }],
    [link('ann', '&issuer=Caf&#233;'), { account: { issuer: 'Café' } }],
  ],
  'An open `&` in the issuer': [
    [link('H&M:ann', '&issuer=H&M&digits=8'), { account: { issuer: 'H&M', digits: 8 } }],
    [link('Big %26 Co:ann', '&issuer=Big & Co'), { account: { issuer: 'Big & Co' } }],
  ],
  '`&` in place of `?` before the key': [[SOUND.replace('?', '&'), { account: READ_SOUND }]],
  '`=3D` in place of `=`, in every parameter': [[SOUND.replaceAll('=', '=3D'), { account: READ_SOUND }]],
  'The whole link percent-encoded, once or more': [
    [encodeURIComponent(SOUND), { account: READ_SOUND }],
    [encodeURIComponent(encodeURIComponent(SOUND)), { account: READ_SOUND }],
  ],
  '`\\u003a`, `\\x26` in place of `:` and `&`': [
    [SOUND.replace(':', '\\u003a').replaceAll('&', '\\x26'), { account: READ_SOUND }],
  ],
  'A backslash before `&`, `=`, `?` or `%`': [
    [SOUND.replaceAll(/[&=?]/g, (sign) => `\\${sign}`), { account: READ_SOUND }],
  ],
  'Quotation marks, brackets, a dash or an invisible character around it': [
    `“${SOUND}”`,
    `'${SOUND}'`,
    `<${SOUND}>`,
    `(${SOUND})`,
    `– ${SOUND}`,
    `\u200b${SOUND}`,
    `${SOUND}\u2060`,
  ].map((text) => [text, { account: READ_SOUND }]),
  '`#` or `?` in the label': [
    [link('Bank%20#1:ann'), { account: { issuer: 'Bank #1', account: 'ann' } }],
    [link('Why?:ann'), { account: { issuer: 'Why?', account: 'ann' } }],
  ],
  '`#` before a parameter': [[SOUND.replace('&digits', '#digits'), { account: READ_SOUND }]],
  '`#` after a number, before anything else': [[`${SOUND}#top`, { account: READ_SOUND }]],
  '`#` at the end of an issuer': [[link('C%23:ann', '&issuer=C#'), { account: { issuer: 'C#' } }]],
  'A percent sign that begins no escape': [[link('100%:ann'), { account: { issuer: '100%' } }]],
  '`%E9`, bytes that are no UTF-8': [[link('Caf%E9:ann'), { account: { issuer: 'Café' } }]],
  '`%uXXXX`': [[link('Caf%u00E9:ann'), { account: { issuer: 'Café' } }]],
  '`+` in a parameter': [
    [link('ann', '&issuer=Big+Bank'), { account: { issuer: 'Big Bank' } }],
    [link('A+B:ann', '&issuer=A+B'), { account: { issuer: 'A+B' } }],
  ],
  'The same parameter twice, with one value, in other letter case too': [
    [`${SOUND}&digits=8&issuer=Example`, { account: READ_SOUND }],
    [`${SOUND}&secret=${KEY.toLowerCase()}`, { account: READ_SOUND }],
  ],
  'Spaces around a number, `60.0`': [
    [link('ann', '&period=%2060%20'), { account: { period: 60 } }],
    [link('ann', '&period=60.0'), { account: { period: 60 } }],
  ],
  'Upper case, spaces, dashes, padding and invisible characters in the key': [
    [
      SOUND.replace(KEY, `${KEY.slice(0, 4)}\u00ad${KEY.slice(4, 8)}–${KEY.slice(8)}`),
      { account: READ_SOUND },
    ],
    [SOUND.replace(KEY, 'jbsw%20y3dp-EHPK3PXPJBSWY3DPEHPK3PXP%3D%3D'), { account: READ_SOUND }],
  ],
  '`SHA-256`, `HmacSHA256`, `SHA2-256`': ['SHA-256', 'HmacSHA256', 'SHA2-256'].map((name) => [
    link('ann', `&algorithm=${name}`),
    { account: { algorithm: 'SHA256' } },
  ]),
  '`apple-otpauth://`': [[`apple-${SOUND}`, { account: READ_SOUND }]],
  'The issuer Steam and no length, or five digits': ['', '&digits=5'].map((length) => [
    link('Steam:ann', length),
    { account: STEAM, says: ['makes Steam codes'] },
  ]),
  'A link wrapped over lines, by mail and scripts too': [
    [`${SOUND.slice(0, 50)}\n${SOUND.slice(50)}`, { account: READ_SOUND }],
    [`> ${SOUND.slice(0, 25)}\n> ${SOUND.slice(25)}`, { account: READ_SOUND }],
    [
      SOUND.replaceAll('=', '=3D').replace(KEY, `${KEY.slice(0, 9)}=\n${KEY.slice(9)}`),
      { account: READ_SOUND },
    ],
    [SOUND.replace('&', '\\\n&'), { account: READ_SOUND }],
  ],
  'An export wrapped over lines': [
    [migration.replace(/.{60}/g, '$&\n'), { account: { issuer: 'Example', account: 'ann' } }],
  ],
  'An export without its version': [
    [versionless, { account: { issuer: 'Example', account: 'ann' }, says: ['does not name its version'] }],
  ],
};

const WITH_A_REMARK: Examples = {
  'A parameter without a value': [
    [
      link('ann', '&digits='),
      { account: { digits: 6 }, says: ['digits, but without a value'], selected: false },
    ],
  ],
  '`algo`, `interval`, `digit`, `perido` and other spellings': [
    ['algo=SHA256', 'algorithm'],
    ['interval=60', 'period'],
    ['digit=8', 'digits'],
    ['perido=60', 'period'],
    ['code_length=8', 'digits'],
  ].map(([parameter, meant]) => [
    link('ann', `&${parameter}`),
    {
      account: { algorithm: 'SHA1', digits: 6, period: 30 },
      says: [`It may stand for ${meant}.`],
      selected: false,
    },
  ]),
  '`t0`, `epoch`, `offset`': ['t0', 'epoch', 'offset'].map((name) => [
    link('ann', `&${name}=5`),
    { account: { account: 'ann' }, says: [`“${name}”, which may shift the time`], selected: false },
  ]),
  'A time-based key with a counter': [
    [
      link('ann', '&counter=5'),
      { account: { type: 'totp' }, says: ['does not use the counter'], selected: false },
    ],
    [link('ann', '&counter=0'), { account: { type: 'totp' } }],
  ],
  'A key before a word or a line that may be its rest': [
    [
      `${link('ann')}\nJBSWY3DPEHPK3PXP`,
      { account: { account: 'ann' }, says: ['may be the rest'], selected: false },
    ],
    [
      `${link('ann')} JBSWY3DPEHPK3PXP`,
      { account: { account: 'ann' }, says: ['may be the rest'], selected: false },
    ],
  ],
  'The issuer Steam with six or more digits': [
    [
      link('Steam:ann', '&digits=6'),
      { account: { type: 'totp', digits: 6 }, says: ['Steam itself accepts only'], selected: false },
    ],
  ],
  'Parameters that it does not know': [
    [link('ann', '&x=1&y=2'), { account: { account: 'ann' }, says: ['does not know: x and y'] }],
  ],
  'A key URI inside a name': [
    [link(encodeURIComponent(link('bob'))), { account: { account: '' }, says: ['Countersign left it out'] }],
  ],
  'A name of more than 200 characters': [
    [
      link('n'.repeat(201)),
      {
        account: { account: 'n'.repeat(200) },
        says: ['has 201 characters. Countersign keeps the first 200'],
      },
    ],
  ],
};

const REFUSED: Readonly<Record<string, readonly [text: string, blamed: KeyUriParameter][]>> = {
  'The same parameter twice with two values': [[link('ann', '&period=30&period=60'), 'period']],
  'a key that is not Base32 or is cut short': [
    ['otpauth://totp/ann?secret=01189998819991197253', 'secret'],
    ['otpauth://totp/ann?secret=JBSWY3', 'secret'],
  ],
  'fewer than 6 or more than 10 digits': [
    [link('ann', '&digits=5'), 'digits'],
    [link('ann', '&digits=11'), 'digits'],
  ],
  'a period of 0': [[link('ann', '&period=0'), 'period']],
  'another algorithm, type or encoder': [
    [link('ann', '&algorithm=MD5'), 'algorithm'],
    [link('ann').replace('totp', 'motp'), 'type'],
    [link('ann', '&encoder=rot13'), 'encoder'],
  ],
  'a counter-based key without its counter': [[link('ann').replace('totp', 'hotp'), 'counter']],
  '`steam://` with anything but a key in Base32, such as `steam://friends` or a key in Base64': [
    ['steam://friends', 'scheme'],
    ['steam://AbCdEfGhIjKlMnOpQrStUvWxYzA=', 'scheme'],
  ],
};

/** The deviations of the table that compares peers: what the sentence behind it says of Countersign. */
const BESIDE_OTHERS: Readonly<Record<string, Examples[string] | 'refuses'>> = {
  '`&amp;period=60`': [[link('ann', '&amp;period=60'), { account: { period: 60 } }]],
  '`digits=six`': 'refuses',
  '`algorithm=MD5`': 'refuses',
  '`#` in the label': READ['`#` or `?` in the label'] ?? [],
  '`period` twice, with two values': 'refuses',
  'A counter-based key without its counter': 'refuses',
  'The issuer Steam, no length': [[link('Steam:ann'), { account: STEAM, says: ['makes Steam codes'] }]],
  'A long name': WITH_A_REMARK['A name of more than 200 characters'] ?? [],
};
const REFUSED_BESIDE_OTHERS: Readonly<Record<string, string>> = {
  '`digits=six`': link('ann', '&digits=six'),
  '`algorithm=MD5`': link('ann', '&algorithm=MD5'),
  '`period` twice, with two values': link('ann', '&period=30&period=60'),
  'A counter-based key without its counter': link('ann').replace('totp', 'hotp'),
};

function section(heading: string): string {
  return page.split(/^## /m).find((part) => part.startsWith(`${heading}\n`)) ?? '';
}

/** Returns the first cells of the table under a heading. */
function rowsOf(heading: string): string[] {
  return [...section(heading).matchAll(/^\| (.+?) \|/gm)].map(([, cell = '']) => cell).slice(1);
}

function review(texts: readonly FoundText[]) {
  const searched = { kind: 'screens', count: 1 } as const;
  return new FoundReports(() => 0).report({ searched, texts, problems: [] }, []);
}

/** Returns the review of a pasted text. */
const pasted = (text: string) =>
  review(
    keyLinksIn(text).links.map(({ text, mayGoOn }) => ({
      text,
      source: 'clipboard',
      ...(mayGoOn && { mayGoOn }),
    })),
  );

function expectOutcome(text: string, { account, says = [], selected = true }: Outcome): void {
  const { items, problems } = pasted(text);
  expect(items).toMatchObject([{ kind: 'account', ...account, selected }]);
  const warnings = items[0]?.kind === 'account' ? items[0].warnings : [];
  // Every account with another length, period or algorithm than usual has one about that.
  const said = [...warnings.filter((warning) => !warning.startsWith('Less common')), ...problems];
  expect(said).toEqual(says.map((part) => expect.stringContaining(part)));
}

/** The only row about a code, not a text. */
const LABELS = 'A label in an old character set, without ECI';

describe.each([
  ['Read', READ, [LABELS]],
  ['Read, with a remark', WITH_A_REMARK, []],
] as const)('%s', (heading, examples, elsewhere) => {
  test('has an example here for every row of the page', () => {
    expect(rowsOf(heading)).toEqual([...Object.keys(examples), ...elsewhere]);
  });

  test.each(
    Object.entries(examples).flatMap(([row, each]) =>
      each.map(([text, outcome]) => ({ row, text, outcome })),
    ),
  )('$row', ({ text, outcome }) => expectOutcome(text, outcome));
});

test(LABELS, () => {
  // “Банк” in Windows-1251, which is other letters in KOI8 and the like.
  const bytes = Buffer.concat([
    Buffer.from('otpauth://totp/'),
    Buffer.from([0xc1, 0xe0, 0xed, 0xea]),
    Buffer.from(`:ann?secret=${KEY}`),
  ]);
  const read = legacyText(bytes);
  const { items } = review([{ text: read?.text ?? '', source: 'Screen 1', others: read?.others }]);
  expect(items).toMatchObject([
    {
      issuer: 'Банк',
      warnings: [expect.stringContaining('Choose the right name')],
      readings: expect.arrayContaining([{ issuer: 'Банк', account: 'ann' }]),
      selected: true,
    },
  ]);
});

describe('Refused', () => {
  test('has an example here for everything that the page lists', () => {
    const [list = ''] = section('Refused').split('\n').slice(2);
    expect(list.replace(/\.$/, '').split(' · ')).toEqual(Object.keys(REFUSED));
  });

  test.each(
    Object.entries(REFUSED).flatMap(([row, each]) => each.map(([text, blamed]) => ({ row, text, blamed }))),
  )('$row: $blamed', ({ text, blamed }) => {
    expect(() => parseKeyUri(text)).toThrow(expect.objectContaining({ parameter: blamed }));
    const { items } = pasted(text);
    expect(items).toMatchObject([{ kind: 'other' }]);
    expect(JSON.stringify(items)).not.toContain(KEY);
  });
});

describe('What others do', () => {
  test('compares deviations that have an example here', () => {
    expect(rowsOf('What others do')).toEqual(Object.keys(BESIDE_OTHERS));
  });

  test.each(Object.entries(BESIDE_OTHERS))('%s', (row, examples) => {
    if (examples === 'refuses')
      expect(pasted(REFUSED_BESIDE_OTHERS[row] ?? '').items).toMatchObject([{ kind: 'other' }]);
    else for (const [text, outcome] of examples) expectOutcome(text, outcome);
  });
});
