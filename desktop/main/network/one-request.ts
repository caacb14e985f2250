/** The only way in which this app uses the network: one request that the user asked for, to one address. */
import { net, session } from 'electron';

export interface OneRequest {
  /** The complete address. Nothing else can be reached. */
  address: string;
  method: 'GET' | 'HEAD';
  /** The time limit for the whole answer, in milliseconds. */
  patience: number;
  /** The most bytes of an answer that are kept, unpacked. */
  most: number;
}

export interface OneAnswer {
  status: number;
  /** By their names in lower case. */
  headers: Readonly<Record<string, string>>;
  body: Buffer;
}

/** Why there is no answer. `certificate`: the server could not prove that it is the one. */
export type RequestFailureKind = 'unreachable' | 'certificate' | 'time-out' | 'too-big';

export class RequestFailure extends Error {
  override name = 'RequestFailure';
  readonly kind: RequestFailureKind;

  constructor(kind: RequestFailureKind) {
    super(`The request failed: ${kind}.`);
    this.kind = kind;
  }
}

/** The request before. They take turns, because they share a session. */
let before: Promise<unknown> = Promise.resolve();

/**
 * Sends one request and returns the answer. It uses a session of its own in memory, which allows only this address, once,
 * and then closes again: no cookies, no cache, no redirects, and no word about this computer. A redirect is returned as
 * an answer without a body.
 *
 * @throws RequestFailure
 */
export function askOnce(asked: OneRequest): Promise<OneAnswer> {
  const answer = before.then(() => askApart(asked));
  before = answer.catch(() => undefined);
  return answer;
}

async function askApart({ address, method, patience, most }: OneRequest): Promise<OneAnswer> {
  const apart = session.fromPartition('one-request', { cache: false });
  // Chromium's own name would tell versions and system, and its languages the user's.
  apart.setUserAgent('Countersign', 'en');
  let left = 1;
  apart.webRequest.onBeforeRequest((details, decide) => {
    const allowed = left > 0 && details.url === address;
    left -= 1;
    decide({ cancel: !allowed });
  });
  try {
    return await answerTo(
      net.request({ url: address, method, session: apart, credentials: 'omit', redirect: 'manual' }),
      patience,
      most,
    );
  } finally {
    apart.webRequest.onBeforeRequest((_details, decide) => decide({ cancel: true }));
    await apart.closeAllConnections();
  }
}

function answerTo(request: Electron.ClientRequest, patience: number, most: number): Promise<OneAnswer> {
  return new Promise((resolve, reject) => {
    const end = (finish: () => void) => {
      clearTimeout(timer);
      finish();
      request.abort();
    };
    const fail = (kind: RequestFailureKind) => end(() => reject(new RequestFailure(kind)));
    const timer = setTimeout(() => fail('time-out'), patience);
    request.on('redirect', (status, _method, _url, headers) => {
      end(() => resolve({ status, headers: inLowerCase(headers), body: Buffer.alloc(0) }));
    });
    request.on('response', (response) => {
      const parts: Buffer[] = [];
      let size = 0;
      response.on('data', (part) => {
        size += part.length;
        if (size > most) fail('too-big');
        else parts.push(part);
      });
      response.on('end', () => {
        const { statusCode, headers } = response;
        end(() => resolve({ status: statusCode, headers: inLowerCase(headers), body: Buffer.concat(parts) }));
      });
      // The connection broke in the middle.
      response.on('error', () => fail('unreachable'));
      response.on('aborted', () => fail('unreachable'));
    });
    request.on('error', ({ message }) =>
      fail(/ERR_CERT_|ERR_SSL_/.test(message) ? 'certificate' : 'unreachable'),
    );
    request.end();
  });
}

function inLowerCase(headers: Readonly<Record<string, string | string[]>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.toLowerCase(), [value].flat()[0] ?? '']),
  );
}
