import { realpath } from 'node:fs/promises';
import { isAbsolute, relative } from 'node:path';

/**
 * Tells whether a folder that a person chose is the app's own or inside it. What is kept there goes when the app's data
 * goes, and a program that synchronises it would copy the vault itself. Links are followed.
 */
export async function isInOwnFolder(own: string, chosen: string): Promise<boolean> {
  const real = async (path: string) => realpath(path).catch(() => path);
  const inside = relative(await real(own), await real(chosen));
  return inside === '' || (!/^\.\.(?:[\\/]|$)/.test(inside) && !isAbsolute(inside));
}
