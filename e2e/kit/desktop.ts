/** The desktop app of this checkout as an authenticator. */
import * as hands from '../fixtures/app-hands.ts';
import { makeDataFolder } from '../fixtures/data-folder.ts';
import { type DesktopApp, startDesktopApp } from '../fixtures/desktop-app.ts';
import type { Display } from '../fixtures/display.ts';
import { type KeyStoreSession, noKeyStore } from '../fixtures/key-store.ts';
import { AppAuthenticator } from './app-authenticator.ts';

export interface DesktopAuthenticatorOptions {
  display: Display;
  /** Stores the vault's key. Without it a passphrase protects the vault. */
  keyStore?: KeyStoreSession;
  /** Position of the window, in pixels from the top left of the screen. */
  position?: { x: number; y: number };
}

export class DesktopAuthenticator extends AppAuthenticator {
  /** The app itself, for everything that this interface does not offer. */
  readonly app: DesktopApp;

  private constructor(app: DesktopApp, removeData: () => Promise<void>) {
    super({
      window: app.window,
      openImages: (files) => hands.openImages(app, files),
      close: async () => {
        await app.close();
        await removeData();
      },
    });
    this.app = app;
  }

  /** Starts the app with its own empty vault. */
  static async start(options: DesktopAuthenticatorOptions): Promise<DesktopAuthenticator> {
    const keyStore = options.keyStore ?? noKeyStore;
    const data = await makeDataFolder();
    const app = await startDesktopApp({ ...options, keyStore, dataFolder: data.path });
    const authenticator = new DesktopAuthenticator(app, () => data.remove());
    await hands.finishFirstRun(app.window, keyStore !== noKeyStore);
    return authenticator;
  }
}
