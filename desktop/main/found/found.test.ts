import { describe, expect, test } from 'vitest';
import { base32FromBytes } from '../../../shared/base32.ts';
import { MINUTE } from '../../../shared/durations.ts';
import { type KeyUri, parseKeyUri } from '../../../shared/key-uri.ts';
import { writeMigration } from '../../../shared/migration.ts';
import type { FoundAccount, FoundItem, FoundReport } from '../../ipc/found.ts';
import { RFC_SECRET } from '../vault/testing/vaults.ts';
import { FoundReports } from './found.ts';
import type { InVault } from './present-accounts.ts';
import { watchForParts } from './watch-for-parts.ts';

const uri = (label: string, query = '', secret = RFC_SECRET) =>
  `otpauth://totp/${label}?secret=${secret}${query}`;
const OTHER_SECRET = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';

/** The accounts of a vault with these keys. */
const inVault = (keys: readonly KeyUri[]): InVault[] =>
  keys.map((key, at) => ({ id: `in-vault-${at}`, key }));
/** Returns the keys that would be added. */
const added = (found: FoundReports, reportId: string, ids: readonly string[]) =>
  found
    .chosen(
      reportId,
      ids.map((itemId) => ({ itemId, as: 'new' as const })),
    )
    .map(({ account }) => account);

function look(texts: (string | [text: string, source: string])[], known: KeyUri[] = []) {
  const found = new FoundReports(() => 59_000);
  const report = found.report(
    {
      searched: { kind: 'screens' as const, count: 1 },
      texts: texts.map((text) =>
        typeof text === 'string' ? { text, source: 'Screen 1, top' } : { text: text[0], source: text[1] },
      ),
      problems: [],
    },
    inVault(known),
  );
  return { found, report };
}

const accountsIn = (items: FoundItem[]) =>
  items.filter((item): item is FoundAccount => item.kind === 'account');
const warningsOf = (text: string, known: string[] = []) => {
  const { report } = look([text], known.map(parseKeyUri));
  const [account] = accountsIn(report.items);
  return { warnings: account?.warnings ?? [], selected: account?.selected };
};

describe('a report', () => {
  test('names the accounts with a live code, and does not contain the key', () => {
    const { report } = look([uri('Example:ann', '&digits=8')]);
    // RFC 6238 Appendix B, T = 59 s.
    expect(report.items).toMatchObject([
      {
        kind: 'account',
        issuer: 'Example',
        account: 'ann',
        code: '94287082',
        endsAt: 60_000,
        source: 'Screen 1, top',
      },
    ]);
    expect(JSON.stringify(report)).not.toContain(RFC_SECRET);
  });

  test('shows no code for a counter-based key, because that would use it up', () => {
    const { report } = look([`otpauth://hotp/A:b?secret=${RFC_SECRET}&counter=0`]);
    expect(report.items[0]).toMatchObject({ kind: 'account', type: 'hotp' });
    expect(report.items[0]).not.toHaveProperty('code');
  });

  test('describes other QR codes without their passwords', () => {
    const { report } = look(['WIFI:S:Guest;P:hunter2;;', 'https://example.com/path?token=tok-xyz']);
    expect(report.items).toMatchObject([
      { kind: 'other', title: 'Not a sign-in code', sentence: 'This is a Wi-Fi network: “Guest”.' },
      { kind: 'other', sentence: 'This is a web address: “example.com”.' },
    ]);
    expect(JSON.stringify(report)).not.toMatch(/hunter2|tok-xyz/);
  });

  test('names the app that a code belongs to, and says what to choose instead', () => {
    const { report } = look([
      'phonefactor://activate_account?code=123456789',
      `otpauth://yaotp/ann?secret=${RFC_SECRET}`,
    ]);
    expect(report.items).toMatchObject([
      { kind: 'other', isKey: false, title: 'A code of another app' },
      { kind: 'other', isKey: false, title: 'A code of another app' },
    ]);
    expect(report.items[0]).toHaveProperty(
      'sentence',
      expect.stringMatching(/^This is a registration for Microsoft Authenticator\. Only .* choose/),
    );
    expect(JSON.stringify(report)).not.toMatch(/GEZD|123456789/);
  });

  test('says what is wrong with an invalid key URI, without the key', () => {
    const { report } = look([uri('A:b', '', `${RFC_SECRET}1`)]);
    expect(report.items).toMatchObject([{ kind: 'other', title: 'A damaged sign-in code' }]);
    expect(report.items[0]).toHaveProperty('sentence', expect.stringContaining('secret'));
    expect(JSON.stringify(report)).not.toContain(RFC_SECRET);
  });

  test('does not quote a text that looks like a key', () => {
    const { report } = look([RFC_SECRET, RFC_SECRET.toLowerCase().replace(/(.{4})/g, '$1 ')]);
    expect(report.items).toMatchObject([
      { title: 'A key without a name' },
      { title: 'A key without a name' },
    ]);
    expect(JSON.stringify(report).toUpperCase()).not.toMatch(/GEZD ?GNBV/);
  });

  test('lists a code on two screens once, with the first place', () => {
    const { report } = look([
      [uri('A:b'), 'Screen 1, top'],
      ['https://example.com', 'Screen 1, left'],
      [uri('A:b'), 'Screen 2, centre'],
    ]);
    expect(report.items.map(({ source }) => source)).toEqual(['Screen 1, top', 'Screen 1, left']);
  });
});

