import fc from 'fast-check';
import { expect, test } from 'vitest';
import { base64, keyIdOf, newIdentity, publicPart } from '../format/identity.ts';
import { readHeader } from '../format/sealed-file.ts';
import { isStatementOf, makeStatement, readSaid, type Statement, statementId } from '../format/statements.ts';
import { type FolderFile, Group, type NewFile } from './group.ts';
import { type Membership, membershipOf } from './membership.ts';

const AT = 1_700_000_000_000;

/** A folder in memory. */
class Folder {
  readonly files: FolderFile[] = [];

  put(...files: NewFile[]): void {
    this.files.push(...files.map(({ name, bytes }) => ({ name, read: readHeader(bytes) })));
  }
}

/** Reads everything and notes it. Returns the texts of the updates that count. */
function readAll(group: Group, files: readonly FolderFile[]): string[] {
  const { records } = group.read(files);
  for (const record of records) group.note(record);
  return records.map((record) => Buffer.from(record.update()).toString()).filter(Boolean);
}

function presentIds({ members }: Membership): string[] {
  return [...members.values()].flatMap(({ id, removedBy }) => (removedBy === undefined ? [id] : []));
}

function write(group: Group, text: string): NewFile {
  return group.record('changes', { update: Buffer.from(text), at: AT });
}

/** Three computers; the first one founded the group and admitted the others. */
function three() {
  const folder = new Folder();
  const first = Group.found(newIdentity('First'));
  folder.put(first.record('whole', { update: Buffer.from('start'), at: AT }));
  const join = (name: string) => {
    const me = newIdentity(name);
    folder.put(...first.admit(me, AT));
    const group = new Group({ group: first.data.group, me, statements: [], keys: {}, progress: {} });
    readAll(group, folder.files);
    return group;
  };
  const second = join('Second');
  const third = join('Third');
  for (const group of [first, second]) readAll(group, folder.files);
  return { folder, first, second, third };
}

test('a computer that was admitted reads everything, with one letter', () => {
  const { folder, first, second, third } = three();
  expect(readAll(third, folder.files)).toEqual(['start']);
  for (const group of [first, second, third]) {
    expect(group.present().map(({ name }) => name)).toEqual(['First', 'Second', 'Third']);
  }
  folder.put(write(third, 'from the third'));
  expect(readAll(second, folder.files).toSorted()).toEqual(['from the third', 'start']);
});

test('whoever was not admitted reads and writes nothing', () => {
  const { folder, first } = three();
  const stranger = new Group({
    group: first.data.group,
    me: newIdentity('Stranger'),
    statements: [],
    keys: {},
    progress: {},
  });
  const read = stranger.read(folder.files);
  expect(read.records).toEqual([]);
  expect(new Set(read.unusable.values())).toEqual(new Set(['no-key']));
  // Even with a key, its own statements and its signature count for nothing.
  stranger.data.keys = { ...first.data.keys };
  stranger.data.statements = [...first.data.statements];
  folder.put(...stranger.clone().admit(newIdentity('Friend'), AT), write(stranger, 'forged'));
  expect(readAll(first, folder.files)).toEqual(['start']);
  expect(first.present()).toHaveLength(3);
});

test('nothing that a removed computer writes counts, and it cannot read what is written later', () => {
  const { folder, first, second, third } = three();
  const before = folder.files.length;
  folder.put(...first.remove(third.me.id, Buffer.from('all'), AT));
  const removal = folder.files.slice(before);
  folder.put(write(third, 'after its removal'));
  // The third computer did not hear of it yet. The second one finds removal and late record at once.
  expect(readAll(second, folder.files.toReversed())).not.toContain('after its removal');
  expect(second.present().map(({ name }) => name)).toEqual(['First', 'Second']);
  folder.put(write(second, 'for two'));
  expect(readAll(first, folder.files)).toContain('for two');
  expect(readAll(third, removal)).toEqual([]);
  expect(third.removedBy()?.name).toBe('First');
  expect(third.read(folder.files.slice(-1)).unusable.size).toBe(1);
  // It admits somebody, removes the first computer, and hands out a key. All of it is void.
  const accomplice = newIdentity('Accomplice');
  folder.put(...third.clone().admit(accomplice, AT), ...third.remove(first.me.id, Buffer.from(''), AT));
  for (const group of [first, second]) {
    readAll(group, folder.files);
    expect(group.present().map(({ name }) => name)).toEqual(['First', 'Second']);
    expect(group.hasKey()).toBe(true);
  }
});

