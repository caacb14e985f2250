/** Enpass 6: JSON. Source: bitwarden/clients, enpass-json-type, as a description of the form. No encryption. */
import { sentences } from '../../texts/texts.ts';
import { Collector, isRecord } from '../account/collector.ts';
import { addTotpField, type Login, skipLogin } from '../account/totp-field.ts';
import { fromSeconds, type ImportFormat, listOf, opened, recordOf, stringOf } from './import-format.ts';

export const enpass: ImportFormat = {
  id: 'enpass',
  name: 'Enpass',
  files: 'JSON',
  recognise: ({ json }) => isRecord(json) && Array.isArray(json.items) && json.items.some(isItem),
  open(file, { includeRemoved }) {
    const vault = recordOf(file.json);
    const folders = new Map(
      listOf(vault.folders)
        .map(recordOf)
        .map(({ uuid, title }) => [uuid, title] as const),
    );
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
        tags: listOf(item.folders).map((id) => folders.get(id)),
        note: item.note,
        favourite: item.favorite,
        createdAt: fromSeconds(item.createdAt),
        extra: { uuid: item.uuid },
      };
      if (codes.length === 0) {
        skipLogin(collector, login);
        continue;
      }
      if (item.trashed === 1 && !includeRemoved) {
        collector.refuse({ issuer: item.title }, sentences().importEntry.removed);
        continue;
      }
      for (const { value } of codes) addTotpField(collector, value, login);
    }
    return opened(collector, false);
  },
};

/** Whether it is an item: its template or category, and either its id or fields with a type. */
function isItem(item: unknown): boolean {
  const { template_type: template, category, uuid, fields } = recordOf(item);
  const hasKind = typeof template === 'string' || typeof category === 'string';
  return hasKind && (typeof uuid === 'string' || listOf(fields).some((field) => 'type' in recordOf(field)));
}
