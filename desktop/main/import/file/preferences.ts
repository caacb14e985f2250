/** Android's preferences files: `<map><string name="…">…</string></map>`. */
import { unescapeXml } from './xml-text.ts';

/** Returns texts by name; `undefined` for another file. A file that is cut short lacks entries. */
export function readPreferences(text: string): Map<string, string> | undefined {
  if (!/^\s*(?:<\?xml[^>]*\?>\s*)?<map[\s>/]/.test(text.slice(0, 500))) return undefined;
  const texts = new Map<string, string>();
  for (const [, name = '', value = ''] of text.matchAll(/<string name="([^"]*)">([^<]*)<\/string>/g)) {
    texts.set(unescapeXml(name), unescapeXml(value));
  }
  return texts;
}

const NAME = 'name="[^"]*"';
const VALUE = new RegExp(
  [
    '<\\?xml[^>]*\\?>',
    '<!--[^]*?-->',
    `<string ${NAME}>[^<]*</string>`,
    `<(?:int|long|float|boolean) ${NAME} value="[^"]*"\\s*/>`,
    `<(?:string|null|set) ${NAME}\\s*/>`,
    `<set ${NAME}>(?:\\s*<string>[^<]*</string>)*\\s*</set>`,
  ].join('|'),
  'g',
);

/** Whether the file has values and nothing else, so that none is lost by an altered byte. */
export function isWholePreferences(text: string): boolean {
  return /^\s*(?:<map>\s*<\/map>|<map\s*\/>)\s*$/.test(text.replace(VALUE, ''));
}
