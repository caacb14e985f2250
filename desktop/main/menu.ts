import { Menu, type MenuItemConstructorOptions } from 'electron';

/** A small menu, for its keyboard shortcuts: without the Edit roles, copy and paste do not work on macOS. */
export function setMenu(platform: NodeJS.Platform, developing: boolean): void {
  const edit: MenuItemConstructorOptions = {
    label: 'Edit',
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
    label: 'View',
    submenu: [
      { role: 'resetZoom' },
      { role: 'zoomIn' },
      { role: 'zoomOut' },
      ...(developing ? [{ type: 'separator' } as const, { role: 'toggleDevTools' } as const] : []),
    ],
  };
  const file: MenuItemConstructorOptions = { label: 'File', submenu: [{ role: 'quit' }] };
  const app: MenuItemConstructorOptions = { role: 'appMenu' };
  const window: MenuItemConstructorOptions = { role: 'windowMenu' };
  Menu.setApplicationMenu(
    Menu.buildFromTemplate(platform === 'darwin' ? [app, edit, view, window] : [file, edit, view]),
  );
}
