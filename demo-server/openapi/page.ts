import {
  DIRECTIONS,
  LANGUAGE_NAMES,
  type Language,
  LOCALES,
  OFFERED_LANGUAGES,
} from '../../shared/translations/languages.ts';
import { type ApiTexts, englishApiTexts } from './api-texts.ts';
import type { OpenApiDocument, Operation, ResponseObject } from './document.ts';
import type { Sentences } from './texts/catalogue.ts';

/** The page's styles. The page loads nothing and runs no script. */
const STYLE = `
:root { color-scheme: light dark; --ink: light-dark(#1c2027, #e8eaee); --quiet: light-dark(#5b6472, #9ba4b2);
  --ground: light-dark(#f6f7f9, #14161a); --card: light-dark(#fff, #1d2026); --line: light-dark(#dfe3e8, #31363f);
  --accent: light-dark(#2f5bd7, #8fb0ff); }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 2rem 1rem 4rem; max-width: 56rem; background: var(--ground); color: var(--ink);
  font: 1rem/1.5 Inter, system-ui, sans-serif; }
h1 { font-size: 1.75rem; margin: 0 0 .5rem; } h2 { font-size: 1.25rem; margin: 2.5rem 0 .25rem; }
h3 { font-size: .875rem; margin: 1.25rem 0 .25rem; } p { margin: .25rem 0; } a { color: var(--accent); }
.quiet { color: var(--quiet); }
details { background: var(--card); border: 1px solid var(--line); border-radius: .75rem; margin: .5rem 0; }
summary { cursor: pointer; padding: .75rem 1rem; } summary:focus-visible { outline: 2px solid var(--accent); }
.method { display: inline-block; min-width: 3.25rem; font-weight: 600; color: var(--accent); }
.body { padding: 0 1rem 1rem; }
code, pre { font: .875rem/1.5 "JetBrains Mono", ui-monospace, monospace; overflow-wrap: anywhere; }
pre { overflow-x: auto; padding: .75rem; background: var(--ground); border: 1px solid var(--line); border-radius: .5rem; }
dl { margin: 0; } dt { font-weight: 600; margin-top: .5rem; } dd { margin: 0; }
`;

/**
 * Returns the document as a page for readers.
 *
 * @param nonce allows its styles in the content security policy
 * @param texts in the language of the document
 */
export function documentPage(
  document: OpenApiDocument,
  nonce: string,
  { language, say }: Pick<ApiTexts, 'language' | 'say'> = englishApiTexts,
): string {
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );
  const sections = document.tags.map(({ name, description }) => {
    const those = operations.filter(({ operation }) => operation.tags.includes(name));
    return `<section><h2>${text(say.tag[name].title)}</h2><p class="quiet">${text(description)}</p>${those
      .map(({ path, method, operation }) => operationPart(method, path, operation, say.page))
      .join('')}</section>`;
  });
  const title = say.page.title({ name: document.info.title });
  return `<!doctype html>
<html lang="${LOCALES[language]}" dir="${DIRECTIONS[language]}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">
<title>${text(title)}</title><style nonce="${text(nonce)}">${STYLE}</style></head>
<body><main><nav aria-label="${text(say.page.languages)}">${OFFERED_LANGUAGES.map((one) => languageLink(one, language)).join(' · ')}</nav>
<h1>${text(title)}</h1>
<p>${prose(document.info.description)}</p>
<p><a href="openapi.json${language === 'en' ? '' : `?language=${language}`}">${text(say.page.json({ version: document.openapi }))}</a></p>
${sections.join('\n')}
</main></body></html>
`;
}

function languageLink(language: Language, current: Language): string {
  const name = `<bdi lang="${LOCALES[language]}">${text(LANGUAGE_NAMES[language])}</bdi>`;
  if (language === current) return `<span aria-current="true">${name}</span>`;
  return `<a href="?language=${language}" hreflang="${LOCALES[language]}">${name}</a>`;
}

function operationPart(method: string, path: string, operation: Operation, say: Sentences['page']): string {
  const { operationId, summary, description, parameters, requestBody, responses } = operation;
  const query = parameters?.map(
    ({ name, schema }) => `<dt>${code(name)}</dt><dd>${code(JSON.stringify(schema))}</dd>`,
  );
  const { 200: done, ...refused } = responses;
  return `<details id="${text(operationId)}"><summary><bdi dir="ltr"><span class="method">${text(method.toUpperCase())}</span> <code>${text(
    path,
  )}</code></bdi><br><span class="quiet">${prose(summary)}</span></summary><div class="body"><p>${prose(description)}</p>
${query ? `<h3>${text(say.parameters)}</h3><dl>${query.join('')}</dl>` : ''}
${requestBody ? `<h3>${text(say.body)}</h3>${schemaPart(requestBody.content['application/json'].schema)}` : ''}
${done ? `<h3>${text(say.reply)}</h3>${schemaPart(done.content['application/json'].schema)}` : ''}
<h3>${text(say.refusals)}</h3><dl>${Object.entries(refused)
    .map(([status, response]) => refusalPart(status, response))
    .join('')}</dl></div></details>`;
}

function refusalPart(status: string, { description }: ResponseObject): string {
  const lines = description.split('\n\n').map((line) => `<dd>${prose(line)}</dd>`);
  return `<dt>${text(status)}</dt>${lines.join('')}`;
}

function schemaPart(schema: object): string {
  return `<pre dir="ltr" tabindex="0">${text(JSON.stringify(schema, null, 2))}</pre>`;
}

function code(source: string): string {
  return `<code dir="ltr">${text(source)}</code>`;
}

/** Returns text as HTML, with `code` in backticks. */
function prose(source: string): string {
  return text(source).replaceAll(/`([^`]+)`/g, '<code dir="ltr">$1</code>');
}

function text(source: string): string {
  const entities: Record<string, string> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  };
  return source.replaceAll(/[&<>"']/g, (character) => entities[character] ?? character);
}
