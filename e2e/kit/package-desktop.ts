/**
 * The kit as a package, with the installed desktop app as the authenticator. It needs no Electron of its own: the app
 * is a program of this computer.
 */
import type { BaseFixtures } from './base-test.ts';
import { type DesktopOptions, testWithDesktop } from './desktop-test.ts';

export { defineConfig, devices, expect, mergeTests } from '@playwright/test';
export { AppAuthenticator } from './app-authenticator.ts';
export type { Authenticator, EnrolOptions, FreshCodeOptions, HeldAccount } from './authenticator.ts';
export { HeadlessAuthenticator, type HeadlessOptions } from './headless.ts';
export type { ReportKind, Story } from './story.ts';
export type KitFixtures = BaseFixtures;
export type KitOptions = DesktopOptions;

/** Playwright's `test` with an authenticator: the installed desktop app, or the headless one. */
export const test = testWithDesktop();
