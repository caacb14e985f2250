/** Writes files that the command line names. */
import { access, constants, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { shownFile } from '../../scripts/command/shown-file.ts';
import { holdsKeyLink } from '../../shared/quotable.ts';
import { TargetRefused } from './target-guard.ts';

/** Writes a file. @throws TargetRefused with one sentence, in which no key is repeated */
export async function writeNamed(file: string, text: string): Promise<void> {
  assertNoKey(file);
  await writeFile(file, text).catch(() => {
    throw new TargetRefused((say) => say.file.unwritable({ file: shownFile(file) }));
  });
}

/**
 * Throws before a long run if its results could not be written after it.
 *
 * @param files files to be written
 * @param folder a folder to be made
 * @throws TargetRefused with one sentence
 */
export async function assertWritable(
  files: readonly (string | undefined)[],
  folder: string | undefined,
): Promise<void> {
  for (const file of files) {
    if (file === undefined) continue;
    assertNoKey(file);
    await access(dirname(file), constants.W_OK).catch(() => {
      throw new TargetRefused((say) => say.file.unwritable({ file: shownFile(file) }));
    });
  }
  if (folder === undefined) return;
  assertNoKey(folder);
  await mkdir(folder, { recursive: true }).catch(() => {
    throw new TargetRefused((say) => say.file.noFolder);
  });
}

/** Writes several files into a folder. */
export async function writeAll(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, text] of Object.entries(files)) await writeNamed(join(folder, name), text);
}

/** A key link as a file’s name would stay on the disk. */
function assertNoKey(file: string): void {
  if (holdsKeyLink(file)) throw new TargetRefused((say) => say.file.isKey);
}
