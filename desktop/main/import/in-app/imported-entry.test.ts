import { expect, test } from 'vitest';
import type { Entry } from '../../vault/vault.ts';
import { exportById } from '../export/registry.ts';
import { accountOfEntry } from '../formats/countersign.ts';
import { MADE } from '../testing/accounts.ts';
import { aegisContent, twoFasServices } from '../testing/authenticators.ts';
import { bitwardenVault } from '../testing/password-managers.ts';
import { read } from '../testing/read.ts';
import { newAccountOf } from './imported-entry.ts';

const totp = MADE.filter(({ type }) => type === 'totp').slice(0, 1);
const UNKNOWN = { later: { deep: [1, null] }, Übung: '✓' };

/** A file of each format with fields that only its app knows. */
const FILES: Readonly<Record<string, unknown>> = {
  aegis: {
    version: 1,
    header: { slots: null, params: null },
    db: {
      ...aegisContent(totp),
      entries: aegisContent(totp).entries.map((entry) => ({ ...entry, ...UNKNOWN })),
    },
  },
  '2fas': {
    schemaVersion: 4,
    groups: [],
    services: twoFasServices(totp).map((service) => ({ ...service, ...UNKNOWN })),
  },
  bitwarden: {
    ...bitwardenVault(totp),
    items: bitwardenVault(totp)
      .items.slice(0, 1)
      .map((item) => ({ ...item, ...UNKNOWN })),
  },
};

test.each(Object.entries(FILES))(
  '%s: unknown fields stay in the vault and go out again',
  async (id, file) => {
    const { format, accounts } = await read(Buffer.from(JSON.stringify(file)));
    expect(format).toBe(id);
    const entries = accounts.map((account): Entry => {
      const { key, details, kept, addedAt = 0 } = newAccountOf(account);
      return { ...kept, id: 'x', addedAt, key, ...details };
    });
    // As the vault writes and reads it.
    const stored = JSON.parse(JSON.stringify(entries)) as Entry[];
    const bytes = await exportById(id)?.write(stored.map(accountOfEntry), { accountsACode: 10, now: 0 });
    const written = JSON.parse(Buffer.from(bytes ?? []).toString());
    const [entry] = written.db?.entries ?? written.services ?? written.items;
    expect(entry).toMatchObject(UNKNOWN);
  },
);
