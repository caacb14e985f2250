/** What a Windows program says about its archive, and what the archive is. */
import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';
import { NtExecutable, NtExecutableResource } from 'resedit';

/**
 * Returns the SHA-256 of each archive that a program starts with, in hexadecimal, by the archive's path with slashes.
 * electronjs.org/docs/latest/tutorial/asar-integrity
 */
export function integrityInExe(exe: Buffer): Record<string, string> {
  const resources = NtExecutableResource.from(NtExecutable.from(exe, { ignoreCert: true }));
  const entry = resources.entries.find(({ type, id }) => type === 'INTEGRITY' && id === 'ELECTRONASAR');
  if (!entry) return {};
  const rows = JSON.parse(Buffer.from(entry.bin).toString('utf8')) as { file: string; value: string }[];
  return Object.fromEntries(rows.map(({ file, value }) => [file.replaceAll('\\', '/'), value]));
}

/** Returns the SHA-256 of an asar archive's index, in hexadecimal. The index has the hashes of the files. */
export function archiveHash(path: string): string {
  const file = openSync(path, 'r');
  try {
    const head = Buffer.alloc(16);
    readSync(file, head, 0, 16, 0);
    // Four 32-bit numbers, of which the last is the length of the index that follows.
    const index = Buffer.alloc(head.readUInt32LE(12));
    readSync(file, index, 0, index.length, 16);
    return createHash('sha256').update(index).digest('hex');
  } finally {
    closeSync(file);
  }
}