test('a computer that was away during two removals catches up', () => {
  const { folder, first, second, third } = three();
  const away = new Group(structuredClone(third.data));
  folder.put(...first.remove(second.me.id, Buffer.from('one'), AT));
  const friend = newIdentity('Friend');
  folder.put(...first.admit(friend, AT), ...first.remove(friend.id, Buffer.from('two'), AT));
  // Only the last whole document and the letters are left.
  const left = folder.files
    .filter(({ read }) => 'header' in read && read.header.kind === 'letter')
    .concat(folder.files.slice(-1));
  expect(readAll(away, left)).toEqual(['two']);
  expect(away.present().map(({ name }) => name)).toEqual(['First', 'Third']);
  folder.put(write(away, 'back'));
  expect(readAll(first, folder.files)).toContain('back');
});

test('two computers that remove a third one at once agree on a key that it does not have', () => {
  const { folder, first, second, third } = three();
  const one = first.remove(third.me.id, Buffer.from('one'), AT);
  const other = second.remove(third.me.id, Buffer.from('two'), AT);
  folder.put(...one, ...other);
  for (const group of [first, second]) readAll(group, folder.files);
  for (const text of ['one', 'two']) expect(readAll(third, folder.files)).not.toContain(text);
  folder.put(write(first, 'x'));
  expect(readAll(second, folder.files)).toContain('x');
});

test('removals that cross leave no key in the hands of a removed computer', () => {
  const { folder, first, second, third } = three();
  const fourth = newIdentity('Fourth');
  folder.put(...first.admit(fourth, AT));
  for (const group of [second, third]) readAll(group, folder.files);
  // Each of the two new keys is known to one of the removed computers.
  folder.put(
    ...first.remove(third.me.id, Buffer.from(''), AT),
    ...second.remove(fourth.id, Buffer.from(''), AT),
  );
  for (const group of [first, second]) readAll(group, folder.files);
  expect(first.hasKey()).toBe(false);
  folder.put(...first.renewKey());
  readAll(second, folder.files);
  expect(second.hasKey()).toBe(true);
  const secret = write(second, 'only for two');
  folder.put(secret);
  expect(readAll(first, folder.files)).toContain('only for two');
  expect(readAll(third, folder.files)).not.toContain('only for two');
});

test('of two computers that remove each other, both are out, in any order', () => {
  const { first, second, third } = three();
  const group = first.data.group;
  const [removesSecond, removesFirst] = [first.clone(), second.clone()];
  removesSecond.remove(second.me.id, Buffer.from(''), AT);
  removesFirst.remove(first.me.id, Buffer.from(''), AT);
  const all = [...removesSecond.data.statements, ...removesFirst.data.statements];
  fc.assert(
    fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (statements) => {
      expect(presentIds(membershipOf(group, statements))).toEqual([third.me.id]);
    }),
  );
});

