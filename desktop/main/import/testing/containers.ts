/** Container files: ZIP, SQLite, and SQLite encrypted by SQLCipher 3. */
import { createCipheriv, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';
import { configure, Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from '@zip.js/zip.js';
import startSql from 'sql.js/dist/sql-wasm-inline.js';

configure({ useWebWorkers: false });

export async function zip(
  files: Readonly<Record<string, Uint8Array>>,
  { password, zipCrypto = false }: { password?: string; zipCrypto?: boolean } = {},
): Promise<Buffer> {
  const writer = new ZipWriter(new Uint8ArrayWriter(), {
    ...(password !== undefined && { password, zipCrypto, encryptionStrength: 3 as const }),
  });
  for (const [name, bytes] of Object.entries(files)) await writer.add(name, new Uint8ArrayReader(bytes));
  return Buffer.from(await writer.close());
}

export async function sqlite(
  tables: Readonly<Record<string, readonly Readonly<Record<string, string | number | Uint8Array | null>>[]>>,
  pragma = '',
): Promise<Buffer> {
  const { Database } = await startSql();
  const database = new Database();
  if (pragma !== '') database.exec(pragma);
  for (const [name, rows] of Object.entries(tables)) {
    const columns = Object.keys(rows[0] ?? { _id: 0 });
    database.run(`CREATE TABLE ${name} (${columns.join(', ')})`);
    for (const row of rows) {
      database.run(
        `INSERT INTO ${name} VALUES (${columns.map(() => '?').join(', ')})`,
        columns.map((column) => row[column] ?? null),
      );
    }
  }
  const bytes = Buffer.from(database.export());
  database.close();
  return bytes;
}

const PAGE = 1_024;
const RESERVED = 48;

/** Encrypts a database with pages of 1,024 bytes, of which 48 are reserved. */
export function sqlCipher(plain: Buffer, password: string): Buffer {
  const salt = randomBytes(16);
  const key = pbkdf2Sync(password, salt, 64_000, 32, 'sha1');
  const macKey = pbkdf2Sync(key, Buffer.from([...salt].map((byte) => byte ^ 0x3a)), 2, 32, 'sha1');
  const pages = Array.from({ length: plain.length / PAGE }, (_, index) => {
    const page = plain.subarray(index * PAGE, (index + 1) * PAGE);
    const content = page.subarray(index === 0 ? 16 : 0, PAGE - RESERVED);
    const iv = randomBytes(16);
    const cipher = createCipheriv('aes-256-cbc', key, iv).setAutoPadding(false);
    const sealed = Buffer.concat([cipher.update(content), cipher.final(), iv]);
    const number = Buffer.alloc(4);
    number.writeUInt32LE(index + 1);
    const mac = createHmac('sha1', macKey).update(sealed).update(number).digest();
    return Buffer.concat([
      index === 0 ? salt : Buffer.alloc(0),
      sealed,
      mac,
      randomBytes(RESERVED - 16 - 20),
    ]);
  });
  return Buffer.concat(pages);
}

/** Moves a database's rows to pages with room for SQLCipher. Byte 20 of the header gives the size of the room. */
export async function sqliteWithRoom(sql: string): Promise<Buffer> {
  const { Database } = await startSql();
  // SQLite keeps the reserved bytes that an empty file's header states.
  const empty = new Database();
  empty.exec(`PRAGMA page_size = ${PAGE}; CREATE TABLE start (x); DROP TABLE start; VACUUM;`);
  const header = Buffer.from(empty.export());
  empty.close();
  header[20] = RESERVED;
  // In an empty leaf page, the content begins at the end of the usable bytes.
  header.writeUInt16BE(PAGE - RESERVED, 105);
  const database = new Database(header);
  database.exec(sql);
  const bytes = Buffer.from(database.export());
  database.close();
  return bytes;
}
