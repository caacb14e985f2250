import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/browser';
import { z } from 'zod';
import { addedMethod } from './methods.ts';
import { route } from './route.ts';
import { displayName, offeredPassword, rowId, secondFactorRoute, user } from './values.ts';

const base64url = z
  .string()
  .max(12_000)
  .regex(/^[A-Za-z0-9_-]*$/);

/** A browser's answer (WebAuthn §5.1): `toJSON()` of a credential. Members that are not listed here are ignored. */
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

/** Goes to the browser unchanged, for `@simplewebauthn/browser` or `PublicKeyCredential.parse…FromJSON`. */
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
    'Starts to add a passkey: returns the options for `navigator.credentials.create`. Requires the password and, if two-factor authentication is on, a step-up. The challenge works once, for five minutes, in this session.',
  body: z.object({ password: offeredPassword }),
  reply: creationOptions,
});

export const finishPasskeyRegistration = route({
  method: 'POST',
  path: '/api/auth/passkey/verify-registration',
  access: 'enrolling',
  summary:
    'Adds the passkey, as a second-factor method and for signing in without a password. Ends every other session and trusted device. The session gets a new id.',
  body: z.object({ response: registrationResponse, name: displayName }),
  refusals: { name: 'INVALID_NAME' },
  reply: addedMethod,
});

export const askForPasskey = route({
  method: 'POST',
  path: '/api/auth/passkey/generate-authenticate-options',
  access: 'anyone',
  summary:
    'Starts to use a passkey: returns the options for `navigator.credentials.get`. In a session, pending or full, they ask for a passkey of the account. Without a session, they ask for any passkey that the browser has for this site. The challenge works once, for five minutes, in this session or this browser.',
  body: undefined,
  reply: requestOptions,
});

export const verifyPasskey = route({
  method: 'POST',
  path: '/api/auth/passkey/verify-authentication',
  access: 'anyone',
  summary:
    'Checks a passkey’s answer. Without a session, it signs in without a password. In a pending session, it finishes the sign-in. In a full session, it is a step-up. The session gets a new id.',
  ...secondFactorRoute({ response: authenticationResponse }),
});

export const renamePasskey = route({
  method: 'POST',
  path: '/api/auth/passkey/update-passkey',
  access: 'full',
  summary: 'Renames a passkey.',
  body: z.object({ id: rowId, name: displayName }),
  refusals: { name: 'INVALID_NAME' },
  reply: z.strictObject({ status: z.literal(true) }),
});

export const removePasskey = route({
  method: 'POST',
  path: '/api/auth/passkey/delete-passkey',
  access: 'full',
  summary:
    'Removes a passkey. If it was the last method, two-factor authentication is turned off and the backup codes are deleted. Requires the password and a step-up. Ends every other session and trusted device.',
  body: z.object({ id: rowId, password: offeredPassword }),
  reply: z.strictObject({ status: z.literal(true), user }),
});