test('whoever knows a removal keeps to it: nothing that the removed one signs changes anything, in any order', () => {
  const { first, second, third } = three();
  const group = first.data.group;
  // The removed one joined first, and had admitted everyone.
  const hostile = first;
  const before = second.clone();
  const removal = before.remove(hostile.me.id, Buffer.from(''), AT);
  const knowing = new Group(structuredClone(before.data));
  const accomplice = newIdentity('Accomplice');
  const key = 'ab'.repeat(16);
  const everyone = [first.me.id, second.me.id, third.me.id, accomplice.id];
  const said = fc.oneof(
    fc.record({
      says: fc.constant('admit' as const),
      group: fc.constant(group),
      member: fc.constantFrom(...[accomplice, third.me].map(publicPart)),
      place: fc.integer({ min: 1, max: 5 }),
      keys: fc.constant<string[]>([]),
    }),
    fc.record({
      says: fc.constant('remove' as const),
      group: fc.constant(group),
      member: fc.constantFrom(...everyone),
      kept: fc.constantFrom([], second.data.statements.map(statementId)),
    }),
    fc.record({
      says: fc.constant('key' as const),
      group: fc.constant(group),
      key: fc.constantFrom(key, ...Object.keys(before.data.keys)),
      generation: fc.integer({ min: 1, max: 900 }),
      for: fc.subarray(everyone, { minLength: 1 }),
    }),
  );
  const signed = fc.record({ said, author: fc.constantFrom(hostile.me, accomplice) });
  fc.assert(
    fc.property(fc.array(signed, { minLength: 1, maxLength: 8 }), fc.nat(), (all, seed) => {
      const evil = all.map((one) => makeStatement(one.author, one.said));
      // Repeated by an honest computer that did not know the removal, among the genuine ones.
      const sender = new Group(structuredClone(third.data));
      sender.data.statements = [...evil.slice(seed % evil.length), ...before.data.statements, ...evil];
      const folder = new Folder();
      folder.put(sender.record('seen', { at: AT, underKey: Object.keys(third.data.keys)[0] as string }));
      folder.put(...removal.filter(({ to }) => to === undefined));
      const told = new Group(structuredClone(knowing.data));
      told.read(folder.files);
      expect(presentIds(told.membership)).toEqual(presentIds(knowing.membership));
      expect([...told.membership.keys]).toEqual([...knowing.membership.keys]);
      expect(told.data.statements).toEqual(knowing.data.statements);
    }),
    { numRuns: 60 },
  );
});

test.each([
  ['first', (own: NewFile[], removal: NewFile[]) => [...own, ...removal]],
  ['last', (own: NewFile[], removal: NewFile[]) => [...removal, ...own]],
])('a removed computer cannot stay by having its own file read %s', (_name, order) => {
  const { folder, first, second, third } = three();
  const away = new Group(structuredClone(second.data));
  const removal = third.remove(first.me.id, Buffer.from(''), AT);
  // It reads its removal, and answers with the removal of whoever removed it, and with a friend.
  const friend = newIdentity('Friend');
  const own = [...first.admit(friend, AT), ...first.remove(third.me.id, Buffer.from(''), AT)];
  const files = new Folder();
  files.put(...order(own, removal));
  readAll(away, files.files);
  expect(away.present().map(({ name }) => name)).toEqual(['Second']);
  expect(away.hasKey()).toBe(false);
  // Whoever knew the removal before keeps to it.
  const later = new Folder();
  folder.put(...removal);
  readAll(second, folder.files);
  later.put(...own);
  readAll(second, later.files);
  expect(second.present().map(({ name }) => name)).toEqual(['Second', 'Third']);
});

test('a back-dated admission or removal of a removed computer counts for nothing, for newcomers too', () => {
  const { first, second, third } = three();
  const friend = newIdentity('Friend');
  // The first computer joined before the one that removes it.
  second.remove(first.me.id, Buffer.from(''), AT);
  const evil = [
    makeStatement(first.me, {
      says: 'admit',
      group: first.data.group,
      member: publicPart(friend),
      place: 1,
      keys: [],
    }),
    makeStatement(first.me, { says: 'remove', group: first.data.group, member: third.me.id, kept: [] }),
    makeStatement(friend, { says: 'remove', group: first.data.group, member: second.me.id, kept: [] }),
  ];
  // The removed one's word against everyone else; that of its friend refutes nothing.
  const withoutFriend = membershipOf(first.data.group, [...evil.slice(0, 2), ...second.data.statements]);
  expect(presentIds(withoutFriend)).toEqual([second.me.id, third.me.id]);
  expect(withoutFriend.members.has(friend.id)).toBe(false);
});

