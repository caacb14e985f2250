import { Menu, type MenuItemConstructorOptions } from 'electron';
import type { MainTexts } from '../texts/texts.ts';

/** Sets a small menu for its keyboard shortcuts. Without the Edit roles, copy and paste do not work on macOS. */
export function setMenu(
  platform: NodeJS.Platform,
  developing: boolean,
  texts: MainTexts['menu'],
  actions: { import: () => void; export: () => void; settings: () => void },
): void {
  const edit: MenuItemConstructorOptions = {
    label: texts.edit,
    submenu: [
      { label: texts.undo, role: 'undo' },
      { label: texts.redo, role: 'redo' },
      { type: 'separator' },
      { label: texts.cut, role: 'cut' },
      { label: texts.copy, role: 'copy' },
      { label: texts.paste, role: 'paste' },
      { label: texts.selectAll, role: 'selectAll' },
    ],
  };
  const view: MenuItemConstructorOptions = {
    label: texts.view,
    submenu: [
      { label: texts.actualSize, role: 'resetZoom' },
      { label: texts.zoomIn, role: 'zoomIn' },
      { label: texts.zoomOut, role: 'zoomOut' },
      ...(developing ? [{ type: 'separator' } as const, { role: 'toggleDevTools' } as const] : []),
    ],
  };
  const settings: MenuItemConstructorOptions = {
    label: texts.settings,
    accelerator: 'CommandOrControl+,',
    click: actions.settings,
  };
  const moving: MenuItemConstructorOptions[] = [
    { label: texts.import, click: actions.import },
    { label: texts.export, click: actions.export },
    { type: 'separator' },
  ];
  const file: MenuItemConstructorOptions = {
    label: texts.file,
    submenu: [
      ...moving,
      settings,
      { label: texts.close, role: 'close' },
      { type: 'separator' },
      { label: texts.quit, role: 'quit' },
    ],
  };
  const app: MenuItemConstructorOptions = {
    role: 'appMenu',
    submenu: [
      { label: texts.about, role: 'about' },
      { type: 'separator' },
      settings,
      { type: 'separator' },
      ...moving,
      { label: texts.hide, role: 'hide' },
      { label: texts.hideOthers, role: 'hideOthers' },
      { label: texts.showAll, role: 'unhide' },
      { type: 'separator' },
      { label: texts.quit, role: 'quit' },
    ],
  };
  const window: MenuItemConstructorOptions = { label: texts.window, role: 'windowMenu' };
  Menu.setApplicationMenu(
    Menu.buildFromTemplate(platform === 'darwin' ? [app, edit, view, window] : [file, edit, view]),
  );
}
