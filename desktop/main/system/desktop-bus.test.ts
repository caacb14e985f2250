import { describe, expect, test } from 'vitest';
import { showsTrayIcons, wantsAssistiveTree } from './desktop-bus.ts';

const answers = (of: Record<string, string>) => async (program: string) => of[program];

describe('the tray', () => {
  test.each([
    ['busctl', { busctl: 'b true\n' }, true],
    ['busctl, without a host', { busctl: 'b false\n', gdbus: '(<true>,)' }, false],
    ['gdbus if busctl is missing', { gdbus: '(<true>,)\n' }, true],
    ['dbus-send alone', { 'dbus-send': 'method return\n   variant       boolean true\n' }, true],
    ['no program that answers', {}, false],
  ])('asks %s', async (_name, programs, expected) => {
    expect(await showsTrayIcons('linux', answers(programs))).toBe(expected);
  });

  test('is always there on macOS and Windows', async () => {
    expect(await showsTrayIcons('darwin', answers({}))).toBe(true);
    expect(await showsTrayIcons('win32', answers({}))).toBe(true);
  });
});

test.each([
  ['IsEnabled', true],
  ['ScreenReaderEnabled', true],
  ['neither', false],
])('assistive technology is wanted if %s is set', async (set, expected) => {
  const run = async (_program: string, args: readonly string[]) => `b ${args.includes(set)}`;
  expect(await wantsAssistiveTree('linux', run)).toBe(expected);
  expect(await wantsAssistiveTree('darwin', run)).toBe(false);
});
