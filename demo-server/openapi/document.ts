import { z } from 'zod';
import {
  type DemoRouteName,
  demoRoutes,
  errorBody,
  isOfClasses,
  REFUSALS,
  type RefusalCode,
  type RouteContract,
  type RouteName,
  routes,
} from '../contract/index.ts';
import { type ApiTexts, englishApiTexts } from './api-texts.ts';
import { refusalsOf } from './route-refusals.ts';

/** A JSON Schema in dialect 2020-12, as in OpenAPI 3.1. */
type JsonSchema = Record<string, unknown>;

export interface Operation {
  operationId: RouteName | DemoRouteName;
  tags: Tag[];
  summary: string;
  description: string;
  security: Record<string, string[]>[];
  parameters?: { name: string; in: 'query'; required: boolean; schema: JsonSchema }[];
  requestBody?: { required: boolean; content: { 'application/json': { schema: JsonSchema } } };
  responses: Record<string, ResponseObject>;
}

export interface ResponseObject {
  description: string;
  headers?: Record<string, { description: string; schema: JsonSchema }>;
  content: { 'application/json': { schema: JsonSchema } };
}

export interface OpenApiDocument {
  openapi: '3.1.0';
  info: {
    title: string;
    version: string;
    description: string;
    license: { name: string; identifier: string };
  };
  servers: { url: string }[];
  tags: { name: Tag; description: string }[];
  paths: Record<string, Partial<Record<'get' | 'post', Operation>>>;
  components: { schemas: Record<string, JsonSchema>; securitySchemes: Record<string, JsonSchema> };
}

const TAGS = ['accounts', 'second factor', 'security', 'classes', 'administration', 'operation'] as const;
export type Tag = (typeof TAGS)[number];

/**
 * Returns the API as an OpenAPI 3.1 document, made from the schemas that guard the routes.
 *
 * @param origin the origin of the API, such as `http://127.0.0.1:4280`
 * @param withDemoControls whether to include the routes under `/demo`
 * @param texts the language of the descriptions. Names and IDs are the same in every language
 */
export function openApiDocument(
  origin: string,
  withDemoControls = false,
  texts: ApiTexts = englishApiTexts,
): OpenApiDocument {
  const paths: OpenApiDocument['paths'] = {};
  const all = { ...routes, ...(withDemoControls && demoRoutes) };
  for (const [name, contract] of Object.entries(all) as [Operation['operationId'], RouteContract][]) {
    const method = contract.method === 'GET' ? 'get' : 'post';
    paths[contract.path] = { ...paths[contract.path], [method]: operation(name, contract, texts) };
  }
  const isSecure = origin.startsWith('https:');
  return {
    openapi: '3.1.0',
    info: {
      title: texts.say.document.title,
      version: '1.0.0',
      description: texts.say.document.description,
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: origin }],
    tags: TAGS.map((name) => ({ name, description: texts.say.tag[name].about })),
    paths,
    components: {
      schemas: { Error: jsonSchema(errorBody, 'output') },
      securitySchemes: {
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: isSecure ? '__Host-countersign.session' : 'countersign.session',
        },
        classToken: { type: 'http', scheme: 'bearer' },
      },
    },
  };
}

function operation(name: Operation['operationId'], contract: RouteContract, texts: ApiTexts): Operation {
  const { access, bearer, body, query, reply } = contract;
  const { say } = texts;
  const [headline, rest] = headlineOf(texts.summary(name));
  const needs = texts.filled(bearer ? say.bearer[bearer] : say.access[access]);
  return {
    operationId: name,
    tags: [tagOf(contract.path)],
    summary: headline,
    description: rest === '' ? needs : say.page.sentences({ first: rest, second: needs }),
    security: bearer ? [{ classToken: [] }] : access === 'anyone' ? [] : [{ session: [] }],
    ...(query && { parameters: parametersOf(query) }),
    ...(body && {
      requestBody: { required: true, content: { 'application/json': { schema: jsonSchema(body, 'input') } } },
    }),
    responses: {
      200: {
        description: say.document.done,
        content: { 'application/json': { schema: jsonSchema(reply, 'output') } },
      },
      ...refusalResponses(refusalsOf(name, contract), texts),
    },
  };
}

/** Returns the first sentence, and the others. */
function headlineOf(summary: string): [headline: string, rest: string] {
  const end = /\. |。/.exec(summary);
  if (!end) return [summary, ''];
  return [summary.slice(0, end.index + 1), summary.slice(end.index + end[0].length)];
}

function tagOf(path: string): Tag {
  if (isOfClasses(path)) return 'classes';
  if (path.startsWith('/api/admin/')) return 'administration';
  if (path.includes('session') && !path.endsWith('get-session')) return 'security';
  if (path.includes('trusted') || path.includes('activity')) return 'security';
  if (path.includes('/two-factor/')) return 'second factor';
  return path.startsWith('/api/auth/') ? 'accounts' : 'operation';
}

function refusalResponses(
  codes: ReadonlySet<RefusalCode>,
  { say, refusal }: ApiTexts,
): Record<string, ResponseObject> {
  const byStatus = Map.groupBy(codes, (code) => REFUSALS[code][0]);
  return Object.fromEntries(
    [...byStatus]
      .sort(([a], [b]) => a - b)
      .map(([status, those]) => [
        String(status),
        {
          description: those.map((code) => `\`${code}\`: ${refusal(code)}`).join('\n\n'),
          ...((status === 429 || status === 503) && {
            headers: {
              'Retry-After': {
                description: say.document.retryAfter,
                schema: { type: 'integer', minimum: 1 },
              },
            },
          }),
          content: {
            'application/json': {
              schema: {
                allOf: [
                  { $ref: '#/components/schemas/Error' },
                  { properties: { code: { enum: those } }, required: ['code'] },
                ],
              },
            },
          },
        },
      ]),
  );
}

function parametersOf(query: z.ZodType): NonNullable<Operation['parameters']> {
  const { properties = {}, required = [] } = jsonSchema(query, 'input') as {
    properties?: Record<string, JsonSchema>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema,
  }));
}

/** @param io the side of a schema's transformations: what a caller sends, or what a reply contains */
function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
  const { $schema, ...rest } = z.toJSONSchema(schema, { target: 'draft-2020-12', io });
  return rest;
}