describe('codes under review', () => {
  test('change with the corrected clock until the report is closed', () => {
    let now = 29_000;
    const found = new FoundReports(
      () => now,
      () => 30_000,
    );
    const { reportId, items } = found.report(
      {
        searched: { kind: 'clipboard' },
        texts: [
          { text: uri('A:b', '&digits=8'), source: 'x' },
          { text: `otpauth://hotp/A:c?secret=${OTHER_SECRET}&counter=0`, source: 'x' },
        ],
        problems: [],
      },
      [],
    );
    // RFC 6238 Appendix B, T = 59 s; by this computer's clock the step ends at 30 s.
    expect(items[0]).toMatchObject({ code: '94287082', endsAt: 30_000 });
    now = 31_000;
    const [timed, counted] = found.codes(reportId);
    expect(timed).toMatchObject({ id: items[0]?.itemId, startsAt: 30_000, endsAt: MINUTE });
    expect(timed?.code).not.toBe('94287082');
    expect(counted).toEqual({ id: items[1]?.itemId });
    found.discard(reportId);
    expect(found.codes(reportId)).toEqual([]);
  });
});

describe('warnings', () => {
  test('an ordinary new key has no warning and is selected', () => {
    expect(warningsOf(uri('A:b'))).toEqual({ warnings: [], selected: true });
  });

  test('the same key under the same name is already saved, and not selected', () => {
    expect(warningsOf(uri('a:B'), [uri('A:b')])).toEqual({
      warnings: ['You already have this account, with the same key.'],
      selected: false,
    });
  });

  test('the same key under another name shows that name', () => {
    expect(warningsOf(uri('A:b'), [uri('Old:b')]).warnings).toEqual([
      'It has the same key as your “Old (b)”.',
    ]);
  });

  test('the same name with another key says that both stay', () => {
    expect(warningsOf(uri('A:b'), [uri('A:b', '', OTHER_SECRET)]).warnings).toEqual([
      'You have an account with this name and another key. If you add this one, you keep both.',
    ]);
  });

  test('two codes in one picture are compared with each other', () => {
    const { report } = look([uri('A:b'), uri('C:d')]);
    expect(accountsIn(report.items).map(({ warnings }) => warnings)).toEqual([
      [],
      ['It has the same key as your “A (b)”.'],
    ]);
  });

  test('two issuers in one code are both shown', () => {
    expect(warningsOf(uri('Bank:b', '&issuer=Bonk')).warnings).toEqual([
      expect.stringContaining('“Bonk” and “Bank”'),
    ]);
  });

  test('a name with hidden characters is shown without them, and said to have them', () => {
    const { report } = look([uri('Ba%E2%80%AEnk:ann%F3%A0%81%81', '&issuer=Ba%E2%80%AEnk')]);
    expect(report.items).toMatchObject([
      {
        issuer: 'Bank',
        account: 'ann',
        selected: false,
        warnings: [expect.stringContaining('hidden characters')],
      },
    ]);
  });

  test('a name over the limit is shortened, and the review says so', () => {
    const { found, report } = look([uri(`A:${'b'.repeat(512)}`)]);
    expect(report.items).toMatchObject([
      {
        account: 'b'.repeat(200),
        selected: true,
        warnings: ['A name in it has 512 characters. Countersign keeps the first 200.'],
      },
    ]);
    const ids = report.items.map(({ itemId }) => itemId);
    expect(added(found, report.reportId, ids)[0]?.key.secret).toBe(RFC_SECRET);
  });

  test('a name in an unnamed character set is a guess, and any of its readings can be saved', () => {
    const found = new FoundReports(() => 59_000);
    const text = uri('中国银行');
    const others = [
      uri('木儷:ann'),
      uri('中国银行'),
      uri('other', '', OTHER_SECRET),
      uri(RFC_SECRET),
      'no key',
    ];
    const report = found.report(
      { searched: { kind: 'screens', count: 1 }, texts: [{ text, source: 'x', others }], problems: [] },
      [],
    );
    expect(report.items).toMatchObject([
      {
        account: '中国银行',
        selected: true,
        warnings: [expect.stringMatching(/may be wrong.*Choose the right name/)],
        readings: [
          { issuer: '', account: '中国银行' },
          { issuer: '木儷', account: 'ann' },
        ],
      },
    ]);
    const itemId = report.items[0]?.itemId ?? '';
    const saved = (reading?: number) =>
      found.chosen(report.reportId, [{ itemId, as: 'new', ...(reading !== undefined && { reading }) }])[0]
        ?.account.key;
    expect(saved()).toMatchObject({ account: '中国银行', secret: RFC_SECRET });
    expect(saved(1)).toMatchObject({ issuer: '木儷', account: 'ann', secret: RFC_SECRET });
    expect(saved(9)).toMatchObject({ account: '中国银行' });
  });

  test('a name in an unnamed character set with one reading offers no choice', () => {
    const report = new FoundReports(() => 59_000).report(
      {
        searched: { kind: 'screens', count: 1 },
        texts: [{ text: uri('é'), source: 'x', others: [] }],
        problems: [],
      },
      [],
    );
    expect(report.items).toMatchObject([
      { warnings: [expect.stringContaining('correct it later with Edit')] },
    ]);
    expect(report.items[0]).not.toHaveProperty('readings');
  });

  test('less common parameters are listed', () => {
    expect(warningsOf(uri('A:b', '&algorithm=SHA256&digits=8&period=60')).warnings).toEqual([
      'Less common: SHA256, 8 digits and a new code every 60 seconds. Countersign supports it; some other apps do not.',
    ]);
  });

  test('a key of less than 128 bits is called short', () => {
    expect(warningsOf(uri('A:b', '', 'JBSWY3DPEHPK3PXP')).warnings).toEqual([
      expect.stringContaining('80 bits'),
    ]);
    expect(warningsOf(uri('A:b', '', 'GEZDGNBVGY3TQOJQGEZDGNBVGY')).warnings).toEqual([]);
  });
});

