/** Requests to the route behind `verify` that no page of the server would send. */
import { type Answer, type Client, FORM, formBody } from './client.ts';
import type { Trial } from './trial.ts';

/** Returns the body that carries this code: JSON, or a form if the route takes forms. */
export function verifyBody(
  t: Trial,
  client: Client,
  code: string,
  extra: Record<string, unknown> = {},
): string {
  const fields = { ...t.target.verifyRoute?.body(code, client), ...extra };
  return t.target.verifyRoute?.type === 'form' ? formBody(fields) : JSON.stringify(fields);
}

/** The `Content-Type` of the route. */
export function verifyType(t: Trial): string {
  return t.target.verifyRoute?.type === 'form' ? FORM : 'application/json';
}

/** Sends any body to the route. */
export function sendVerify(
  t: Trial,
  client: Client,
  body: string | undefined,
  type = verifyType(t),
): Promise<Answer> {
  return client.send(t.target.verifyRoute?.path ?? '/', {
    method: 'POST',
    headers: { 'Content-Type': type },
    ...(body !== undefined && { body }),
  });
}
