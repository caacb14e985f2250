import { describe, expect, test } from 'vitest';
import { COUNT, MANY_ACCOUNTS } from './testing/many-accounts.ts';
import { read } from './testing/read.ts';

const MOST_BYTES = 300 * 2 ** 20;

// The time is measured by `npm run bench -- import`: on a busy computer it says nothing.
describe.each(MANY_ACCOUNTS)('%s', (_name, write) => {
  test('ten thousand accounts need less than 300 MB', async () => {
    const bytes = await write();
    const before = process.memoryUsage().rss;
    const file = await read(bytes, 'p');
    expect(file.accounts).toHaveLength(COUNT);
    expect(process.memoryUsage().rss - before).toBeLessThan(MOST_BYTES);
  });
});
