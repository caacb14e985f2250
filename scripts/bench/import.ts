/**
 * `npm run bench -- import` reads ten thousand accounts from a file of each kind. The promise is less than 2 s each. The
 * rival is the package otpauth, which parses the same accounts as key URIs.
 */
import { URI } from 'otpauth';
import { manyAccounts, uriOf } from '../../desktop/main/import/testing/accounts.ts';
import { COUNT, MANY_ACCOUNTS } from '../../desktop/main/import/testing/many-accounts.ts';
import { read } from '../../desktop/main/import/testing/read.ts';
import { print, round } from './figures.ts';

export async function benchImport(): Promise<void> {
  const uris = manyAccounts(COUNT).map(uriOf);
  const rival = await processorTime(async () => {
    for (const uri of uris) URI.parse(uri);
  });
  print({ rival: 'otpauth, the same key URIs', accounts: COUNT, processorMs: round(rival) });
  for (const [format, write] of MANY_ACCOUNTS) {
    const bytes = await write();
    const own = await processorTime(async () => {
      const { accounts } = await read(bytes, 'p');
      if (accounts.length !== COUNT) throw new Error(`${format}: ${accounts.length} accounts were read.`);
    });
    print({ format, accounts: COUNT, processorMs: round(own), ratio: round(own / rival), limitMs: 2_000 });
  }
}

/** Returns the processor time of this process in milliseconds. */
async function processorTime(work: () => Promise<void>): Promise<number> {
  const began = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 1_000;
}
