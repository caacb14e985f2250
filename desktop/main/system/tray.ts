import { Menu, nativeImage, nativeTheme, Tray } from 'electron';
import type { AccountView } from '../../ipc/accounts.ts';
import darkIcon from '../../resources/tray-dark.png?asset';
import lightIcon from '../../resources/tray-light.png?asset';
import type { MainTexts } from '../texts/en/index.ts';
import { type TrayActions, trayMenu } from './tray-menu.ts';

/** The icon beside the clock, with its menu. */
export class AppTray {
  readonly #tray: Tray;
  readonly #actions: TrayActions;

  constructor(actions: TrayActions) {
    this.#actions = actions;
    this.#tray = new Tray(icon());
    this.#tray.setToolTip('Countersign');
    this.#tray.on('click', actions.show);
    nativeTheme.on('updated', this.#repaint);
  }

  /** The menu anew; Linux shows changes only this way. */
  update(accounts: readonly AccountView[] | undefined, canLock: boolean, texts: MainTexts['tray']): void {
    this.#tray.setContextMenu(Menu.buildFromTemplate(trayMenu(accounts, canLock, texts, this.#actions)));
  }

  remove(): void {
    nativeTheme.off('updated', this.#repaint);
    this.#tray.destroy();
  }

  readonly #repaint = (): void => {
    this.#tray.setImage(icon());
  };
}

/** macOS colours a template itself; elsewhere the panel is taken to be as dark as the system's theme. */
function icon(): Electron.NativeImage {
  if (process.platform === 'darwin') {
    const image = nativeImage.createFromPath(lightIcon);
    image.setTemplateImage(true);
    return image;
  }
  return nativeImage.createFromPath(nativeTheme.shouldUseDarkColors ? darkIcon : lightIcon);
}
