import { expect, test } from 'vitest';
import { accountView } from '../../testing/account-view.ts';
import { en } from '../texts/en/index.ts';
import { trayMenu } from './tray-menu.ts';

const account = (id: string, favourite: boolean, issuer = id) => accountView(id, { issuer, favourite });

function menu(accounts: Parameters<typeof trayMenu>[0], canLock = true) {
  const done: string[] = [];
  const action = (name: string) => () => void done.push(name);
  const items = trayMenu(accounts, canLock, en.tray, {
    show: action('show'),
    palette: action('palette'),
    scan: action('scan'),
    lock: action('lock'),
    quit: action('quit'),
    copy: (id) => done.push(`copy ${id}`),
  });
  return { items, labels: items.flatMap(({ label }) => label ?? []), done };
}

test('favourites come first and copy their own code', () => {
  const { items, labels, done } = menu([account('a', false), account('b', true, 'R&D'), account('c', true)]);
  expect(labels).toEqual([
    'Copy code: R&&D · ann',
    'Copy code: c · ann',
    'Open Countersign',
    'Find a code…',
    'Scan screen',
    'Lock',
    'Quit',
  ]);
  items[1]?.click?.(undefined as never, undefined, undefined as never);
  expect(done).toEqual(['copy c']);
});

test('a locked vault shows no name and nothing that needs it open', () => {
  expect(menu(undefined).labels).toEqual(['Open Countersign', 'Quit']);
});

test('nothing offers to lock what no passphrase could open again', () => {
  expect(menu([account('a', true)], false).labels).not.toContain('Lock');
});
