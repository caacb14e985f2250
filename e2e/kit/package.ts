/** The kit as a package: Playwright fixtures with an authenticator that needs neither Electron nor a clone. */
export { defineConfig, devices, expect, mergeTests } from '@playwright/test';
export type { Authenticator, EnrolOptions, FreshCodeOptions, HeldAccount } from './authenticator.ts';
export { type BaseFixtures as KitFixtures, type BaseOptions as KitOptions, test } from './base-test.ts';
export { HeadlessAuthenticator, type HeadlessOptions } from './headless.ts';
export type { ReportKind, Story } from './story.ts';