test('what is kept must be kept by everyone who removes, but a removal that one of them knew stays', () => {
  const { first, second, third } = three();
  const group = first.data.group;
  const friend = newIdentity('Friend');
  const alone = second.clone();
  alone.remove(third.me.id, Buffer.from(''), AT);
  alone.admit(friend, AT);
  const knowing = first.clone();
  knowing.data.statements = [...alone.data.statements];
  knowing.remove(second.me.id, Buffer.from(''), AT);
  // Another removal by the first one's copy that knew neither.
  const other = first.clone();
  other.remove(second.me.id, Buffer.from(''), AT);
  const all = [...knowing.data.statements, ...other.data.statements];
  for (const statements of [all, all.toReversed()]) {
    const membership = membershipOf(group, statements);
    expect(presentIds(membership)).toEqual([first.me.id]);
    expect(membership.members.has(friend.id)).toBe(false);
  }
});

test('nobody removes itself, so it cannot choose what is kept', () => {
  const { first, second } = three();
  const own = makeStatement(second.me, {
    says: 'remove',
    group: first.data.group,
    member: second.me.id,
    kept: [],
  });
  const { members } = membershipOf(first.data.group, [...first.data.statements, own]);
  expect(members.get(second.me.id)?.removedBy).toBeUndefined();
});

test.each([
  ['a forged signature', (one: Statement) => ({ ...one, signature: base64(Buffer.alloc(64, 7)) })],
  ['no signature', (one: Statement) => ({ ...one, signature: '' })],
  ['another author', (one: Statement, by: string) => ({ ...one, by })],
])('a copy of a removal with %s does not keep the genuine one away', (_name, forge) => {
  const { folder, first, second, third } = three();
  const remover = first.clone();
  const removal = remover.remove(third.me.id, Buffer.from('all'), AT);
  const genuine = remover.data.statements.find((one) => readSaid(one)?.says === 'remove') as Statement;
  const liar = new Group(structuredClone(third.data));
  const lie = forge(genuine, third.me.id);
  liar.data.statements.push(lie);
  folder.put(liar.record('changes', { update: Buffer.from('lie'), at: AT }));
  readAll(second, folder.files);
  folder.put(...removal);
  readAll(second, folder.files);
  expect(second.present().map(({ name }) => name)).toEqual(['First', 'Second']);
  // The copy was not taken in.
  expect(second.data.statements).not.toContainEqual(lie);
});

test('a key that its author keeps for itself is spent once the author is removed', () => {
  const { first, second, third } = three();
  const key = keyIdOf(base64(Buffer.alloc(32, 1)));
  // Not named as a holder, and newer than any other key.
  const planted = makeStatement(third.me, {
    says: 'key',
    group: first.data.group,
    key,
    generation: 900,
    for: [first.me.id, second.me.id],
  });
  first.data.statements.push(planted);
  const holder = new Group(structuredClone(first.data));
  holder.data.keys[key] = base64(Buffer.alloc(32, 1));
  holder.remove(third.me.id, Buffer.from(''), AT);
  expect(holder.membership.keys.get(key)?.spent).toBe(true);
  const header = readHeader(write(holder, 'secret').bytes);
  expect('header' in header && header.header.keyId).not.toBe(key);
});

