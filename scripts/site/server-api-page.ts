/** The page of the demo server's API, from its OpenAPI document. */
import { type OpenApiDocument, type Operation, openApiDocument } from '../../demo-server/openapi/document.ts';
import { frontMatter, type SitePage } from './pages.ts';

/** Where a server runs that nobody configured. */
const ORIGIN = 'http://127.0.0.1:4280';

export function serverApi(): OpenApiDocument {
  return openApiDocument(ORIGIN);
}

export function serverApiPage(document: OpenApiDocument, base: string): SitePage {
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );
  const parts = document.tags.map(({ name, description }) => {
    const own = operations.filter(({ operation }) => operation.tags.includes(name));
    const texts = own.map(({ path, method, operation }) =>
      describe(`${method.toUpperCase()} ${path}`, operation),
    );
    return `## ${upperFirst(name)}\n\n${description}\n\n${texts.join('\n')}`;
  });
  const lead = `${document.info.description.replace('docs/better-auth.md', `[this page](${base}better-auth/)`)}\n\nFor programs, the same is [an OpenAPI ${document.openapi} document](${base}openapi.json). A running server has both at \`/api/docs\` and \`/api/openapi.json\`.`;
  return { slug: 'server-api', text: `${frontMatter('API of the server')}\n${lead}\n\n${parts.join('\n')}` };
}

function describe(
  line: string,
  { summary, description, parameters = [], requestBody, responses }: Operation,
): string {
  const body = requestBody?.content['application/json'].schema;
  const reply = responses[200]?.content['application/json'].schema;
  const refused = Object.entries(responses)
    .filter(([status]) => status !== '200')
    .map(([status, { description: why }]) => `- **${status}**: ${why}`);
  return [
    `### \`${line}\`\n`,
    `${summary} ${description}\n`,
    parameters.length > 0 ? `Parameters: ${parameters.map(({ name }) => `\`${name}\``).join(', ')}\n` : '',
    body ? folded('Body', body) : '',
    reply ? folded('Reply', reply) : '',
    refused.length > 0 ? `${refused.join('\n')}\n` : '',
  ].join('\n');
}

function folded(title: string, schema: Record<string, unknown>): string {
  return `<details><summary>${title}</summary>\n\n\`\`\`json\n${JSON.stringify(schema, null, 2)}\n\`\`\`\n\n</details>\n`;
}

function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
