import { expect, test } from 'vitest';
import { ImportFailure } from '../account/import-failure.ts';
import { readImport } from '../read-import.ts';
import { MADE, uriOf } from '../testing/accounts.ts';
import { enteEncrypted } from '../testing/authenticators.ts';
import { failureOf, read } from '../testing/read.ts';

const display = (value: object) => `codeDisplay=${encodeURIComponent(JSON.stringify(value))}`;
const line = (more: string) => `otpauth://totp/GitHub:ann?secret=GEZDGNBVGY3TQOJQ&issuer=GitHub&${more}`;
const file = (...lines: string[]) => Buffer.from(lines.join('\n'));

test('uses defaults for “null” parameters', async () => {
  const { accounts } = await read(
    file(line(`algorithm=null&digits=null&period=null&${display({ pinned: false })}`)),
  );
  expect(accounts[0]).toMatchObject({ algorithm: 'SHA1', digits: 6, period: 30 });
});

test('lists accounts in the bin without importing them', async () => {
  const { accounts, problems } = await read(
    file(line(display({ trashed: true })), line(`digits=8&${display({ trashed: false })}`)),
  );
  expect(accounts.map(({ digits }) => digits)).toEqual([8]);
  expect(problems).toMatchObject([{ entry: 'GitHub: ann', reason: expect.stringContaining('bin') }]);
});

test('reads tags and notes of older exports, and says if they cannot be read', async () => {
  const shown = { pinned: true, note: 'a + b, c', tags: ['x', 'y'] };
  const wanted = { note: 'a + b, c', tags: ['x', 'y'], favourite: true };
  const text = encodeURIComponent(JSON.stringify(shown));
  const spaces = text.replaceAll('%20', '+');
  for (const form of [text, spaces, text.replaceAll('%2C', '%252C'), `${text}#1`]) {
    const { accounts, problems } = await read(file(line(`codeDisplay=${form}`)));
    expect(accounts).toMatchObject([wanted]);
    expect(problems).toEqual([]);
  }
  const cut = await read(file(line(`codeDisplay=${text.slice(0, 40)}`)));
  expect(cut.accounts).toMatchObject([{ issuer: 'GitHub', tags: [] }]);
  expect(cut.problems).toMatchObject([{ entry: 'GitHub: ann' }]);
});

test('reads older exports: in one line, quoted, or with the display beside the URI', async () => {
  const uris = MADE.map((account) => `${uriOf(account)}&${display({ pinned: false })}`);
  const oneLine = Buffer.from(uris.join(','));
  const quoted = Buffer.from(uris.map((uri) => JSON.stringify(uri)).join('\n'));
  const items = Buffer.from(
    JSON.stringify({ items: MADE.map((one) => ({ rawData: uriOf(one), display: { tags: ['t'] } })) }),
  );
  for (const bytes of [oneLine, quoted, items]) {
    const opened = await read(bytes);
    expect(opened.format).toBe('ente');
    expect(opened.accounts).toHaveLength(MADE.length);
  }
});

test('asks before it uses one gibibyte', async () => {
  const backup = JSON.parse((await enteEncrypted(MADE, 'p')).toString());
  backup.kdfParams = { ...backup.kdfParams, memLimit: 2 ** 30, opsLimit: 4 };
  const bytes = Buffer.from(JSON.stringify(backup));
  const asked: number[] = [];
  const opening = readImport(
    { bytes, password: 'p' },
    {
      readQrs: async () => ({ texts: [] }),
      allowMemory: async (memory) => {
        asked.push(memory);
        throw new ImportFailure('stopped', 'Not now.');
      },
    },
  );
  await expect(opening).rejects.toThrow('Not now.');
  expect(asked).toEqual([2 ** 30]);
  backup.kdfParams.memLimit = 2 ** 31;
  expect((await failureOf(Buffer.from(JSON.stringify(backup)), 'p')).code).toBe('unsupported');
});

test('reports a later version', async () => {
  const backup = JSON.parse((await enteEncrypted(MADE, 'p')).toString());
  expect((await failureOf(Buffer.from(JSON.stringify({ ...backup, version: 2 })), 'p')).code).toBe(
    'unsupported',
  );
});

test('“null” in the place of names and of the display is nothing', async () => {
  const uri = 'otpauth://totp/null:null?secret=GEZDGNBVGY3TQOJQ&issuer=null&codeDisplay=null';
  const { accounts, problems } = await read(file(uri, line(display({ pinned: true }))));
  expect(accounts).toMatchObject([
    { issuer: '', name: '' },
    { issuer: 'GitHub', name: 'ann', favourite: true },
  ]);
  expect(problems).toEqual([]);
});
