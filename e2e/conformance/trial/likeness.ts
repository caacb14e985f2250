import type { Answer } from './client.ts';

/**
 * Returns what two replies must have in common to look alike: status, body and where a redirect leads. Numbers and
 * random tokens are left out: they differ in replies that say the same.
 */
export function likeness({ status, body, headers }: Answer): string {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return `${status} ${plain(headers.get('location') ?? '')} ${plain(text ?? '')}`;
}

function plain(text: string): string {
  return (
    text
      // A CSRF token may be Base64 with + and /, in an attribute or a string.
      .replaceAll(/(?<=["'])[\w+/-]{32,}=*(?=["'])/g, withoutTokens)
      .replaceAll(/[\w-]{16,}/g, withoutTokens)
      .replaceAll(/[0-9]+/g, '#')
  );
}

function withoutTokens(text: string): string {
  return /[0-9]/.test(text) ? '#' : text;
}
