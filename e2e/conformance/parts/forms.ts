/** For adapters of servers whose pages are HTML forms: hidden fields such as CSRF tokens, and redirects as answers. */
import type { Answer, Client } from '../trial/client.ts';

/**
 * Returns the hidden fields of the forms on a page, by name. Reads attributes in any order and quotes of either kind.
 *
 * @param html the page
 * @param visible names of fields that people fill in. If a form has one of them, only that form counts: many pages have
 *   a search form, too
 */
export function hiddenFields(html: unknown, ...visible: readonly string[]): Record<string, string> {
  const page = String(html);
  const forms = [...page.matchAll(/<form\b.*?<\/form\s*>/gis)].map(([form]) => form);
  const isWanted = (form: string) =>
    [...form.matchAll(FIELD)].some(
      ([tag]) => !isHidden(tag) && visible.includes(attribute(tag, 'name') ?? ''),
    );
  const fields: Record<string, string> = {};
  for (const [tag] of (forms.find(isWanted) ?? page).matchAll(FIELD)) {
    const name = attribute(tag, 'name');
    if (isHidden(tag) && name !== undefined) fields[name] = attribute(tag, 'value') ?? '';
  }
  return fields;
}

const FIELD = /<(?:input|textarea|select)\b[^>]*>/gi;

function isHidden(tag: string): boolean {
  return attribute(tag, 'type')?.toLowerCase() === 'hidden';
}

/**
 * Opens a page, reads its hidden fields and sends its form, as a browser does.
 *
 * @param page the path of the page with the form
 * @param action where the form is sent; the page itself by default
 */
export async function submit(
  client: Client,
  page: string,
  fields: Readonly<Record<string, unknown>>,
  action = page,
): Promise<Answer> {
  const { body } = await client.get(page);
  const hidden = hiddenFields(body, ...Object.keys(fields));
  client.state.hidden = hidden;
  return client.postForm(action, { ...hidden, ...fields });
}

/** Returns the hidden fields of the page that this client opened last, for `verifyRoute.body`. */
export function lastHiddenFields(client: Client): Record<string, string> {
  const { hidden } = client.state;
  return typeof hidden === 'object' && hidden !== null ? (hidden as Record<string, string>) : {};
}

function attribute(tag: string, name: string): string | undefined {
  const found = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s>]+))`, 'i').exec(tag);
  const value = found?.[1] ?? found?.[2] ?? found?.[3];
  return value
    ?.replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}