describe('selecting', () => {
  test('returns the accounts of the selected items, in the order of the report', () => {
    const { found, report } = look([uri('A:a'), 'https://example.com', uri('B:b', '', OTHER_SECRET)]);
    const ids = accountsIn(report.items).map(({ itemId }) => itemId);
    expect(added(found, report.reportId, ids.toReversed()).map(({ key }) => key.issuer)).toEqual(['A', 'B']);
  });

  test('an item without a key, or of another report, adds no account', () => {
    const { found, report } = look([uri('A:a'), 'https://example.com']);
    const ids = report.items.map(({ itemId }) => itemId);
    expect(() => added(found, report.reportId, ids)).toThrow('nothing was added');
    expect(() => added(found, report.reportId, ['made up'])).toThrow('nothing was added');
  });

  test('ends when the report is discarded or replaced', () => {
    const { found, report } = look([uri('A:a')]);
    const next = found.report(
      { searched: { kind: 'clipboard' }, texts: [{ text: uri('B:b'), source: 'x' }], problems: [] },
      [],
    );
    const ids = report.items.map(({ itemId }) => itemId);
    expect(() => added(found, report.reportId, ids)).toThrow('Scan again');
    // Discarding the old one leaves the new one open.
    found.discard(report.reportId);
    const nextIds = next.items.map(({ itemId }) => itemId);
    expect(added(found, next.reportId, nextIds)).toHaveLength(1);
    found.discard(next.reportId);
    expect(() => added(found, next.reportId, nextIds)).toThrow('Scan again');
  });
});

