import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { describe, expect, test } from 'vitest';
import { accountsWith } from '../../accounts/testing/accounts-with.ts';
import { decoderFiles } from '../../scanner/decoder-files.ts';
import { MADE } from '../testing/accounts.ts';
import { aegisEncrypted, enteEncrypted } from '../testing/authenticators.ts';
import { type FileForReview, importHandlers } from './handlers.ts';
import { ImportDesk } from './import-desk.ts';

/** Returns the real handlers with the real import thread. Only the file dialog and the review are replaced. */
async function importing() {
  const { vault, folder } = await accountsWith();
  const opened: string[] = [];
  const reviewed: FileForReview[] = [];
  const dialog: { path?: string } = {};
  const desk = new ImportDesk({
    startWorker: async () =>
      new Worker(new URL('../import-worker.ts', import.meta.url), { workerData: decoderFiles() }),
    onWaiting: () => undefined,
    onOpening: (app) => opened.push(app),
  });
  const { handlers, forget } = importHandlers(
    { vault, desk, chooseImportFile: async () => dialog.path },
    (file) => {
      reviewed.push(file);
      const searched = { kind: 'import', name: file.name, app: file.app } as const;
      return {
        reportId: 'r',
        searched,
        items: [],
        problems: file.problems,
        incomplete: false,
        rest: file.rest.length,
      };
    },
  );
  return { handlers, forget, desk, dialog, folder, reviewed, opened };
}

describe('a file', () => {
  test('stays until its password is right, and its accounts keep every detail', async () => {
    const { handlers, dialog, folder, reviewed, opened } = await importing();
    dialog.path = join(folder, 'aegis.bin');
    await writeFile(dialog.path, aegisEncrypted(MADE, ['right']));
    expect(await handlers['import:choose'](undefined)).toEqual({ name: 'aegis.bin', count: 1, isNew: true });
    await expect(handlers['import:open']({})).rejects.toMatchObject({ code: 'password-required' });
    await expect(handlers['import:open']({ password: 'wrong' })).rejects.toMatchObject({
      code: 'password-wrong',
      message: expect.not.stringContaining('wrong’'),
    });
    await expect(handlers['import:open']({ format: '2fas' })).rejects.toMatchObject({ code: 'unrecognised' });
    expect(await handlers['import:open']({ password: 'right' })).toMatchObject({ kind: 'report' });
    expect(opened).toContain('Aegis');
    expect(reviewed[0]).toMatchObject({ name: 'aegis.bin', app: 'Aegis' });
    expect(reviewed[0]?.accounts.map(({ key, details }) => [key.issuer, key.account, details])).toEqual(
      MADE.map(({ issuer, name, favourite, tags, note }) => [
        issuer,
        name,
        { favourite, tags: [...tags], note },
      ]),
    );
    expect(await handlers['import:waiting'](undefined)).toEqual({ count: 0 });
  });

  test('names damaged, unknown, missing and too large files with sentences of their own', async () => {
    const { handlers, desk, dialog, folder } = await importing();
    const cut = aegisEncrypted(MADE, ['p']).subarray(0, 200);
    desk.take([
      { name: 'cut.json', bytes: cut },
      { name: 'letter.txt', bytes: Buffer.from('Dear Ann, see you on Monday.') },
      join(folder, 'not there'),
    ]);
    await expect(handlers['import:open']({})).rejects.toMatchObject({ code: 'damaged' });
    expect(handlers['import:discard'](undefined)).toEqual({ name: 'letter.txt', count: 2 });
    await expect(handlers['import:open']({})).rejects.toMatchObject({ code: 'unrecognised' });
    handlers['import:discard'](undefined);
    await expect(handlers['import:open']({})).rejects.toMatchObject({
      code: 'not-found',
      message: '“not there” cannot be read. Check that it is still there and that you may open it.',
    });
    expect(await handlers['import:choose'](undefined)).toMatchObject({ count: 1, isNew: false });
    dialog.path = join(folder, 'other');
    expect(await handlers['import:choose'](undefined)).toEqual({ name: 'other', count: 1, isNew: true });
  });

  test('needs permission for much memory, and can be stopped', async () => {
    const { handlers, desk, forget } = await importing();
    const backup = JSON.parse((await enteEncrypted(MADE, 'p')).toString());
    backup.kdfParams = { ...backup.kdfParams, memLimit: 2 ** 30, opsLimit: 8 };
    desk.take([{ name: 'ente.txt', bytes: Buffer.from(JSON.stringify(backup)) }]);
    const asked = await handlers['import:open']({ password: 'p' });
    expect(asked).toEqual({ kind: 'memory', bytes: 2 ** 30 });
    const slow = handlers['import:open']({ password: 'p', memory: 2 ** 30 });
    setTimeout(() => handlers['import:stop'](undefined), 300);
    await expect(slow).rejects.toMatchObject({ code: 'stopped' });
    forget();
    await expect(handlers['import:open']({})).rejects.toMatchObject({ code: 'not-found' });
  });

  test('lists every app, and those without an export with their steps', async () => {
    const { handlers } = await importing();
    const { formats, withoutExport } = await handlers['import:apps'](undefined);
    expect(formats.map(({ id }) => id)).toEqual(expect.arrayContaining(['aegis', 'keepass', 'raivo']));
    expect(withoutExport.map(({ name }) => name)).toEqual(['Authy', 'Duo Mobile', 'Microsoft Authenticator']);
  });
});
