import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { type OpenApiDocument, openApiDocument } from '../openapi/document.ts';

const document: OpenApiDocument = openApiDocument('http://127.0.0.1');
// The contract checks formats itself. Here, the patterns that zod writes next to them are checked.
const ajv = new Ajv2020({ strict: false, validateFormats: false }).addSchema(document, 'api');
const validators = new Map<string, ValidateFunction>();

/** Checks a response against the OpenAPI document: its status and its body must be among those of the operation. */
export async function holdToDocument(method: string, url: string, response: Response): Promise<void> {
  const { pathname } = new URL(url);
  const verb = method.toLowerCase();
  const operation = verb === 'get' || verb === 'post' ? document.paths[pathname]?.[verb] : undefined;
  if (!operation) return;
  const at = `${method} ${pathname} answered ${response.status}`;
  const described = operation.responses[response.status];
  if (!described) throw new Error(`${at}, which the OpenAPI document does not have.`);
  const pointer = [
    'paths',
    pathname,
    verb,
    'responses',
    response.status,
    'content',
    'application/json',
    'schema',
  ]
    .map((part) => String(part).replaceAll('~', '~0').replaceAll('/', '~1'))
    .map(encodeURIComponent)
    .join('/');
  const validate = validators.get(pointer) ?? ajv.compile({ $ref: `api#/${pointer}` });
  validators.set(pointer, validate);
  const body: unknown = await response.clone().json();
  if (!validate(body)) {
    throw new Error(
      `${at} with a body that the OpenAPI document does not allow: ${ajv.errorsText(validate.errors)}`,
    );
  }
}
