import { Worker } from 'node:worker_threads';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { type Channel, channels } from '../ipc/index.ts';
import { Accounts } from './accounts/accounts.ts';
import { CodeCopier } from './accounts/copy-code.ts';
import { LastUses } from './accounts/last-uses.ts';
import { CodeClipboard } from './clipboard/clipboard.ts';
import { MemoryClipboard } from './clipboard/testing/memory-clipboard.ts';
import { FoundReports } from './found/found.ts';
import { WatchedFolder } from './found/watched-folder.ts';
import { createHandlers } from './handlers.ts';
import { ImportDesk } from './import/in-app/import-desk.ts';
import { answer, type Handlers, OWN_ORIGIN } from './ipc/answer.ts';
import { decoderFiles } from './scanner/decoder-files.ts';
import { SettingsFile } from './settings/settings-file.ts';
import { SeveralDesk } from './sync/several-desk.ts';
import { Updates } from './updates/updates.ts';
import { Backups } from './vault/backups.ts';
import { KitCollector } from './vault/recovery-kit.ts';
import { memoryKeyStore, QUICK_COST, RFC_SECRET, temporaryFolder } from './vault/testing/vaults.ts';
import { Vault } from './vault/vault.ts';

const PASSPHRASE = 'a calm green lantern';
/** A complete export of one key, so that watching for its parts ends with the first scan. */
const EXPORT =
  'otpauth-migration://offline?data=Ci4KFDEyMzQ1Njc4OTAxMjM0NTY3ODkwEgtFeGFtcGxlOmFubhoHRXhhbXBsZTACEAI%3D';
const URI = `otpauth://totp/Example:ann?secret=${RFC_SECRET}&digits=8`;
const OWN = { isTopFrame: true, origin: OWN_ORIGIN };

/** Returns the real handlers over a real vault. Only the screen and the file dialog are replaced. */
async function realHandlers() {
  const now = () => 59_000;
  const folder = await temporaryFolder();
  const vault = await Vault.open({
    folder,
    keyStore: memoryKeyStore(),
    now,
    cost: QUICK_COST,
  });
  const system = new MemoryClipboard();
  const clipboard = new CodeClipboard(system, now, () => 30_000);
  const settings = new SettingsFile(folder);
  const events: string[] = [];
  const uses = new LastUses({ folder, vault, sealed: undefined });
  // Locking starts a write without waiting for it. It must end before the folder is removed.
  onTestFinished(() => uses.save());
  const accounts = new Accounts({ vault, now, lastUse: (id) => uses.lastUse(id) });
  const handlers = createHandlers({
    vault,
    ownFolder: folder,
    accounts,
    uses,
    copier: new CodeCopier({ accounts, clipboard, uses, onStep: () => undefined }),
    found: new FoundReports(now),
    clipboard,
    scanScreens: async () => ({
      searched: { kind: 'screens', count: 1 },
      texts: [{ text: URI, source: 'Screen 1, top' }],
      problems: [],
    }),
    openImages: async () => undefined,
    readPictures: (files) => async () => ({
      searched: { kind: 'files', count: files.length },
      texts: [],
      problems: [],
    }),
    readClipboard: async () => ({ searched: { kind: 'clipboard' }, texts: [], problems: [] }),
    scanRegion: async () => undefined,
    region: { end: () => undefined },
    folder: {
      choose: async () => folder,
      watched: new WatchedFolder({
        read: async () => [],
        onChange: () => undefined,
        onLost: () => undefined,
      }),
    },
    camera: {
      open: async () => undefined,
      close: () => undefined,
      look: async () => ({ searched: { kind: 'camera' }, texts: [], problems: [] }),
    },
    glanceAtScreens: async () => ({
      searched: { kind: 'screens', count: 1 },
      texts: [{ text: EXPORT, source: 'Screen 1' }],
      problems: [],
    }),
    readHandedOver: async () => undefined,
    waiting: { take: () => undefined },
    settings,
    now,
    askServerForTime: async (address) => ({ offset: 1000, within: 500, source: address }),
    systemState: async () => ({
      shortcut: 'held',
      tray: true,
      clipboard: 'asked',
      contentProtection: 'no',
      command: 'countersign',
    }),
    about: {
      read: async () => ({
        version: '1.0.0',
        runtime: { electron: '45.0.0', chrome: '148.0.0', node: '24.0.0' },
        updatesFrom: 'countersign.example',
        dataFolder: '/home/ann/.config/countersign',
        works: [{ name: 'zod', version: '4.0.0', licence: 'MIT' }],
      }),
      licence: async (name) => (name === 'zod' ? 'MIT License' : undefined),
    },
    palette: { opening: () => ({ query: '' }), fit: () => undefined, close: () => undefined },
    startWorker: async () => expect.unreachable(),
    toPdf: async () => expect.unreachable(),
    chooseNewFile: async () => undefined,
    chooseFolderFor: async () => undefined,
    beginInWindow: (what) => events.push(`begin ${what}`),
    // Not made by a release, so it asks no server.
    updates: async () =>
      new Updates({
        source: { address: 'https://countersign.example/updates.json', keys: {}, patience: 1 },
        current: '1.0.0',
        kind: 'deb',
        now,
        askOnce: async () => expect.unreachable(),
        open: async () => expect.unreachable(),
        install: async () => expect.unreachable(),
      }),
    desk: new ImportDesk({
      startWorker: async () =>
        new Worker(new URL('./import/import-worker.ts', import.meta.url), { workerData: decoderFiles() }),
      onWaiting: () => undefined,
      onOpening: () => undefined,
    }),
    chooseImportFile: async () => undefined,
    several: new SeveralDesk({ vault, folder, now, onChange: () => undefined, onAccounts: () => undefined }),
    chooseCommonFolder: async () => undefined,
    keepRest: async () => undefined,
    backups: new Backups({
      vault,
      settings: () => ({ folder: settings.get().backupFolder, keep: 3, last: settings.get().lastBackup }),
      remember: (lastBackup) => settings.change({ lastBackup }),
      now,
    }),
    kit: new KitCollector(),
    chooseBackupFolder: async () => folder,
    chooseBackupFile: async () => undefined,
    backupPlaces: () => [],
    emit: (event) => events.push(event),
  });
  return { handlers, events, copied: () => system.text };
}

