import { DIRECTIONS, LOCALES } from '../../shared/translations/languages.ts';
import type { MessageParts } from './message/message-parts.ts';
import type { Link } from './message/message-text.ts';

/** Inline styles, because many mail programs ignore all others. */
const STYLE = {
  body: 'margin:0;padding:24px;background:#ffffff;color:#1c1b1a;font:16px/1.5 system-ui,sans-serif',
  column: 'max-width:36em;margin:0 auto',
  heading: 'font-size:20px;line-height:1.3;margin:0 0 16px',
  paragraph: 'margin:0 0 16px',
  button:
    'display:inline-block;padding:10px 18px;border-radius:8px;background:#1d4ed8;color:#ffffff;text-decoration:none',
  address: 'margin:8px 0 16px;font-size:13px;color:#57534e;word-break:break-all',
  code: 'margin:0 0 16px;font:600 28px/1.2 ui-monospace,monospace;letter-spacing:0.1em',
  facts: 'margin:0 0 16px;border-collapse:collapse',
  factName: 'padding:2px 0;padding-inline-end:16px;text-align:start;font-weight:600;vertical-align:top',
  factValue: 'padding:2px 0',
  footer: 'margin:24px 0 0;padding:16px 0 0;border-top:1px solid #d6d3d1;font-size:13px;color:#57534e',
} as const;

/** Returns a message as HTML: without scripts and images, nothing is loaded, and all texts are escaped. */
export function htmlOf(parts: MessageParts): string {
  const { language, subject, greeting, paragraphs, link, code, facts, ifNotYou, ifNotYouLink } = parts;
  const rows = facts.map(
    ([name, value]) =>
      `<tr><th scope="row" style="${STYLE.factName}">${escapeHtml(name)}</th>` +
      `<td style="${STYLE.factValue}">${escapeHtml(value)}</td></tr>`,
  );
  const body = [
    `<h1 style="${STYLE.heading}">${escapeHtml(subject)}</h1>`,
    ...[greeting, ...paragraphs].map(paragraph),
    ...(code === undefined ? [] : [`<p style="${STYLE.code}">${escapeHtml(code)}</p>`]),
    ...button(link),
    `<table style="${STYLE.facts}">${rows.join('')}</table>`,
    paragraph(ifNotYou),
    ...(ifNotYouLink ? [`<p style="${STYLE.paragraph}">${anchor(ifNotYouLink)}</p>`] : []),
    `<p style="${STYLE.footer}">${escapeHtml(parts.footer)}<br>${escapeHtml(parts.baseUrl)}</p>`,
  ];
  return [
    '<!doctype html>',
    `<html lang="${LOCALES[language]}" dir="${DIRECTIONS[language]}">`,
    `<head><meta charset="utf-8"><title>${escapeHtml(subject)}</title></head>`,
    `<body style="${STYLE.body}"><div style="${STYLE.column}">`,
    ...body,
    '</div></body></html>',
    '',
  ].join('\n');
}

function paragraph(text: string): string {
  return `<p style="${STYLE.paragraph}">${escapeHtml(text)}</p>`;
}

/** The address is shown below the button, so that users can see where it leads. */
function button(link: Link | undefined): string[] {
  if (!link) return [];
  return [
    `<p style="margin:0">${anchor(link, STYLE.button)}</p>`,
    `<p style="${STYLE.address}">${escapeHtml(link.path)}</p>`,
  ];
}

function anchor({ label, path }: Link, style = 'color:#1d4ed8'): string {
  return `<a href="${escapeHtml(path)}" style="${style}">${escapeHtml(label)}</a>`;
}

export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
