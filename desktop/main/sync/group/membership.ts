/**
 * Who belongs to the group. Every computer may admit and remove others. The result depends only on the set of statements,
 * not on their order, so all computers that know the same statements agree.
 */
import { type Computer, hasOwnId } from '../format/identity.ts';
import { isStatementOf, readSaid, type Said, type Statement, statementId } from '../format/statements.ts';

export interface Member extends Computer {
  /** The order of joining; 0 for the first computer. */
  place: number;
  /** The id of the computer that removed it. */
  removedBy?: string;
}

export interface GroupKey {
  id: string;
  generation: number;
  /** Whether a removed computer has it. Nothing new is sealed with it then. */
  spent: boolean;
}

export interface Membership {
  /** All that ever joined, in the order of joining. */
  members: ReadonlyMap<string, Member>;
  keys: ReadonlyMap<string, GroupKey>;
}

interface Known {
  id: string;
  by: string;
  said: Said;
}
type Admission = Known & { said: Extract<Said, { says: 'admit' }> };
type Removal = Known & { said: Extract<Said, { says: 'remove' }> };

/** Returns the members and keys of a group. @param group the id of the statement that founded it */
export function membershipOf(group: string, statements: readonly Statement[]): Membership {
  const known = genuine(group, statements);
  const founding = known.find(({ id }) => id === group);
  if (founding?.said.says !== 'found') return { members: new Map(), keys: new Map() };
  const founder = founding.said.member;
  const admissions = known.filter((one): one is Admission => one.said.says === 'admit');
  const removals = known.filter((one): one is Removal => one.said.says === 'remove');

  // Two computers may remove each other at the same moment. The one that joined earlier decides.
  const accepted: Removal[] = [];
  const everyone = membersBy(founder, admissions, []);
  const placeOf = (id: string) => everyone.get(id)?.place ?? Number.POSITIVE_INFINITY;
  const inOrder = removals.toSorted((a, b) => placeOf(a.by) - placeOf(b.by) || (a.id < b.id ? -1 : 1));
  for (const removal of inOrder) {
    if (membersBy(founder, admissions, accepted).has(removal.by) && counts(removal, accepted))
      accepted.push(removal);
  }

  const members = membersBy(founder, admissions, accepted);
  for (const { by, said } of accepted) {
    const member = members.get(said.member);
    if (member) member.removedBy ??= by;
  }
  return { members, keys: keysOf(known, members, accepted) };
}

/** Whether a statement still counts: its author was not removed, or who removed it kept the statement. */
function counts({ id, by }: Known, removals: readonly Removal[]): boolean {
  const ofAuthor = removals.filter(({ said }) => said.member === by);
  return ofAuthor.length === 0 || ofAuthor.some(({ said }) => said.kept.includes(id));
}

/** Returns everyone who was admitted by a member, with all admissions that count. */
function membersBy(
  founder: Computer,
  admissions: readonly Admission[],
  removals: readonly Removal[],
): Map<string, Member> {
  const members = new Map<string, Member>([[founder.id, { ...founder, place: 0 }]]);
  // By place, so that whoever admits comes before whom it admits.
  for (const admission of admissions.toSorted(
    (a, b) => a.said.place - b.said.place || (a.id < b.id ? -1 : 1),
  )) {
    const { member, place } = admission.said;
    const host = members.get(admission.by);
    if (!host || host.place >= place || members.has(member.id) || !counts(admission, removals)) continue;
    members.set(member.id, { ...member, place });
  }
  return members;
}

/** Returns the statements with a valid signature of a computer that was ever admitted, each once. */
function genuine(group: string, statements: readonly Statement[]): Known[] {
  const computers = new Map<string, Computer>();
  let waiting = [...new Map(statements.map((one) => [statementId(one), one])).entries()];
  const found: Known[] = [];
  for (let before = -1; before !== waiting.length; ) {
    before = waiting.length;
    waiting = waiting.filter(([id, statement]) => {
      const said = readSaid(statement);
      const author = id === group && said?.says === 'found' ? said.member : computers.get(statement.by);
      if (!said || !author) return true;
      if (!isStatementOf(author, statement)) return false;
      if (said.says === 'found' ? id !== group : said.group !== group) return false;
      if ('member' in said && typeof said.member === 'object') {
        if (!hasOwnId(said.member)) return false;
        if (!computers.has(said.member.id)) computers.set(said.member.id, said.member);
      }
      found.push({ id, by: statement.by, said });
      return false;
    });
  }
  return found;
}

function keysOf(
  known: readonly Known[],
  members: ReadonlyMap<string, Member>,
  removals: readonly Removal[],
): Map<string, GroupKey> {
  const keys = new Map<string, GroupKey>();
  const isOut = (id: string) => members.get(id)?.removedBy !== undefined || !members.has(id);
  for (const one of known) {
    if (one.said.says !== 'key' || !members.has(one.by) || !counts(one, removals)) continue;
    const { key, generation } = one.said;
    // Whoever was admitted with this key has it, too, even if the admission does not count any more.
    const holders = known.flatMap(({ said }) =>
      said.says === 'admit' && said.keys.includes(key) ? [said.member.id] : [],
    );
    const spent = [...one.said.for, ...holders].some(isOut) || keys.get(key)?.spent === true;
    keys.set(key, { id: key, generation, spent });
  }
  return keys;
}
