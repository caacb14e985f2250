import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/browser';
import { z } from 'zod';
import { addedMethod } from './methods.ts';
import { route } from './route.ts';
import { displayName, offeredPassword, proofRoute, rowId, user } from './values.ts';

const base64url = z
  .string()
  .max(12_000)
  .regex(/^[A-Za-z0-9_-]*$/);

/** What browsers answer with (WebAuthn §5.1): `toJSON()` of a credential. What is not named here is not read. */
const credential = {
  id: base64url.min(1).max(1400),
  rawId: base64url.min(1).max(1400),
  type: z.literal('public-key'),
  clientExtensionResults: z.record(z.string(), z.unknown()).default({}),
  authenticatorAttachment: z.enum(['platform', 'cross-platform']).optional(),
};

const registrationResponse = z
  .object({
    ...credential,
    response: z.object({
      clientDataJSON: base64url,
      attestationObject: base64url,
      transports: z
        .array(z.string().regex(/^[a-z-]{1,32}$/))
        .max(10)
        .optional(),
    }),
  })
  .transform((response) => response as unknown as RegistrationResponseJSON);

const authenticationResponse = z
  .object({
    ...credential,
    response: z.object({
      clientDataJSON: base64url,
      authenticatorData: base64url,
      signature: base64url,
      userHandle: base64url.optional(),
    }),
  })
  .transform((response) => response as unknown as AuthenticationResponseJSON);

const credentialName = z.object({
  id: z.string(),
  type: z.string(),
  transports: z.array(z.string()).optional(),
});

/** What goes to the browser as it is, for `@simplewebauthn/browser` or `PublicKeyCredential.parse…FromJSON`. */
const creationOptions = z.looseObject({
  challenge: z.string(),
  rp: z.object({ id: z.string().optional(), name: z.string() }),
  user: z.object({ id: z.string(), name: z.string(), displayName: z.string() }),
  pubKeyCredParams: z.array(z.object({ alg: z.number(), type: z.string() })),
  excludeCredentials: z.array(credentialName).optional(),
});
const requestOptions = z.looseObject({
  challenge: z.string(),
  rpId: z.string().optional(),
  userVerification: z.string().optional(),
  allowCredentials: z.array(credentialName).optional(),
});

export const beginPasskeyRegistration = route({
  method: 'POST',
  path: '/api/auth/passkey/generate-register-options',
  access: 'enrolling',
  summary:
    'Begins the registration of a passkey: options for `navigator.credentials.create`. Needs the password and, where two-factor authentication is on, a step-up. The challenge is good for five minutes, in this session, once.',
  body: z.object({ password: offeredPassword }),
  reply: creationOptions,
});

export const finishPasskeyRegistration = route({
  method: 'POST',
  path: '/api/auth/passkey/verify-registration',
  access: 'enrolling',
  summary:
    'Finishes the registration: the passkey is a method of the second factor, and signs in without a password. Every other session and trusted device ends, and the session gets a new id.',
  body: z.object({ response: registrationResponse, name: displayName }),
  refusals: { name: 'INVALID_NAME' },
  reply: addedMethod,
});

export const askForPasskey = route({
  method: 'POST',
  path: '/api/auth/passkey/generate-authenticate-options',
  access: 'anyone',
  summary:
    'Asks for a passkey: options for `navigator.credentials.get`. In a session, pending or full, for one of the account’s; without one for any that the browser has for this site. The challenge is good for five minutes, in this session or this browser, once.',
  body: undefined,
  reply: requestOptions,
});

export const verifyPasskey = route({
  method: 'POST',
  path: '/api/auth/passkey/verify-authentication',
  access: 'anyone',
  summary:
    'Takes a passkey’s answer: without a session it signs in, with no password; in a pending session it finishes the sign-in, in a full one it is a step-up. The session gets a new id.',
  ...proofRoute({ response: authenticationResponse }),
});

export const renamePasskey = route({
  method: 'POST',
  path: '/api/auth/passkey/update-passkey',
  access: 'full',
  summary: 'Gives a passkey another name.',
  body: z.object({ id: rowId, name: displayName }),
  refusals: { name: 'INVALID_NAME' },
  reply: z.strictObject({ status: z.literal(true) }),
});

export const removePasskey = route({
  method: 'POST',
  path: '/api/auth/passkey/delete-passkey',
  access: 'full',
  summary:
    'Removes a passkey. Without another method two-factor authentication is off, and the backup codes are thrown away. Needs the password and a step-up. Every other session and trusted device ends.',
  body: z.object({ id: rowId, password: offeredPassword }),
  reply: z.strictObject({ status: z.literal(true), user }),
});
