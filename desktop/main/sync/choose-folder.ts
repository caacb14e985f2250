import { type BrowserWindow, dialog } from 'electron';
import { sentences } from '../texts/texts.ts';

/** Shows the system's dialog for the common folder. `undefined` if the user closes it without choosing. */
export async function chooseCommonFolder(window: BrowserWindow): Promise<string | undefined> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: sentences().several.chooseFolder,
    properties: ['openDirectory', 'createDirectory'],
  });
  return canceled ? undefined : filePaths[0];
}
