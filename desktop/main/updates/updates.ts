/** Checks for a new version when the user asks for it, and opens or installs what it found. */
import type { PackageKind, UpdateCheck } from '../../ipc/updates.ts';
import { Failure } from '../ipc/failure.ts';
import {
  type OneAnswer,
  type OneRequest,
  RequestFailure,
  type RequestFailureKind,
} from '../network/one-request.ts';
import { sentences } from '../texts/texts.ts';
import { isNewer, LARGEST_MANIFEST, type Manifest, ManifestRefusal, readManifest } from './manifest.ts';
import { HOMEPAGE, type UpdateSource } from './source.ts';

export interface UpdateParts {
  source: UpdateSource;
  current: string;
  kind: PackageKind;
  /** Unix milliseconds. */
  now: () => number;
  askOnce: (request: OneRequest) => Promise<OneAnswer>;
  /** Opens a page in the user's browser. */
  open: (address: string) => Promise<void>;
  /** Downloads a version and makes it ready, if one of its files is what the manifest names. */
  install: (manifest: Manifest) => Promise<void>;
}

/** The kinds that electron-updater can replace. */
const INSTALLS: readonly PackageKind[] = ['appimage', 'nsis', 'dmg'];

export class Updates {
  readonly #parts: UpdateParts;
  #found: Manifest | undefined;

  constructor(parts: UpdateParts) {
    this.#parts = parts;
  }

  /** @throws Failure `no-answer`, `untrusted` */
  async check(): Promise<UpdateCheck> {
    const { source, current, kind, now } = this.#parts;
    this.#found = undefined;
    if (Object.keys(source.keys).length === 0) {
      throw new Failure('untrusted', sentences().updates.noKey({ page: HOMEPAGE }));
    }
    const text = await this.#ask();
    const manifest = believe(text, { keys: source.keys, current, now: now() }, source);
    if (isNewer(manifest, current)) this.#found = manifest;
    const { version, released, notes } = manifest;
    return {
      current,
      kind,
      installs: INSTALLS.includes(kind),
      newest: this.#found && { version, released, notes },
    };
  }

  /** @throws Failure `not-found` */
  async open(): Promise<void> {
    await this.#parts.open(this.#last().page);
  }

  /** @throws Failure `not-found`, `no-answer`, `unsupported` */
  async install(): Promise<void> {
    const found = this.#last();
    if (!INSTALLS.includes(this.#parts.kind)) {
      throw new Failure('unsupported', sentences().updates.installedElsewhere);
    }
    await this.#parts.install(found);
  }

  #last(): Manifest {
    if (!this.#found) throw new Failure('not-found', sentences().updates.nothingFound);
    return this.#found;
  }

  /** Returns the text of the answer. Only JSON counts: a network that wants a sign-in answers with a page of its own. */
  async #ask(): Promise<string> {
    const { address, patience } = this.#parts.source;
    const { host } = new URL(address);
    const texts = sentences().updates;
    const answer = await this.#parts
      .askOnce({ address, method: 'GET', patience, most: LARGEST_MANIFEST })
      .catch((error: unknown) => {
        if (!(error instanceof RequestFailure)) throw error;
        const said: Readonly<Record<RequestFailureKind, string>> = {
          unreachable: texts.unreachable({ host }),
          certificate: texts.certificate({ host }),
          'time-out': texts.timeOut({ host, seconds: Math.ceil(patience / 1000) }),
          'too-big': texts.tooBig({ host }),
        };
        throw new Failure(error.kind === 'too-big' ? 'untrusted' : 'no-answer', said[error.kind]);
      });
    const { status, headers, body } = answer;
    // 511 is a network that wants a sign-in (RFC 6585 §6).
    if ((status >= 300 && status < 400) || status === 511 || isPage(headers, body)) {
      throw new Failure('no-answer', texts.portal({ host }));
    }
    if (status !== 200) throw new Failure('no-answer', texts.status({ host, status }));
    return body.toString('utf8');
  }
}

function isPage(headers: Readonly<Record<string, string>>, body: Buffer): boolean {
  const beginning = body.subarray(0, 200).toString('latin1');
  return (
    /^text\/html|^application\/xhtml/i.test(headers['content-type'] ?? '') || /^\s*<(?!\?xml)/.test(beginning)
  );
}

function believe(
  text: string,
  expected: { keys: UpdateSource['keys']; current: string; now: number },
  source: UpdateSource,
): Manifest {
  const { host } = new URL(source.address);
  try {
    return readManifest(text, expected);
  } catch (error) {
    if (!(error instanceof ManifestRefusal)) throw error;
    throw new Failure('untrusted', refusal(error, host, expected.current));
  }
}

function refusal({ kind, manifest }: ManifestRefusal, host: string, current: string): string {
  const texts = sentences().updates;
  switch (kind) {
    case 'garbage':
      return texts.garbage({ host });
    case 'signature':
      return texts.signature({ host });
    case 'expired':
      return texts.expired({ host, date: manifest?.expiresAt.slice(0, 10) ?? '' });
    case 'future':
      return texts.future({ host, date: manifest?.signedAt.slice(0, 10) ?? '' });
    case 'older':
      return texts.older({ host, version: manifest?.version ?? '', current });
  }
}
