/**
 * Reads the folder that several computers share. It shares no code with the app: it is written from docs/sync-format.md
 * and docs/vault-format.md alone. Prints one account a line, as JSON, and on standard error what it could not read.
 *
 *   node read-sync.mjs DATA_FOLDER COMMON_FOLDER      reads the passphrase from standard input
 *
 * Needs Node 24.7 or newer, and the package yjs beside it (as in a checkout).
 */
import * as crypto from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { applyUpdate, Doc } from 'yjs';

const [dataFolder, commonFolder] = process.argv.slice(2);
if (!dataFolder || !commonFolder) {
  fail('Name both folders: node read-sync.mjs DATA_FOLDER COMMON_FOLDER < passphrase.txt');
}
const passphrase = readFileSync(0, 'utf8')
  .replace(/\r?\n$/, '')
  .normalize('NFKC');
const { group, keys, me } = readState();
const statements = new Map();
const files = readFiles();
const opened = files.filter(({ kind }) => kind === 1).flatMap(openRecord);
learnEverything();
const { members, removed } = membership();
const doc = new Doc();
for (const record of opened) {
  const writer = members.get(record.head.writer);
  if (!writer || removed.has(writer.id) || !isSigned(writer, record))
    complain(`${record.name}: its writer does not belong here.`);
  else if (record.payload.length > 0) applyUpdate(doc, inflateRawSync(record.payload));
}
for (const account of accounts()) process.stdout.write(`${JSON.stringify(account)}\n`);

function readState() {
  try {
    const vault = JSON.parse(readFileSync(join(dataFolder, 'vault.json'), 'utf8'));
    const masterKey = vault.header.slots.map(openSlot).find(Boolean);
    if (!masterKey) fail('No slot of the vault opens with that passphrase.');
    const { sealed } = JSON.parse(readFileSync(join(dataFolder, 'several-computers.json'), 'utf8'));
    const bytes = Buffer.from(sealed, 'base64');
    const context = JSON.stringify(['countersign-vault', 'beside', 'several-computers']);
    const state = JSON.parse(gcm(masterKey, bytes.subarray(0, 12), bytes.subarray(12), Buffer.from(context)));
    return state.now.group;
  } catch {
    return fail('The data folder has no vault with several computers that opens.');
  }
}

function openSlot({ kind, kdf, wrapped }) {
  if (kind !== 'passphrase' || kdf.name !== 'argon2id') return undefined;
  const { memory, passes, lanes, salt } = kdf;
  const cost = { memory, passes, parallelism: lanes, tagLength: 32 };
  const key = crypto.argon2Sync('argon2id', {
    message: passphrase,
    nonce: Buffer.from(salt, 'base64'),
    ...cost,
  });
  const context = JSON.stringify(['countersign passphrase slot', 'argon2id', memory, passes, lanes, salt]);
  const bytes = Buffer.from(wrapped, 'base64');
  try {
    return gcm(key, bytes.subarray(0, 12), bytes.subarray(12), Buffer.from(context));
  } catch {
    return undefined;
  }
}

function gcm(key, nonce, sealed, additionalData) {
  const decipher = crypto.createDecipheriv('aes-256-gcm', key, nonce);
  decipher.setAAD(additionalData);
  decipher.setAuthTag(sealed.subarray(-16));
  return Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]);
}

function readFiles() {
  const names = readdirSync(commonFolder).filter((name) => !name.startsWith('.') && !name.endsWith('.tmp'));
  return names.flatMap((name) => {
    const path = join(commonFolder, name);
    if (!statSync(path).isFile()) return [];
    const bytes = readFileSync(path);
    if (bytes.length < 86 || bytes.toString('latin1', 0, 4) !== 'CSYN')
      return complain(`${name}: not of Countersign.`);
    if (bytes[4] !== 1) return complain(`${name}: of a newer version.`);
    const kind = bytes[5];
    if (kind <= 2 && bytes.toString('hex', 6, 22) !== group) return complain(`${name}: of another vault.`);
    return [{ name, bytes, kind, keyId: bytes.toString('hex', 22, 38), salt: bytes.subarray(38, 70) }];
  });
}

