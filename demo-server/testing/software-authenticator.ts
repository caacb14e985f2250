import { createHash, createSign, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';

/** The flags of an authenticator's answer (WebAuthn §6.1). */
interface Said {
  /** User present. */
  present?: boolean;
  /** User verified. */
  verified?: boolean;
  /** What the browser adds to the client data (WebAuthn §5.8.1), such as that a frame of another site asked. */
  clientData?: { crossOrigin?: boolean; topOrigin?: string };
}

interface Credential {
  id: string;
  rpId: string;
  userHandle: string;
  counter: number;
  privateKey: KeyObject;
}

/**
 * A software authenticator with its browser: real keys, real signatures (ES256), and the byte formats of WebAuthn. It
 * shares no code with the server's checks.
 */
export class SoftwareAuthenticator {
  readonly #origin: string;
  readonly #credentials: Credential[] = [];
  /** Whether it counts signatures; synced passkeys do not. */
  counts = true;

  /** @param origin the origin that the browser reports */
  constructor(origin: string) {
    this.#origin = origin;
  }

  /** Returns the same authenticator in a browser at another origin. */
  at(origin: string): SoftwareAuthenticator {
    const elsewhere = new SoftwareAuthenticator(origin);
    elsewhere.#credentials.push(...this.#credentials);
    return elsewhere;
  }

  /** Returns a copy of its current state, with keys and counters. */
  clone(): SoftwareAuthenticator {
    const copy = new SoftwareAuthenticator(this.#origin);
    copy.#credentials.push(...this.#credentials.map((credential) => ({ ...credential })));
    return copy;
  }

  /** `navigator.credentials.create` */
  create(
    options: { challenge: string; rp: { id?: string | undefined }; user: { id: string } },
    said: Said = {},
  ): RegistrationResponseJSON {
    const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const id = randomBytes(32);
    const credential: Credential = {
      id: id.toString('base64url'),
      rpId: options.rp.id ?? '',
      userHandle: options.user.id,
      counter: 0,
      privateKey,
    };
    this.#credentials.push(credential);
    const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
    // RFC 9052: {1: 2, 3: -7, -1: 1, -2: x, -3: y}
    const coseKey = Buffer.concat([
      Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20]),
      Buffer.from(x, 'base64url'),
      Buffer.from([0x22, 0x58, 0x20]),
      Buffer.from(y, 'base64url'),
    ]);
    const length = Buffer.alloc(2);
    length.writeUInt16BE(id.length);
    const attested = Buffer.concat([Buffer.alloc(16), length, id, coseKey]);
    const authData = Buffer.concat([this.#authenticatorData(credential, said, 0x40), attested]);
    // {"fmt": "none", "attStmt": {}, "authData": bytes}
    const size = Buffer.alloc(2);
    size.writeUInt16BE(authData.length);
    const attestationObject = Buffer.concat([
      Buffer.from([0xa3]),
      cborText('fmt'),
      cborText('none'),
      cborText('attStmt'),
      Buffer.from([0xa0]),
      cborText('authData'),
      Buffer.from([0x59]),
      size,
      authData,
    ]);
    return {
      id: credential.id,
      rawId: credential.id,
      type: 'public-key',
      clientExtensionResults: {},
      response: {
        clientDataJSON: this.#clientData('webauthn.create', options.challenge, said).toString('base64url'),
        attestationObject: attestationObject.toString('base64url'),
        transports: ['internal'],
      },
    };
  }

  /** `navigator.credentials.get` */
  get(
    options: { challenge: string; allowCredentials?: { id: string }[] | undefined },
    said: Said = {},
  ): AuthenticationResponseJSON {
    const allowed = options.allowCredentials?.map(({ id }) => id);
    const credential = this.#credentials.findLast(({ id }) => allowed?.includes(id) ?? true);
    if (!credential) throw new Error('The authenticator has no such credential.');
    if (this.counts) credential.counter += 1;
    const authenticatorData = this.#authenticatorData(credential, said, 0);
    const clientData = this.#clientData('webauthn.get', options.challenge, said);
    const signature = createSign('sha256')
      .update(authenticatorData)
      .update(createHash('sha256').update(clientData).digest())
      .sign(credential.privateKey);
    return {
      id: credential.id,
      rawId: credential.id,
      type: 'public-key',
      clientExtensionResults: {},
      response: {
        clientDataJSON: clientData.toString('base64url'),
        authenticatorData: authenticatorData.toString('base64url'),
        signature: signature.toString('base64url'),
        userHandle: credential.userHandle,
      },
    };
  }

  #clientData(type: string, challenge: string, { clientData }: Said): Buffer {
    return Buffer.from(
      JSON.stringify({ type, challenge, origin: this.#origin, crossOrigin: false, ...clientData }),
    );
  }

  #authenticatorData(
    { rpId, counter }: Credential,
    { present = true, verified = true }: Said,
    more: number,
  ): Buffer {
    const flags = (present ? 0x01 : 0) | (verified ? 0x04 : 0) | more;
    const count = Buffer.alloc(4);
    count.writeUInt32BE(counter);
    return Buffer.concat([createHash('sha256').update(rpId).digest(), Buffer.from([flags]), count]);
  }
}

function cborText(text: string): Buffer {
  return Buffer.concat([Buffer.from([0x60 + text.length]), Buffer.from(text)]);
}
