import { Menu, nativeImage, Tray } from 'electron';
import type { AccountView } from '../../ipc/accounts.ts';
import denseIcon from '../../resources/tray@2x.png?asset';
import icon from '../../resources/tray.png?asset';
import denseTemplate from '../../resources/tray-template@2x.png?asset';
import template from '../../resources/tray-template.png?asset';
import type { MainTexts } from '../texts/texts.ts';
import { type TrayActions, trayMenu } from './tray-menu.ts';

/** The tray icon and its menu. */
export class AppTray {
  readonly #tray: Tray;
  readonly #actions: TrayActions;

  constructor(actions: TrayActions) {
    this.#actions = actions;
    this.#tray = new Tray(trayIcon());
    this.#tray.setToolTip('Countersign');
    this.#tray.on('click', actions.show);
  }

  /** Sets a new menu. Linux does not show changes to an existing one. */
  update(accounts: readonly AccountView[] | undefined, canLock: boolean, texts: MainTexts['tray']): void {
    this.#tray.setContextMenu(Menu.buildFromTemplate(trayMenu(accounts, canLock, texts, this.#actions)));
  }

  remove(): void {
    this.#tray.destroy();
  }
}

/**
 * Returns the icon. macOS colours a template image itself. Elsewhere nothing tells whether the panel is light or dark,
 * and it can differ from the theme. So the icon has its own ground and an outline, and is visible on both.
 */
function trayIcon(): Electron.NativeImage {
  const mac = process.platform === 'darwin';
  const image = nativeImage.createFromPath(mac ? template : icon);
  const dense = nativeImage.createFromPath(mac ? denseTemplate : denseIcon);
  image.addRepresentation({ scaleFactor: 2, buffer: dense.toPNG() });
  image.setTemplateImage(mac);
  return image;
}