function unseal({ bytes, salt }, key) {
  const derived = Buffer.from(crypto.hkdfSync('sha256', key, salt, 'countersign sync file', 44));
  const plaintext = gcm(
    derived.subarray(0, 32),
    derived.subarray(32),
    bytes.subarray(70),
    bytes.subarray(0, 70),
  );
  const headEnd = 72 + plaintext.readUInt32BE(64);
  const end = headEnd + plaintext.readUInt32BE(68);
  return {
    signature: plaintext.subarray(0, 64),
    head: JSON.parse(plaintext.toString('utf8', 72, headEnd)),
    payload: plaintext.subarray(headEnd, end),
    hash: crypto.createHash('sha256').update(plaintext.subarray(64, end)).digest(),
  };
}

function openRecord(file) {
  const key = keys[file.keyId];
  if (!key) return complain(`${file.name}: sealed with a key that this computer does not have.`);
  try {
    return [{ ...file, ...unseal(file, Buffer.from(key, 'base64')) }];
  } catch {
    return complain(`${file.name}: incomplete or altered.`);
  }
}

/** Letters to this computer may have keys that open more records, and those may have more statements. */
function learnEverything() {
  for (const { head } of opened) for (const one of head.statements) learn(one);
  const box = privateKey('X25519', me.box, me.boxSecret);
  for (const file of files.filter(({ kind }) => kind === 2)) {
    const boxBytes = Buffer.from(me.box, 'base64');
    if (file.keyId !== idOf('countersign letter', file.salt, boxBytes)) continue;
    const secret = crypto.diffieHellman({ privateKey: box, publicKey: publicKey('X25519', file.salt) });
    try {
      const { head } = unseal(file, secret);
      for (const one of head.statements) learn(one);
      for (const [id, key] of Object.entries(head.keys)) {
        if (keys[id] || id !== idOf('countersign key', Buffer.from(key, 'base64'))) continue;
        keys[id] = key;
        opened.push(...files.filter(({ kind, keyId }) => kind === 1 && keyId === id).flatMap(openRecord));
        return learnEverything();
      }
    } catch {
      complain(`${file.name}: an incomplete letter.`);
    }
  }
}

function learn(statement) {
  const body = Buffer.from(statement.body, 'base64');
  const id = idOf('countersign statement', statement.by, Buffer.from(statement.signature, 'base64'), body);
  statements.set(id, { ...statement, body, said: JSON.parse(body.toString('utf8')) });
}

function membership() {
  const founding = statements.get(group);
  const all = [...statements].map(([id, one]) => ({ id, ...one }));
  const computers = new Map([[founding.said.member.id, founding.said.member]]);
  for (let before = 0; before !== computers.size; ) {
    before = computers.size;
    for (const { by, said, body, signature } of all) {
      const signer = computers.get(by);
      const isAdmission = said.says === 'admit' && said.group === group && !computers.has(said.member.id);
      const { id, sign, box } = said.member ?? {};
      if (!isAdmission || !signer || !verify(signer, signature, 'statement', body)) continue;
      if (id === idOf('countersign computer', Buffer.from(sign, 'base64'), Buffer.from(box, 'base64')))
        computers.set(id, said.member);
    }
  }
  const genuine = all.filter(
    ({ by, said, body, signature }) =>
      said.group === group && computers.has(by) && verify(computers.get(by), signature, 'statement', body),
  );
  const countsUnder =
    (removals) =>
    ({ id, by }) =>
      removals.every(({ said }) => said.member !== by || said.kept.includes(id));
  const admissions = genuine
    .filter(({ said }) => said.says === 'admit')
    .sort((a, b) => a.said.place - b.said.place || (a.id < b.id ? -1 : 1));
  const present = (removals) => {
    const found = new Map([[founding.said.member.id, { ...founding.said.member, place: 0 }]]);
    let highest = 0;
    for (const one of admissions) {
      const host = found.get(one.by);
      const { member, place } = one.said;
      const isInStep = host && host.place < place && place <= highest + 1000;
      if (!isInStep || found.has(member.id) || !countsUnder(removals)(one)) continue;
      found.set(member.id, { ...member, place });
      highest = place;
    }
    return found;
  };
  const removals = genuine.filter(({ by, said }) => said.says === 'remove' && said.member !== by);
  const isKept = ({ id, by }) => removals.some(({ said }) => said.member === by && said.kept.includes(id));
  const standing = (against) => {
    const found = present(against);
    return removals.filter((one) => found.has(one.by) && (countsUnder(against)(one) || isKept(one)));
  };
  let certain = [];
  for (;;) {
    const possible = standing(certain);
    const next = standing(possible);
    if (next.length === certain.length)
      return { members: present(possible), removed: new Set(possible.map(({ said }) => said.member)) };
    certain = next;
  }
}