test('a letter cannot give a key under the name of another one', () => {
  const { folder, first, second, third } = three();
  const files = first.remove(third.me.id, Buffer.from('all'), AT);
  const [id] = Object.keys(first.data.keys).slice(-1) as [string];
  // The removed computer sees the new key's name in the folder, and is faster than the genuine letter.
  const liar = new Group(structuredClone(third.data));
  liar.data.keys[id] = base64(Buffer.alloc(32, 9));
  folder.put(liar.letterTo(second.me), ...files);
  readAll(second, folder.files);
  expect(second.data.keys[id]).toBe(first.data.keys[id]);
});

test('a valid signature is checked once, however often the statement is repeated', () => {
  const { first } = three();
  const { group } = first.data;
  const statement = makeStatement(first.me, {
    says: 'key',
    group,
    key: 'ab'.repeat(16),
    generation: 1,
    for: [],
  });
  let checks = 0;
  const author = {
    ...publicPart(first.me),
    // A check of a signature reads the author's key.
    get sign() {
      checks += 1;
      return first.me.sign;
    },
  };
  for (let count = 0; count < 3; count += 1) {
    expect(isStatementOf(author, structuredClone(statement))).toBe(true);
  }
  expect(checks).toBe(1);
  for (let count = 0; count < 2; count += 1) {
    expect(isStatementOf(author, { ...statement, body: base64(Buffer.from('{}')) })).toBe(false);
  }
  expect(checks).toBe(3);
});

test('a removed computer cannot use up the places and generations', () => {
  const { first, second, third } = three();
  const group = first.data.group;
  const friend = newIdentity('Friend');
  const high = Number.MAX_SAFE_INTEGER;
  first.data.statements.push(
    makeStatement(third.me, { says: 'admit', group, member: publicPart(friend), place: high, keys: [] }),
    makeStatement(third.me, {
      says: 'key',
      group,
      key: 'cd'.repeat(16),
      generation: high,
      for: [first.me.id],
    }),
  );
  const holder = new Group(structuredClone(first.data));
  expect(holder.membership.members.has(friend.id)).toBe(false);
  expect(holder.membership.keys.has('cd'.repeat(16))).toBe(false);
  holder.remove(third.me.id, Buffer.from(''), AT);
  holder.admit(newIdentity('Fourth'), AT);
  expect(holder.present().map(({ name, place }) => [name, place])).toEqual([
    ['First', 0],
    ['Second', 1],
    ['Fourth', 2],
  ]);
  expect(holder.hasKey()).toBe(true);
  expect(second.me.name).toBe('Second');
});

test('statements that were made before a removal still count, in any order', () => {
  const { folder, first, second, third } = three();
  // The second computer removes the third, and is removed itself later.
  folder.put(...second.remove(third.me.id, Buffer.from(''), AT));
  readAll(first, folder.files);
  first.remove(second.me.id, Buffer.from(''), AT);
  expect(first.present().map(({ name }) => name)).toEqual(['First']);
  const statements = first.data.statements.toReversed();
  const { members } = membershipOf(first.data.group, statements);
  expect([...members.values()].filter(({ removedBy }) => !removedBy).map(({ name }) => name)).toEqual([
    'First',
  ]);
});

test('forged and altered statements count for nothing', () => {
  const { first, second } = three();
  const { group, statements } = first.data;
  const stranger = newIdentity('Stranger');
  const forged: Statement[] = [
    {
      ...makeStatement(stranger, { says: 'remove', group, member: second.me.id, kept: [] }),
      by: first.me.id,
    },
    makeStatement(stranger, { says: 'found', member: stranger, nonce: '' }),
    makeStatement(first.me, { says: 'remove', group: 'ab'.repeat(16), member: second.me.id, kept: [] }),
    makeStatement(second.me, { says: 'admit', group, member: stranger, place: 1, keys: [] }),
    makeStatement(first.me, {
      says: 'admit',
      group,
      member: { ...stranger, id: second.me.id },
      place: 9,
      keys: [],
    }),
    { by: first.me.id, body: 'no JSON', signature: '' },
  ];
  const { members } = membershipOf(group, [...forged, ...statements, ...forged]);
  expect([...members.values()].map(({ name, removedBy }) => [name, removedBy])).toEqual([
    ['First', undefined],
    ['Second', undefined],
    ['Third', undefined],
  ]);
  expect(statements.map(readSaid).every(Boolean)).toBe(true);
  expect(new Set(statements.map(statementId)).size).toBe(statements.length);
});

