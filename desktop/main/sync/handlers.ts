/** Handlers of the requests about several computers. */
import type { Emit } from '../../ipc/events.ts';
import type { HandlersOf } from '../ipc/answer.ts';
import { sentences } from '../texts/texts.ts';
import type { Vault } from '../vault/vault.ts';
import type { SeveralDesk } from './several-desk.ts';

export interface SeveralHandlerParts {
  vault: Vault;
  several: SeveralDesk;
  /** Opens the system's dialog. `undefined` if the user closes it without choosing. */
  chooseCommonFolder: () => Promise<string | undefined>;
  emit: Emit;
}

export function severalHandlers({
  vault,
  several,
  chooseCommonFolder,
}: Pick<SeveralHandlerParts, 'vault' | 'several' | 'chooseCommonFolder'>): HandlersOf<'several'> {
  /** Whatever gives all accounts to another computer needs the owner, exactly as an export does. */
  const prove = (passphrase: string | undefined) =>
    vault.authenticate(passphrase, sentences().owner.to.shareAccounts);
  /** A thief at an open computer could otherwise remove the owner's other computers first. */
  const proveRemoval = (passphrase: string | undefined) =>
    vault.authenticate(passphrase, sentences().owner.to.removeComputer);
  return {
    'several:status': async () => (await several.get()).status(),
    'several:start': async ({ name, passphrase }) => {
      vault.entries();
      await prove(passphrase);
      const computers = await several.get();
      const folder = await chooseCommonFolder();
      return folder === undefined ? computers.status() : computers.start(folder, name);
    },
    'several:news': () => several.news(),
    'several:acknowledge': async () => (await several.get()).acknowledge(),
    'several:invite': async () => (await several.get()).invite(),
    'several:end-invitation': async () => (await several.get()).endInvitation(),
    'several:admit': async ({ id, passphrase }) => {
      await prove(passphrase);
      return (await several.get()).admit(id);
    },
    'several:join': async ({ name, code }) => {
      vault.entries();
      const computers = await several.get();
      // Checked first, so that nobody chooses a folder for a mistyped code.
      const read = computers.readCode(code);
      const folder = await chooseCommonFolder();
      return folder === undefined ? computers.status() : computers.join(folder, read, name);
    },
    // Joining hands this vault's accounts over, so the last step of it is asked as admitting is.
    'several:confirm': async ({ passphrase }) => {
      await prove(passphrase);
      return (await several.get()).confirm();
    },
    'several:remove': async ({ id, passphrase }) => {
      await proveRemoval(passphrase);
      return (await several.get()).remove(id);
    },
    'several:rename': async ({ name }) => (await several.get()).rename(name),
    'several:turn-off': async () => (await several.get()).turnOff(),
  };
}

/** Takes a joining code out of scanned texts. Every scan calls it, so a code can be scanned anywhere. */
export function takeJoiningCode(
  texts: readonly { text: string }[],
  { several, emit }: Pick<SeveralHandlerParts, 'several' | 'emit'>,
): void {
  const scanned = texts.find(({ text }) => text.startsWith('countersign-join:'));
  if (!scanned) return;
  void several.get().then((computers) => {
    const words = computers.wordsOf(scanned.text);
    if (words !== undefined) emit('several:scanned', { words });
  });
}
