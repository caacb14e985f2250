import { Menu, type MenuItemConstructorOptions } from 'electron';
import type { MainTexts } from './texts.ts';

/** A small menu, for its keyboard shortcuts: without the Edit roles, copy and paste do not work on macOS. */
export function setMenu(
  platform: NodeJS.Platform,
  developing: boolean,
  texts: MainTexts['menu'],
  actions: { settings: () => void },
): void {
  const edit: MenuItemConstructorOptions = {
    label: texts.edit,
    submenu: [
      { role: 'undo' },
      { role: 'redo' },
      { type: 'separator' },
      { role: 'cut' },
      { role: 'copy' },
      { role: 'paste' },
      { role: 'selectAll' },
    ],
  };
  const view: MenuItemConstructorOptions = {
    label: texts.view,
    submenu: [
      { role: 'resetZoom' },
      { role: 'zoomIn' },
      { role: 'zoomOut' },
      ...(developing ? [{ type: 'separator' } as const, { role: 'toggleDevTools' } as const] : []),
    ],
  };
  const settings: MenuItemConstructorOptions = {
    label: texts.settings,
    accelerator: 'CommandOrControl+,',
    click: actions.settings,
  };
  const file: MenuItemConstructorOptions = {
    label: texts.file,
    submenu: [settings, { label: texts.close, role: 'close' }, { type: 'separator' }, { role: 'quit' }],
  };
  const app: MenuItemConstructorOptions = {
    role: 'appMenu',
    submenu: [
      { role: 'about' },
      { type: 'separator' },
      settings,
      { type: 'separator' },
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      { type: 'separator' },
      { role: 'quit' },
    ],
  };
  const window: MenuItemConstructorOptions = { role: 'windowMenu' };
  Menu.setApplicationMenu(
    Menu.buildFromTemplate(platform === 'darwin' ? [app, edit, view, window] : [file, edit, view]),
  );
}
