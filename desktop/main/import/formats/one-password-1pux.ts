/** 1Password 8: 1PUX, a ZIP with `export.data`. Source: support.1password.com/1pux-format. No encryption. */
import { Collector, isRecord } from '../account/collector.ts';
import { damaged } from '../account/import-failure.ts';
import { addTotpField, type Login, skipLogin } from '../account/totp-field.ts';
import { jsonOrNothing, utf8 } from '../unlock/encodings.ts';
import { fromSeconds, type ImportFormat, listOf, opened, recordOf, stringOf } from './import-format.ts';

const NAME = '1Password 1PUX';
const DATA = /(?:^|\/)export\.data$/;

export const onePassword1pux: ImportFormat = {
  id: '1password-1pux',
  name: NAME,
  recognise: async (file) => (await file.zip())?.find(DATA) !== undefined,
  async open(file, { includeRemoved }) {
    const zip = await file.zip();
    const name = zip?.find(DATA);
    const json = zip && name ? jsonOrNothing(utf8(await zip.read(name, NAME))) : undefined;
    if (!isRecord(json) || !Array.isArray(json.accounts)) throw damaged(NAME);
    const vaults = json.accounts.flatMap((account) => listOf(recordOf(account).vaults)).map(recordOf);
    const collector = new Collector(onePassword1pux.id);
    for (const vault of vaults) {
      // A single vault contains everything, so it is not a tag. Several vaults are tags.
      const vaultName = vaults.length > 1 ? [recordOf(vault.attrs).name] : [];
      for (const item of listOf(vault.items).map(recordOf))
        addItem(collector, item, vaultName, includeRemoved);
    }
    return opened(collector, false);
  },
};

function addItem(
  collector: Collector,
  outer: Record<string, unknown>,
  vault: readonly unknown[],
  includeRemoved: boolean,
): void {
  const item = isRecord(outer.item) ? outer.item : outer;
  const overview = recordOf(item.overview);
  const details = recordOf(item.details);
  const fields = listOf(details.sections).flatMap((section) => listOf(recordOf(section).fields));
  const codes = fields.map(codeIn).filter((code) => stringOf(code) !== '');
  const username = listOf(details.loginFields)
    .map(recordOf)
    .find(({ designation }) => designation === 'username');
  const login: Login = {
    title: overview.title,
    username: username?.value || overview.subtitle,
    inBin: (item.state === 'deleted' || item.trashed === true) && !includeRemoved,
    tags: [...vault, ...listOf(overview.tags)],
    note: details.notesPlain,
    favourite: Number(item.favIndex) > 0,
    createdAt: fromSeconds(item.createdAt),
    extra: { uuid: item.uuid },
  };
  if (codes.length === 0) {
    skipLogin(collector, login);
    return;
  }
  for (const code of codes) addTotpField(collector, code, login);
}

/** Returns a field's second factor. In items of older versions, only the field's id tells it from other texts. */
function codeIn(field: unknown): unknown {
  const { id, value } = recordOf(field);
  const { totp, ...others } = recordOf(value);
  return totp ?? (stringOf(id).startsWith('TOTP_') ? Object.values(others)[0] : undefined);
}