describe('an account like one in the vault', () => {
  const own = parseKeyUri(uri('Example:ann'));
  const present = { id: 'own', key: own, tags: ['Work'], note: '', favourite: false };
  const details = { tags: [] as string[], note: '', favourite: false };
  const reviewed = (key: KeyUri, more: Partial<typeof details> = {}) => {
    const found = new FoundReports(() => 59_000);
    const report = found.reportOn(
      [{ key, details: { ...details, ...more } }],
      { searched: { kind: 'typed' }, source: 'x' },
      [present],
    );
    const [item] = accountsIn(report.items);
    return item ?? expect.unreachable();
  };

  test('is left out at first only if it adds nothing', () => {
    expect(reviewed(own)).toMatchObject({
      selected: false,
      present: { shares: 'account', suggested: 'new' },
    });
    expect(reviewed(own, { tags: ['Work'] })).toMatchObject({ selected: false });
    expect(reviewed(own, { note: 'n', tags: ['Phone'] })).toMatchObject({
      selected: true,
      present: {
        suggested: 'merge',
        fields: { tags: ['Work'], note: '' },
        merged: { tags: ['Work', 'Phone'], note: 'n' },
      },
    });
  });

  test.each([
    ['codes', { ...own, account: 'other' }, true],
    ['key', { ...own, digits: 8 }, false],
    ['name', { ...own, secret: OTHER_SECRET }, false],
  ])('that shares its %s is added beside it at first', (shares, key, mergeable) => {
    const item = reviewed(key as KeyUri);
    expect(item).toMatchObject({ selected: true, present: { shares, suggested: 'new' } });
    expect(item.present?.merged !== undefined).toBe(mergeable);
    expect(JSON.stringify(item)).not.toContain(key.secret);
    expect(item.warnings).toHaveLength(shares === 'key' ? 2 : 1);
  });

  test('is compared with the one of the same name if several share its key', () => {
    const found = new FoundReports(() => 0);
    const report = found.reportOn([{ key: own }], { searched: { kind: 'typed' }, source: 'x' }, [
      { id: 'first', key: { ...own, account: 'other' } },
      present,
    ]);
    const [item] = accountsIn(report.items);
    const choices = [{ itemId: item?.itemId ?? '', as: 'merge' as const }];
    expect(found.chosen(report.reportId, choices)).toMatchObject([{ present: 'own', as: 'merge' }]);
    expect(() => found.chosen(report.reportId, [{ itemId: item?.itemId ?? '', as: 'skip' }])).toThrow(
      'All accounts are left out',
    );
  });

  test('twice in one report is left out the second time only with the same details', () => {
    const found = new FoundReports(() => 0);
    const given = [details, details, { ...details, note: 'other' }].map((each) => ({
      key: own,
      details: each,
    }));
    const { items } = found.reportOn(given, { searched: { kind: 'typed' }, source: 'x' }, []);
    expect(accountsIn(items).map(({ selected }) => selected)).toEqual([true, false, true]);
  });

  test('says that a long tag, many tags and a long note are kept whole', () => {
    const more = {
      tags: ['x'.repeat(41), ...Array.from({ length: 20 }, (_, at) => `${at}`)],
      note: 'n'.repeat(2_001),
    };
    const item = reviewed(parseKeyUri(uri('New:one', '', OTHER_SECRET)), more);
    expect(item).toMatchObject(more);
    expect(item.warnings.map((warning) => /[\d,]+/.exec(warning)?.[0])).toEqual(['41', '21', '2,001']);
  });
});