test('files of another vault, of a newer version and incomplete ones say what they are', () => {
  const { folder, first } = three();
  const other = Group.found(newIdentity('Other')).record('whole', { update: Buffer.from('x'), at: AT });
  const newer = write(first.clone(), 'newer').bytes;
  newer[4] = 2;
  const half = write(first.clone(), 'half').bytes.subarray(0, 500);
  const files = [
    other,
    { name: 'newer', bytes: newer },
    { name: 'half', bytes: half },
    { name: 'notes.txt', bytes: Buffer.from('hello') },
  ];
  folder.put(...files);
  expect([...first.read(folder.files).unusable.values()].sort()).toEqual(
    ['damaged', 'damaged', 'newer', 'no-key', 'no-key', 'other-vault'].sort(),
  );
});

test('gaps and forks are noticed', () => {
  const { first, second } = three();
  const [one, two, three_] = ['1', '2', '3'].map((text) => write(second, text)) as [
    NewFile,
    NewFile,
    NewFile,
  ];
  const folder = new Folder();
  folder.put(one, three_);
  readAll(first, folder.files);
  expect(first.missing(second.me.id)).toBe(1);
  folder.put(two);
  readAll(first, folder.files);
  expect(first.missing(second.me.id)).toBe(0);

  const twin = second.clone();
  folder.put(write(second, 'here'), write(twin, 'there'));
  expect(readAll(first, folder.files)).toEqual(expect.arrayContaining(['here', 'there']));
  expect(first.progressOf(second.me.id).forked).toBe(true);
});

test('a fork is noticed by what others name, although only one of the two records is here', () => {
  const { first, second, third } = three();
  const twin = second.clone();
  const folder = new Folder();
  folder.put(write(second, 'here'));
  readAll(first, folder.files);
  const other = new Folder();
  other.put(write(twin, 'there'));
  readAll(third, other.files);
  // The chain of the twin's next record.
  const byChain = first.clone();
  const next = new Folder();
  next.put(write(twin, 'next'));
  const [record] = byChain.read(next.files).records;
  if (!record) throw new Error('no record');
  byChain.note({ ...record, head: { ...record.head, heads: {} } });
  expect(byChain.progressOf(second.me.id).forked).toBe(true);
  // What the third computer has seen.
  const seen = new Folder();
  seen.put(third.record('seen', { at: AT }));
  readAll(first, seen.files);
  expect(first.progressOf(second.me.id).forked).toBe(true);
  expect(first.progressOf(third.me.id).forked).toBeUndefined();
});

test('a record that another computer has seen but that never arrived is missing', () => {
  const { folder, first, second, third } = three();
  const dropped = new Folder();
  dropped.put(write(second, 'dropped for the first computer'));
  readAll(third, dropped.files);
  folder.put(third.record('seen', { at: AT }));
  readAll(first, folder.files);
  expect(first.missing(second.me.id)).toBe(1);
  expect(third.missing(second.me.id)).toBe(0);
});

test('a whole document closes all gaps that its writer had not', () => {
  const { first, second, third } = three();
  const [one, two] = ['1', '2'].map((text) => write(second, text)) as [NewFile, NewFile];
  const folder = new Folder();
  folder.put(one, two);
  readAll(third, folder.files);
  const whole = new Folder();
  whole.put(third.record('whole', { update: Buffer.from('1 and 2'), at: AT }));
  readAll(first, whole.files);
  expect(first.missing(second.me.id)).toBe(0);
  expect(first.hasSeen(third.me.id, { [second.me.id]: [2, ''] })).toBe(true);
});
