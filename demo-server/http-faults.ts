import { type IncomingMessage, type Server, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { REFUSALS, type RefusalCode } from './contract/index.ts';

/** Node's codes of requests that cannot be read, where one is not just malformed. */
const CODES: Readonly<Record<string, RefusalCode>> = {
  HPE_HEADER_OVERFLOW: 'HEADERS_TOO_LARGE',
  ERR_HTTP_REQUEST_TIMEOUT: 'REQUEST_TIMEOUT',
};

/**
 * Lets a server answer what Node refuses before there is a request, in the form of all other refusals: JSON with a stable
 * code. Node itself would answer without a body, or close the connection.
 */
export function answerHttpFaults(server: Server): void {
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => {
    if (error.code === 'ECONNRESET' || !socket.writable || hasBegunToAnswer(socket)) socket.destroy();
    else end(socket, CODES[error.code ?? ''] ?? 'MALFORMED_REQUEST');
  });
  // A proxy's method. Node would close the connection.
  server.on('connect', (_request: IncomingMessage, socket: Socket) => end(socket, 'METHOD_NOT_ALLOWED'));
  // RFC 9110 §10.1.1 allows to ignore an expectation that is not known. Node would answer 417.
  server.on('checkExpectation', (request, response) => server.emit('request', request, response));
}

/** Returns whether a part of an answer is on its way. Another answer in the middle of it could not be told from it. */
function hasBegunToAnswer(socket: Socket & { _httpMessage?: { headersSent: boolean } | null }): boolean {
  // Node keeps the answer that is under way here, and its own handler reads it, too.
  return socket._httpMessage?.headersSent === true;
}

function end(socket: Socket, code: RefusalCode): void {
  const [status, message] = REFUSALS[code];
  const body = JSON.stringify({ code, message });
  socket.end(
    [
      `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
      'Content-Type: application/json; charset=utf-8',
      'X-Content-Type-Options: nosniff',
      'Cache-Control: no-store',
      'Connection: close',
      `Content-Length: ${Buffer.byteLength(body)}`,
      '',
      body,
    ].join('\r\n'),
  );
}