describe('an export of Google Authenticator', () => {
  const key = (account: string): KeyUri =>
    parseKeyUri(`otpauth://totp/Example:${account}?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ`);
  const [first = '', second = ''] = writeMigration(
    Array.from({ length: 9 }, (_, index) => key(`user${index}`)),
    5,
  ).texts;
  const look = (...texts: string[]) => ({
    searched: { kind: 'screens' as const, count: 1 },
    texts: texts.map((text) => ({ text, source: 'Screen 1' })),
    problems: [],
  });
  const accountsOf = (report: FoundReport) =>
    report.items.flatMap((item) => (item.kind === 'account' ? [item.account] : []));

  test('keeps its parts until the others follow, in any order and repeated', () => {
    const found = new FoundReports(() => 0);
    const half = found.report(look(second, second), []);
    expect(half.incomplete).toBe(true);
    expect(half.problems).toEqual(['Part 1 of 2 of the export is missing.']);
    expect(accountsOf(half)).toEqual(['user8']);
    const whole = found.report(look(first), []);
    expect(whole).toMatchObject({ incomplete: false, problems: [] });
    expect(accountsOf(whole)).toHaveLength(9);
    expect(
      added(
        found,
        whole.reportId,
        whole.items.map(({ itemId }) => itemId),
      ),
    ).toHaveLength(9);
  });

  test('forgets the parts when the sheet is closed', () => {
    const found = new FoundReports(() => 0);
    found.discard(found.report(look(second), []).reportId);
    expect(accountsOf(found.report(look(first), []))).toHaveLength(8);
  });

  test('watching ends with the scan that finds a new part, and not before', async () => {
    const found = new FoundReports(() => 0);
    found.report(look(first), []);
    const seen = [look(), look(first), look(second)];
    let looks = 0;
    const report = await watchForParts({
      found,
      glance: async () => seen[looks++] ?? expect.unreachable(),
      report: (findings) => found.report(findings, []),
      signal: new AbortController().signal,
      pause: 1,
    });
    expect(looks).toBe(3);
    expect(report.incomplete).toBe(false);
  });
});

describe('a report of an import', () => {
  test('compares ten thousand accounts with ten thousand in a few seconds, and leaves out their codes', () => {
    const keyOf = (number: number) =>
      parseKeyUri(
        uri(
          `Site ${number}:ann`,
          '',
          base32FromBytes(new TextEncoder().encode(`key of ${number} `.repeat(2))),
        ),
      );
    const vault = Array.from({ length: 10_000 }, (_, number) => keyOf(number));
    const imported = vault.map((_, number) => ({ key: keyOf(number + 5_000) }));
    const found = new FoundReports(() => 59_000);
    // Work that grows with the square of the length would end at the limit of every test.
    const searched = { kind: 'import', name: 'export.json', app: 'Aegis' } as const;
    const report = found.reportOn(
      imported,
      { searched, source: 'Aegis', problems: ['One problem.'] },
      inVault(vault),
    );
    const accounts = accountsIn(report.items);
    expect(accounts.filter(({ selected }) => selected)).toHaveLength(5_000);
    expect(accounts[0]).toMatchObject({ selected: false, issuer: 'Site 5000', period: 30 });
    expect(accounts[0]).not.toHaveProperty('code');
    expect(found.codes(report.reportId)).toEqual([]);
    expect(report.problems).toEqual(['One problem.']);
    expect(
      added(
        found,
        report.reportId,
        accounts.map(({ itemId }) => itemId),
      ),
    ).toHaveLength(10_000);
  });
});
