/**
 * A hostile client in its own process: right sign-ins for six accounts, as many at once as a server might queue. A
 * message with a network starts an attack from there, `pause` ends it, and `stop` asks for all answers.
 */
import { Agent, request } from 'node:http';

const ACCOUNTS = 6;
const AT_ONCE_EACH = 12;

const [, , address = '', password = ''] = process.argv;
const agent = new Agent({ keepAlive: true, maxSockets: ACCOUNTS * AT_ONCE_EACH });
const answers: Record<string, number> = {};
let network = '203.0.113.255';
let isPaused = true;
let lanes: Promise<void>[] = [];

const emails = Array.from({ length: ACCOUNTS }, (_, index) => `eve${index}@example.com`);
for (const email of emails) await post('sign-up/email', { name: 'Eve', email, password });
process.on('message', (message) => {
  if (message === 'stop') process.send?.(answers);
  else if (message === 'pause') {
    isPaused = true;
    void Promise.all(lanes).then(() => process.send?.('paused'));
  } else {
    network = String(message);
    isPaused = false;
    lanes = emails.flatMap((email) => Array.from({ length: AT_ONCE_EACH }, () => lane(email)));
  }
});
process.send?.('started');

async function lane(email: string): Promise<void> {
  while (!isPaused) {
    const status = await post('sign-in/email', { email, password });
    answers[status] = (answers[status] ?? 0) + 1;
  }
}

function post(path: string, body: object): Promise<number> {
  const sent = JSON.stringify(body);
  const headers = {
    Origin: address,
    'Content-Type': 'application/json',
    'Content-Length': Buffer.byteLength(sent),
    'X-Forwarded-For': network,
  };
  return new Promise((resolve, reject) => {
    const url = new URL(`/api/auth/${path}`, address);
    request(url, { method: 'POST', agent, headers }, (incoming) => {
      incoming.resume();
      incoming.on('end', () => resolve(incoming.statusCode ?? 0));
      incoming.on('error', reject);
    })
      .on('error', reject)
      .end(sent);
  });
}
