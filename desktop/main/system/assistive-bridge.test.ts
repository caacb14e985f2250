import { expect, test } from 'vitest';
import { loadAssistiveBridge } from './assistive-bridge.ts';

test('the variable is there until the first window is there, on Linux only', () => {
  const env: NodeJS.ProcessEnv = {};
  const takeBack = loadAssistiveBridge('linux', env);
  expect(env.ACCESSIBILITY_ENABLED).toBe('1');
  takeBack();
  expect(env).toEqual({});
  loadAssistiveBridge('darwin', env);
  expect(env).toEqual({});
});

test('the user’s own value stays', () => {
  const env: NodeJS.ProcessEnv = { ACCESSIBILITY_ENABLED: '0' };
  loadAssistiveBridge('linux', env)();
  expect(env).toEqual({ ACCESSIBILITY_ENABLED: '0' });
});
