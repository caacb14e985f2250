import { Menu, nativeImage, nativeTheme, Tray } from 'electron';
import type { AccountView } from '../../ipc/accounts.ts';
import darkIcon from '../../resources/tray-dark.png?asset';
import lightIcon from '../../resources/tray-light.png?asset';
import type { MainTexts } from '../texts/en/index.ts';
import { type TrayActions, trayMenu } from './tray-menu.ts';

/** The tray icon and its menu. */
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

  /** Sets a new menu. Linux does not show changes to an existing one. */
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

/** Returns the icon. macOS colours a template image itself; other systems' panels are assumed to follow the theme. */
function icon(): Electron.NativeImage {
  if (process.platform === 'darwin') {
    const image = nativeImage.createFromPath(lightIcon);
    image.setTemplateImage(true);
    return image;
  }
  return nativeImage.createFromPath(nativeTheme.shouldUseDarkColors ? darkIcon : lightIcon);
}