function isSigned(writer, { signature, bytes, hash }) {
  return verify(writer, signature, 'file', Buffer.concat([bytes.subarray(0, 70), hash]));
}

function verify({ sign }, signature, purpose, message) {
  const bytes = typeof signature === 'string' ? Buffer.from(signature, 'base64') : signature;
  const signed = Buffer.concat([Buffer.from(`countersign ${purpose}\0`), message]);
  return crypto.verify(null, signed, publicKey('Ed25519', Buffer.from(sign, 'base64')), bytes);
}

function publicKey(crv, bytes) {
  return crypto.createPublicKey({ key: { kty: 'OKP', crv, x: bytes.toString('base64url') }, format: 'jwk' });
}

function privateKey(crv, x, d) {
  const url = (text) => Buffer.from(text, 'base64').toString('base64url');
  return crypto.createPrivateKey({ key: { kty: 'OKP', crv, x: url(x), d: url(d) }, format: 'jwk' });
}

function idOf(...parts) {
  const hash = crypto.createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex').slice(0, 32);
}

/** Returns the accounts in the custom order, by the table of docs/sync-format.md. */
function accounts() {
  const facts = Map.groupBy(doc.getArray('facts').toArray(), ([id]) => id);
  const found = new Map();
  for (const [id, all] of facts) {
    const values = (field) => all.flatMap(([, name, value]) => (name === field ? [value] : []));
    const status = ['used', 'bin', 'gone'].find((one) => values('status').includes(one)) ?? 'used';
    const different = [...new Map(values('key').map((key) => [JSON.stringify(key), key])).values()];
    if (status === 'gone') continue;
    for (const [index, key] of different.entries()) {
      const own = index === 0 ? id : sha256(JSON.stringify([id, key])).slice(0, 32);
      if (index === 0 || !facts.has(own)) found.set(own, accountOf(own, key, status, all, values));
    }
  }
  const places = [...new Set(doc.getArray('places').toArray())].filter((id) => found.has(id));
  return [...new Set([...places, ...found.keys()])].map((id) => found.get(id));
}

function accountOf(id, [type, secret, algorithm, digits, period], status, all, values) {
  const properties = (kind) =>
    Object.fromEntries(
      all.flatMap(([, name, value]) => (name.startsWith(kind) ? [[name.slice(2), value]] : [])),
    );
  const keyName = sha256(JSON.stringify([type, secret, algorithm, digits, period])).slice(0, 16);
  const counters = values('counter').filter(([name]) => name === keyName);
  const [, , counter] = counters.sort(([, lapA, a], [, lapB, b]) => lapB - lapA || b - a)[0] ?? [];
  const [tags, notes] = [[...new Set(values('d:tags'))], [...new Set(values('d:note'))]];
  return {
    ...properties('x:'),
    id,
    key: {
      ...properties('k:'),
      type,
      secret,
      algorithm,
      digits,
      ...(type === 'hotp' ? { counter } : { period }),
    },
    ...(values('d:favourite').includes(true) && { favourite: true }),
    ...(tags.length > 0 && { tags }),
    ...(notes.length > 0 && { note: notes.join('\n\n') }),
    ...(status === 'bin' && { inBin: true }),
  };
}

function sha256(text) {
  return crypto.createHash('sha256').update(text).digest('hex');
}

function complain(sentence) {
  process.stderr.write(`${sentence}\n`);
  return [];
}

function fail(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}
