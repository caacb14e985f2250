/** The system's dialogs for a place to write to. */
import { homedir } from 'node:os';
import { join } from 'node:path';
import { app, type BrowserWindow, dialog } from 'electron';

/** Returns the path for a new file, or `undefined` if the user chooses none. @param name the suggested name */
export async function chooseNewFile(window: BrowserWindow, name: string): Promise<string | undefined> {
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    defaultPath: join(documents(), name),
    properties: ['createDirectory', 'showOverwriteConfirmation'],
  });
  return canceled || filePath === '' ? undefined : filePath;
}

/** Returns a folder for new files, or `undefined` if the user chooses none. */
export async function chooseFolderFor(window: BrowserWindow): Promise<string | undefined> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    defaultPath: documents(),
    properties: ['openDirectory', 'createDirectory'],
  });
  return canceled ? undefined : filePaths[0];
}

/** Some systems have no such folder. */
function documents(): string {
  try {
    return app.getPath('documents');
  } catch {
    return homedir();
  }
}
