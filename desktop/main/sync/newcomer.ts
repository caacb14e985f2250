/** A computer that joins a group: it answers an offer, waits to be admitted, and brings its own accounts along. */
import type { Entry } from '../vault/entry.ts';
import type { Vault } from '../vault/vault.ts';
import { CommonFolder } from './common-folder.ts';
import { SyncDocument } from './document/sync-document.ts';
import { base64, bytesOf, type Computer } from './format/identity.ts';
import { makeRequest, readOffer } from './format/joining.ts';
import { Group } from './group/group.ts';
import type { Member } from './group/membership.ts';
import { applied, MemberAtWork } from './member.ts';
import type { JoiningState, MemberState, StateFile } from './state-file.ts';

export interface NewcomerParts {
  vault: Vault;
  file: StateFile;
  /** This computer's clock, Unix milliseconds. */
  now: () => number;
  /** Called after the group's accounts are in the vault. */
  onAccounts: () => void;
}

/**
 * Goes on with joining as far as possible.
 *
 * @returns the state of a member once this computer was admitted, and its vault has everything
 * @throws Failure `store-failed`, `read-only`, `locked`
 */
export async function joinStep(parts: NewcomerParts, state: JoiningState): Promise<MemberState | undefined> {
  const folder = new CommonFolder(state.folder);
  const { files, present } = await folder.look();
  if (!state.offer) {
    const offer = files.flatMap(({ read }) => readOffer(state.code, read) ?? [])[0];
    if (!offer) return undefined;
    const { name, bytes, request } = makeRequest(state.code, state.me, offer);
    Object.assign(state, { offer, words: request.words, request: { name, bytes: base64(bytes) } });
    // Kept first: the words that the user compares belong to these bytes.
    await parts.file.write(state);
  }
  if (!state.offer || !state.request) return undefined;
  // Nothing of this vault leaves the computer before the user has compared the words, here and on the other computer.
  const { offer } = state;
  const group = new Group({ group: offer.group, me: state.me, statements: [], keys: {}, progress: {} });
  group.beginWith(offer.host.id, files);
  const { records } = group.read(files);
  const isMember =
    group.hasKey() && group.present().some((member) => isAdmittedBy(offer.host, state.me, member));
  if (!isMember || !state.confirmed) {
    const { name, bytes } = state.request;
    if (!isMember && !present.has(name)) await folder.write({ name, bytes: bytesOf(bytes) });
    state.codeEnded = !isMember && !files.some(({ read }) => readOffer(state.code, read));
    return undefined;
  }
  const document = new SyncDocument();
  // A damaged record keeps nobody from joining. It is looked at again later, as every member does.
  const taken = records.filter((record) => applied(document, record));
  for (const record of taken) group.note(record);
  await bringAlong(parts, document);
  const member = await MemberAtWork.firstState(parts, { folder: state.folder, group, document });
  member.now.done = taken.map(({ hash }) => hash);
  await parts.file.write(member);
  await folder.delete(state.request.name);
  parts.onAccounts();
  return member;
}

/**
 * Whether a member is this newcomer, admitted by the computer that showed the code. The user compared that computer's keys
 * only, so an admission by another one counts for nothing: it may have been removed.
 */
function isAdmittedBy(host: Computer, me: Computer, { id, admittedBy }: Member): boolean {
  return id === me.id && admittedBy === host.id;
}

/** Merges the vault and the group's accounts. A second time, after a kill, it changes nothing more. */
async function bringAlong({ vault, now }: NewcomerParts, document: SyncDocument): Promise<void> {
  await vault.change((entries) => {
    const renamed = withIdsOf(document.entries([], now()), entries);
    document.adopt(renamed, 'additions');
    return document.entries(renamed, now());
  });
}

/** Gives an account that the group has, too, the group's id. Otherwise every such account would be there twice. */
function withIdsOf(group: readonly Entry[], own: readonly Entry[]): Entry[] {
  const ids = new Map(group.map((entry) => [sameness(entry), entry.id]));
  const taken = new Set(own.map(({ id }) => id));
  return own.map((entry) => {
    const id = ids.get(sameness(entry));
    if (id === undefined || taken.has(id)) return entry;
    taken.add(id);
    return { ...entry, id };
  });
}

function sameness({ key, removedAt }: Entry): string {
  return JSON.stringify([
    key.type,
    key.secret,
    key.algorithm,
    key.digits,
    key.issuer,
    key.account,
    removedAt !== undefined,
  ]);
}
