/** How the browser of a test is started: as the tester's project says, with what the kit needs. */
import { existsSync } from 'node:fs';
import type { BrowserType, LaunchOptions, ViewportSize } from '@playwright/test';
import { environment, sandboxSwitches } from '../fixtures/environment.ts';

export interface Wanted {
  browserType: Pick<BrowserType, 'name' | 'executablePath'>;
  /** Returns the program of the Chromium that setup found. Without it, Chromium is Playwright's own. */
  ownChromium?: (() => string) | undefined;
  channel: string | undefined;
  /** Whether the project asks for a browser without a window. */
  headless: boolean | undefined;
  /** Whether the test connects to a browser that runs already. */
  isRemote: boolean;
  launchOptions: LaunchOptions;
  /** Whether the app must see the browser. */
  isSeen: boolean;
  /** The environment of the shared screen. */
  screen: Record<string, string>;
  size: { width: number; height: number };
}

/**
 * Returns the options to launch the browser with. The tester's own options come last. The browser that setup found is
 * used only if the project names neither a channel nor a program.
 *
 * @throws Error with one sentence if the project wants what the kit cannot do
 */
export function browserOptions({
  browserType,
  ownChromium,
  channel,
  headless,
  isRemote,
  launchOptions,
  isSeen,
  screen,
  size,
}: Wanted): LaunchOptions {
  const name = browserType.name();
  if (isRemote) {
    if (!isSeen) return launchOptions;
    throw new Error(
      'The project connects to a remote browser (connectOptions), but the desktop app can see only this computer’s screen. Set authenticatorKind to “headless”.',
    );
  }
  if (isSeen && (headless ?? launchOptions.headless) === true) {
    throw new Error(
      'The project wants a browser without a window (headless), which the desktop app cannot see. Remove that setting, or set authenticatorKind to “headless”.',
    );
  }
  const isOwn =
    channel !== undefined ||
    launchOptions.channel !== undefined ||
    launchOptions.executablePath !== undefined;
  const isChromium = name === 'chromium';
  const ownProgram = isChromium && !isOwn ? ownChromium?.() : undefined;
  if (!isOwn && ownProgram === undefined && !existsSync(browserType.executablePath())) {
    const playwright = ownChromium ? 'npx countersign playwright' : 'npx playwright';
    throw new Error(
      `The project wants ${name}, which Playwright has not installed on this computer. Run: ${playwright} install ${name}`,
    );
  }
  const needsScreen = isSeen || (process.platform === 'linux' && process.env.DISPLAY === undefined);
  const switches = [...sandboxSwitches, '--disable-gpu'];
  const window = ['--window-position=0,0', `--window-size=${size.width},${size.height}`];
  return {
    ...(ownProgram !== undefined && { executablePath: ownProgram }),
    ...launchOptions,
    headless: isSeen ? false : (headless ?? launchOptions.headless ?? true),
    env: environment(needsScreen ? screen : {}, (launchOptions.env ?? {}) as Record<string, string>),
    // Other browsers do not know these switches.
    args: [...(isChromium ? [...switches, ...window] : []), ...(launchOptions.args ?? [])],
  };
}

/**
 * Checks that the app can see the complete page.
 *
 * @throws Error with one sentence if the page is larger than the screen
 */
export function assertFits(viewport: ViewportSize | null, screen: { width: number; height: number }): void {
  if (viewport === null || (viewport.width <= screen.width && viewport.height <= screen.height)) return;
  throw new Error(
    `The viewport of ${viewport.width}×${viewport.height} pixels is larger than the screen that the desktop app sees (${screen.width}×${screen.height}). Use a smaller viewport, or set authenticatorKind to “headless”.`,
  );
}
