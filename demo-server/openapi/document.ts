import { z } from 'zod';
import {
  type DemoRouteName,
  demoRoutes,
  errorBody,
  minutesIn,
  REFUSALS,
  type RefusalCode,
  type RouteContract,
  type RouteName,
  routes,
  STEP_UP_MS,
} from '../contract/index.ts';
import { refusalsOf } from './route-refusals.ts';

/** A JSON Schema in dialect 2020-12, as in OpenAPI 3.1. */
type JsonSchema = Record<string, unknown>;

export interface Operation {
  operationId: RouteName | DemoRouteName;
  tags: string[];
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
  tags: { name: string; description: string }[];
  paths: Record<string, Partial<Record<'get' | 'post', Operation>>>;
  components: { schemas: Record<string, JsonSchema>; securitySchemes: Record<string, JsonSchema> };
}

const DESCRIPTION =
  'Accounts and their second factor. Names and bodies match better-auth’s client where both cover the same ground. ' +
  'Where this server is stricter, docs/better-auth.md explains how. The session token is only in an HttpOnly ' +
  'cookie, so `token` in replies is always `null`. Every refusal has a stable `code` and a sentence for people.';

const TAGS = [
  { name: 'accounts', description: 'Signing up, signing in and signing out.' },
  { name: 'second factor', description: 'Setting up, codes, backup codes, step-up.' },
  { name: 'security', description: 'Sessions, trusted devices and security activity.' },
  {
    name: 'administration',
    description: 'Roles, the policy, the audit log and support requests.',
  },
  { name: 'operation', description: 'For supervisors, load balancers and demonstrations.' },
];

const RECENTLY_CONFIRMED = `confirmed in the last ${minutesIn(STEP_UP_MS)} minutes`;

const ACCESS = {
  anyone: 'Needs no session.',
  pending:
    'Needs a session, full or pending (the password was correct, but the second factor is still needed).',
  enrolling: 'Needs a full session. It may be one that must set up a second factor before anything else.',
  full: 'Needs a full session.',
  proven: `Needs a full session whose second factor was ${RECENTLY_CONFIRMED}.`,
  support: `Needs a full session with the role support or admin whose second factor was ${RECENTLY_CONFIRMED}.`,
  admin: `Needs a full session with the role admin whose second factor was ${RECENTLY_CONFIRMED}.`,
} as const;

/**
 * Returns the API as an OpenAPI 3.1 document, made from the schemas that guard the routes.
 *
 * @param origin the origin of the API, such as `http://127.0.0.1:4280`
 * @param withDemoControls whether to include the routes under `/demo`
 */
export function openApiDocument(origin: string, withDemoControls = false): OpenApiDocument {
  const paths: OpenApiDocument['paths'] = {};
  const all = { ...routes, ...(withDemoControls && demoRoutes) };
  for (const [name, contract] of Object.entries(all) as [Operation['operationId'], RouteContract][]) {
    const method = contract.method === 'GET' ? 'get' : 'post';
    paths[contract.path] = { ...paths[contract.path], [method]: operation(name, contract) };
  }
  const isSecure = origin.startsWith('https:');
  return {
    openapi: '3.1.0',
    info: {
      title: 'Countersign demo server',
      version: '1.0.0',
      description: DESCRIPTION,
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: origin }],
    tags: TAGS,
    paths,
    components: {
      schemas: { Error: jsonSchema(errorBody, 'output') },
      securitySchemes: {
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: isSecure ? '__Host-countersign.session' : 'countersign.session',
        },
      },
    },
  };
}

function operation(name: Operation['operationId'], contract: RouteContract): Operation {
  const { access, body, query, reply, summary } = contract;
  const [headline = summary, ...rest] = summary.split(/(?<=\.) /);
  return {
    operationId: name,
    tags: [tagOf(contract.path)],
    summary: headline,
    description: [...rest, ACCESS[access]].join(' '),
    security: access === 'anyone' ? [] : [{ session: [] }],
    ...(query && { parameters: parametersOf(query) }),
    ...(body && {
      requestBody: { required: true, content: { 'application/json': { schema: jsonSchema(body, 'input') } } },
    }),
    responses: {
      200: { description: 'Done.', content: { 'application/json': { schema: jsonSchema(reply, 'output') } } },
      ...refusalResponses(refusalsOf(name, contract)),
    },
  };
}

function tagOf(path: string): string {
  if (path.startsWith('/api/admin/')) return 'administration';
  if (path.includes('session') && !path.endsWith('get-session')) return 'security';
  if (path.includes('trusted') || path.includes('activity')) return 'security';
  if (path.includes('/two-factor/')) return 'second factor';
  return path.startsWith('/api/auth/') ? 'accounts' : 'operation';
}

function refusalResponses(codes: ReadonlySet<RefusalCode>): Record<string, ResponseObject> {
  const byStatus = Map.groupBy(codes, (code) => REFUSALS[code][0]);
  return Object.fromEntries(
    [...byStatus]
      .sort(([a], [b]) => a - b)
      .map(([status, those]) => [
        String(status),
        {
          description: those.map((code) => `\`${code}\`: ${REFUSALS[code][1]}`).join('\n\n'),
          ...((status === 429 || status === 503) && {
            headers: {
              'Retry-After': {
                description: 'Whole seconds to wait before the next attempt, if waiting helps.',
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