const ask = (handlers: Handlers, channel: string, request?: unknown) =>
  answer(handlers, OWN, channel, request);

describe('a session', () => {
  test('goes from the first start to a scan, a copied code, a lock and an unlock', async () => {
    const { handlers, events, copied } = await realHandlers();
    expect(await ask(handlers, 'found:scan-screens')).toMatchObject({ error: { code: 'locked' } });
    await ask(handlers, 'vault:create', { passphrase: PASSPHRASE });
    const report = (await handlers['found:scan-screens'](undefined)) ?? expect.unreachable();
    const saved = await ask(handlers, 'found:save', {
      reportId: report.reportId,
      choices: report.items.map(({ itemId }) => ({ itemId, as: 'new' })),
    });
    expect(saved).toMatchObject({ ok: true, value: { accounts: [{ issuer: 'Example', account: 'ann' }] } });
    expect(events).toEqual(['vault:changed', 'accounts:changed']);

    const [account] = await handlers['accounts:list'](undefined);
    const copy = await ask(handlers, 'accounts:copy', { id: account?.id, which: 'present' });
    expect(copy).toEqual({
      ok: true,
      value: { issuer: 'Example', account: 'ann', which: 'present', clearsAt: 89_000 },
    });
    expect(copied()).toBe('94287082');

    expect(await ask(handlers, 'vault:lock')).toMatchObject({ value: { state: 'locked' } });
    expect(copied()).toBe('');
    expect(await ask(handlers, 'accounts:list')).toMatchObject({ error: { code: 'locked' } });
    expect(await ask(handlers, 'vault:unlock', { passphrase: 'wrong' })).toMatchObject({
      error: { code: 'wrong-passphrase' },
    });
    expect(await ask(handlers, 'vault:unlock', { passphrase: PASSPHRASE })).toMatchObject({
      value: { state: 'open' },
    });
    expect(await ask(handlers, 'accounts:codes', { ids: [account?.id] })).toMatchObject({
      value: [{ code: '94287082' }],
    });
  });

  test('gives no report if the user closes the dialog', async () => {
    const { handlers } = await realHandlers();
    await ask(handlers, 'vault:create', {});
    expect(await ask(handlers, 'found:open-image')).toEqual({ ok: true, value: undefined });
  });
});

test('any requests in any order get an envelope without a key or a passphrase', async () => {
  const names = Object.keys(channels) as Channel[];
  const text = fc.oneof(
    fc.constantFrom(
      URI,
      PASSPHRASE,
      RFC_SECRET,
      'https://example.com',
      `otpauth://totp/?secret=${RFC_SECRET}9`,
    ),
    fc.string(),
  );
  const request = fc.oneof(
    fc.constant(undefined),
    fc.record(
      {
        id: text,
        which: fc.constantFrom('present', 'next'),
        issuer: fc.string(),
        account: fc.string(),
        text,
        passphrase: fc.constantFrom(PASSPHRASE, 'other'),
        present: fc.constantFrom(PASSPHRASE, 'other'),
        next: fc.constantFrom(PASSPHRASE, 'a longer one'),
        name: fc.oneof(text, fc.constant('countersign-backup-1970-01-01.json')),
        secret: text,
        type: fc.constantFrom('totp', 'hotp', 'steam'),
        algorithm: fc.constantFrom('SHA1', 'SHA512'),
        digits: fc.integer({ min: 5, max: 11 }),
        period: fc.integer({ min: -1, max: 100 }),
        counter: fc.maxSafeNat(),
        reportId: text,
        itemIds: fc.array(text, { maxLength: 3 }),
        ids: fc.array(text, { maxLength: 3 }),
        favourite: fc.boolean(),
        note: text,
        tags: fc.array(fc.string(), { maxLength: 3 }),
        before: text,
        keep: text,
        others: fc.array(text, { maxLength: 2 }),
        address: text,
        code: text,
        theme: fc.constantFrom('dark', 'blue'),
        clockOffset: fc.integer(),
      },
      { requiredKeys: [] },
    ),
    fc.anything(),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.constantFrom(...names), request), { maxLength: 12 }),
      async (asked) => {
        const { handlers } = await realHandlers();
        await ask(handlers, 'vault:create', { passphrase: PASSPHRASE });
        await ask(handlers, 'found:key-uri', { text: URI });
        for (const [channel, body] of asked) {
          const reply = await ask(handlers, channel, body);
          expect(typeof reply.ok).toBe('boolean');
          if (!reply.ok) {
            expect(reply.error.code).not.toBe('internal');
            expect(reply.error.message).toMatch(/^[\p{Lu}“].*\.$/su);
          }
          expect(JSON.stringify(reply)).not.toMatch(new RegExp(`${RFC_SECRET}|${PASSPHRASE}`));
        }
      },
    ),
    { numRuns: 60 },
  );
});
