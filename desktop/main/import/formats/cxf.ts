/**
 * FIDO Credential Exchange Format: JSON, or a ZIP with it.
 *
 * Source: FIDO Alliance, CXF 1.0 (Proposed Standard, 14 August 2025), § 3.3.14 “TOTP”. It has neither counters nor
 * Steam. No encryption in a file; its transport encrypts.
 */
import { sentences } from '../../texts/texts.ts';
import { Collector, isRecord } from '../account/collector.ts';
import { damaged } from '../account/import-failure.ts';
import { skipLogin } from '../account/totp-field.ts';
import type { ImportFile } from '../file/import-file.ts';
import { jsonOrNothing, utf8 } from '../unlock/encodings.ts';
import {
  fromSeconds,
  type ImportFormat,
  listOf,
  opened,
  recordOf,
  stringOf,
  without,
} from './import-format.ts';

const NAME = 'CXF';
const INDEX = /(?:^|\/)(?:index|export|cxf)[^/]*\.json$/i;
const KNOWN = ['type', 'secret', 'period', 'digits', 'algorithm', 'username', 'issuer'];

export const cxf: ImportFormat = {
  id: 'cxf',
  name: 'FIDO CXF',
  async recognise(file) {
    if (isExport(file.json)) return true;
    const zip = await file.zip();
    const index = zip?.find(INDEX);
    if (!zip || index === undefined || zip.isEncrypted(index)) return false;
    return isExport(await readIndex(file));
  },
  async open(file) {
    const json = isExport(file.json) ? file.json : await readIndex(file);
    if (!isRecord(json)) throw damaged(NAME);
    const collector = new Collector(cxf.id);
    const accounts = Array.isArray(json.accounts) ? json.accounts.map(recordOf) : [json];
    for (const account of accounts) {
      const tags = tagsOf(account);
      for (const item of listOf(account.items).map(recordOf)) addItem(collector, item, tags);
    }
    return opened(collector, false);
  },
};

/** Whether it is a header with accounts, or a single account. */
function isExport(json: unknown): boolean {
  if (!isRecord(json)) return false;
  if (Array.isArray(json.accounts) && ('exporterRpId' in json || 'exporterDisplayName' in json)) return true;
  const accounts = Array.isArray(json.accounts) ? json.accounts.map(recordOf) : [json];
  return accounts.some(({ items }) =>
    listOf(items).some((item) => Array.isArray(recordOf(item).credentials)),
  );
}

async function readIndex(file: ImportFile): Promise<unknown> {
  const zip = await file.zip();
  const index = zip?.find(INDEX);
  return zip && index ? jsonOrNothing(utf8(await zip.read(index, NAME))) : undefined;
}

/** Returns the paths of each item's collections, by the item's id. Collections may be nested. */
function tagsOf(account: Record<string, unknown>): ReadonlyMap<unknown, unknown[]> {
  const tags = new Map<unknown, unknown[]>();
  const within = (collections: unknown, path: string) =>
    listOf(collections).map((value) => {
      const collection = recordOf(value);
      const names = [path, stringOf(collection.title)].filter((name) => name !== '');
      return { collection, path: names.join('/') };
    });
  const left = within(account.collections, '');
  for (let next = left.shift(); next; next = left.shift()) {
    const { collection, path } = next;
    for (const linked of listOf(collection.items)) {
      const id = isRecord(linked) ? linked.item : linked;
      tags.set(id, [...(tags.get(id) ?? []), path]);
    }
    left.push(...within(collection.subCollections, path));
  }
  return tags;
}

function addItem(
  collector: Collector,
  item: Record<string, unknown>,
  collections: ReadonlyMap<unknown, unknown[]>,
): void {
  const credentials = listOf(item.credentials).map(recordOf);
  const basic = credentials.find(({ type }) => type === 'basic-auth');
  const note = credentials.find(({ type }) => type === 'note');
  const codes = credentials.filter(({ type }) => type === 'totp');
  const tags = [...(collections.get(item.id) ?? []), ...listOf(item.tags)];
  if (codes.length === 0) {
    const username = fieldText(basic?.username);
    skipLogin(collector, { title: item.title, username, note: fieldText(note?.content), tags });
  }
  for (const totp of codes) {
    const issuer = stringOf(totp.issuer) || item.title;
    const name = stringOf(totp.username) || fieldText(basic?.username);
    const known = ['sha1', 'sha256', 'sha512'].includes(stringOf(totp.algorithm || 'sha1').toLowerCase());
    if (!known) {
      collector.refuse(
        { issuer, name },
        sentences().importEntry.algorithm({ name: stringOf(totp.algorithm).slice(0, 24) }),
        totp,
      );
      continue;
    }
    collector.add(
      {
        type: 'totp',
        issuer,
        name,
        secret: totp.secret,
        algorithm: totp.algorithm,
        digits: totp.digits,
        period: totp.period,
        tags,
        note: fieldText(note?.content),
        favourite: item.favorite,
        createdAt: fromSeconds(item.creationAt),
        extra: without(totp, KNOWN),
      },
      totp,
    );
  }
}

/** Returns a field's text. A field is a text, or an object with one. */
function fieldText(field: unknown): string {
  return isRecord(field) ? stringOf(field.value) : stringOf(field);
}
