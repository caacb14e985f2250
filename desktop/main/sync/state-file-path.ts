import { join } from 'node:path';

/** Returns the path of the file in which a computer keeps what it knows of the others. @param folder the app's data folder */
export function stateFilePath(folder: string): string {
  return join(folder, 'several-computers.json');
}
