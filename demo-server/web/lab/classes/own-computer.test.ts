import { expect, test } from 'vitest';
import { isOwnComputer } from './own-computer.ts';

test('tells addresses of this computer from those that pupils can reach', () => {
  for (const own of ['localhost', 'LOCALHOST', 'class.localhost', '127.0.0.1', '127.1.2.3', '[::1]'])
    expect({ own, is: isOwnComputer(own) }).toEqual({ own, is: true });
  for (const other of [
    '192.168.1.20',
    '2fa.example.com',
    '127.example.com',
    '[2001:db8::1]',
    'localhost.example.com',
  ])
    expect({ other, is: isOwnComputer(other) }).toEqual({ other, is: false });
});
