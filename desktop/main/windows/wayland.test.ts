import { expect, test } from 'vitest';
import { isWayland } from './wayland.ts';

test.each([
  ['a session of type Wayland', { WAYLAND_DISPLAY: 'wayland-0', XDG_SESSION_TYPE: 'wayland' }],
  ['one that was started from a console', { WAYLAND_DISPLAY: 'wayland-1', XDG_SESSION_TYPE: 'tty' }],
  ['one that says nothing', { WAYLAND_DISPLAY: '/run/user/1000/wayland-0' }],
  ['one with an X server beside it', { WAYLAND_DISPLAY: 'wayland-0', DISPLAY: ':0' }],
])('Wayland: %s', (_what, environment) => {
  expect(isWayland('linux', environment)).toBe(true);
});

test.each([
  ['X11', 'linux', { DISPLAY: ':0', XDG_SESSION_TYPE: 'x11' }],
  [
    'X11 with a compositor in one of its windows',
    'linux',
    { WAYLAND_DISPLAY: 'wayland-1', XDG_SESSION_TYPE: 'x11' },
  ],
  ['X11 beside an emptied name', 'linux', { WAYLAND_DISPLAY: '', XDG_SESSION_TYPE: 'wayland' }],
  ['a console', 'linux', { XDG_SESSION_TYPE: 'tty' }],
  ['macOS', 'darwin', { WAYLAND_DISPLAY: 'wayland-0' }],
  ['Windows', 'win32', { WAYLAND_DISPLAY: 'wayland-0' }],
] as const)('not: %s', (_what, platform, environment) => {
  expect(isWayland(platform, environment)).toBe(false);
});
