/** Enpass 6: JSON. Source: bitwarden/clients, enpass-json-type, as a description of the form. No encryption. */
import { Collector, isRecord } from '../account/collector.ts';
import { addTotpField, type Login, skipLogin } from '../account/totp-field.ts';
import {
  fromSeconds,
  type ImportFormat,
  isEmptyList,
  listOf,
  opened,
  recordOf,
  stringOf,
} from './import-format.ts';

export const enpass: ImportFormat = {
  id: 'enpass',
  name: 'Enpass',
  recognise: ({ json }) =>
    isRecord(json) && Array.isArray(json.items) && (json.items.some(isItem) || isEmptyVault(json)),
  open(file, { includeRemoved }) {
    const vault = recordOf(file.json);
    const pathOf = foldersOf(listOf(vault.folders).map(recordOf));
    const collector = new Collector(enpass.id);
    for (const item of listOf(vault.items).map(recordOf)) {
      const fields = listOf(item.fields)
        .map(recordOf)
        .filter(({ deleted }) => deleted !== 1);
      const codes = fields.filter(({ type, value }) => type === 'totp' && stringOf(value) !== '');
      const textIn = (type: string) =>
        stringOf(fields.find((field) => field.type === type && stringOf(field.value) !== '')?.value);
      const login: Login = {
        title: item.title,
        username: textIn('username') || textIn('email') || item.subtitle,
        inBin: item.trashed === 1 && !includeRemoved,
        tags: listOf(item.folders).map(pathOf),
        note: item.note,
        favourite: item.favorite,
        createdAt: fromSeconds(item.createdAt),
        extra: { uuid: item.uuid },
      };
      if (codes.length === 0) {
        skipLogin(collector, login);
        continue;
      }
      for (const { value } of codes) addTotpField(collector, value, login);
    }
    return opened(collector, false);
  },
};

/** Whether it is a vault without items, which has two lists and nothing else. */
function isEmptyVault(json: Record<string, unknown>): boolean {
  return Array.isArray(json.folders) && isEmptyList(json.items) && Object.keys(json).length === 2;
}

/** Whether it is an item: its template or category, and either its id or fields with a type. */
function isItem(item: unknown): boolean {
  const { template_type: template, category, uuid, fields } = recordOf(item);
  const hasKind = typeof template === 'string' || typeof category === 'string';
  return hasKind && (typeof uuid === 'string' || listOf(fields).some((field) => 'type' in recordOf(field)));
}

/** Returns a function for a folder's path by its id. Folders name the folder that they are in. */
function foldersOf(folders: readonly Record<string, unknown>[]): (id: unknown) => string {
  const byId = new Map(folders.map((folder) => [folder.uuid, folder]));
  return (id) => {
    const path: string[] = [];
    // A damaged file may have folders in a circle.
    for (let at = byId.get(id); at && path.length < byId.size; at = byId.get(at.parent_uuid)) {
      path.unshift(stringOf(at.title));
    }
    return path.join('/');
  };
}
