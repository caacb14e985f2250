import { expect, test } from 'vitest';
import { accountView } from '../../testing/account-view.ts';
import { textsIn } from '../texts/texts.ts';
import { trayMenu } from './tray-menu.ts';

const account = (id: string, favourite: boolean, issuer = id) => accountView(id, { issuer, favourite });

function menu(accounts: Parameters<typeof trayMenu>[0], canLock = true) {
  const done: string[] = [];
  const action = (name: string) => () => void done.push(name);
  const items = trayMenu(accounts, canLock, textsIn('en').tray, {
    show: action('show'),
    palette: action('palette'),
    scan: action('scan'),
    lock: action('lock'),
    quit: action('quit'),
    copy: (id) => done.push(`copy ${id}`),
  });
  return { items, labels: items.flatMap(({ label }) => label ?? []), done };
}

test('lists favourites first, and each one copies its own code', () => {
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

test('shows no names and no actions of an open vault while it is locked', () => {
  expect(menu(undefined).labels).toEqual(['Open Countersign', 'Quit']);
});

test('does not offer to lock a vault without a passphrase', () => {
  expect(menu([account('a', true)], false).labels).not.toContain('Lock');
});
