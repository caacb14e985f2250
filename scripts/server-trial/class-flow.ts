import { independentCode } from '../../e2e/fixtures/independent-code.ts';

const PUPILS = 30;

/** The parts of replies that are read here. */
type Reply = {
  token?: string;
  code?: string;
  totpURI?: string;
  station?: string;
  pupils?: { nickname: string; station: string; latest: { verdict: string } | null }[];
} | null;

/**
 * Runs a class of the lab with thirty pupils at once, all from one address: they join and confirm their keys. Each code
 * works once, on whichever server it arrives. At the end everything is gone.
 *
 * @param address without a slash at its end
 * @throws what did not happen
 */
export async function classFlow(address: string): Promise<void> {
  const teacher = (await send(address, 200, 'class/open', undefined, {}))?.token;
  const code = (await send(address, 200, 'class', teacher))?.code;
  await Promise.all(
    Array.from({ length: PUPILS }, async (_, index) => {
      const joined = await send(address, 200, 'class/join', undefined, { code, nickname: `Pupil ${index}` });
      const pupil = await send(address, 200, 'class/pupil', joined?.token);
      const key = new URL(pupil?.totpURI ?? '').searchParams.get('secret') ?? '';
      const first = { code: independentCode(key, Date.now()) };
      await send(address, 200, 'class/enter-code', joined?.token, first);
      await send(address, 401, 'class/enter-code', joined?.token, first);
    }),
  );
  const seen = (await send(address, 200, 'class', teacher))?.pupils ?? [];
  const right = seen.filter(({ station, latest }) => station === 'sign-in' && latest?.verdict === 'replayed');
  if (right.length !== PUPILS)
    throw new Error(`The teacher sees ${right.length} pupils of ${PUPILS} as they are.`);
  await send(address, 200, 'class/end', teacher, {});
  await send(address, 401, 'class', teacher);
}

/** Sends a request to the API: a POST if it has a body. @throws if the answer has another status */
async function send(
  address: string,
  wanted: number,
  path: string,
  token?: string,
  body?: object,
): Promise<Reply> {
  const response = await fetch(`${address}/api/${path}`, {
    method: body ? 'POST' : 'GET',
    headers: {
      Origin: new URL(address).origin,
      ...(token !== undefined && { Authorization: `Bearer ${token}` }),
      ...(body && { 'Content-Type': 'application/json' }),
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  const reply: Reply = await response.json();
  if (response.status !== wanted)
    throw new Error(`${path} was answered with ${response.status} ${reply?.code ?? ''}, not ${wanted}.`);
  return reply;
}
