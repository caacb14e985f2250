import pino from 'pino';
import { answerPasswordRequests, requestPasswordReset } from '../accounts/password-reset.ts';
import { Courier } from '../mail/courier.ts';
import { DeliveryError, outboxTransport, type Transport } from '../mail/message/transport.ts';
import { DEFAULT_MAIL } from '../mail/settings.ts';
import { workAtRecoveryDesk } from '../recovery/desk.ts';
import { requestRecovery } from '../recovery/request.ts';
import { DEFAULT_RECOVERY } from '../recovery/settings.ts';
import type { Domain } from './domain.ts';
import { openRecorded } from './recorded-store.ts';

/** What a request for a link to an address causes. */
export interface Work {
  /** Whether each statement reads or writes, and where transactions begin and end: of the request, and of all that follows. */
  asked: string[];
  followed: string[];
  /** What happened to each letter. */
  letters: string[];
}

/** Requests links, and does all that follows in the background. */
export interface Requests {
  /** Assign to switch the delivery of mail off. */
  mailIsDown: boolean;
  /** Does the background work again, without a request. */
  follow(): Promise<Work>;
  password(email: string): Promise<Work>;
  recovery(email: string): Promise<Work>;
}

/** @param folder the data folder of the domain */
export async function requestsTo({ parts, clock }: Domain, folder: string): Promise<Requests> {
  const { store, during } = await openRecorded(folder);
  const recorded = { ...parts, recovery: DEFAULT_RECOVERY, store };
  let letters: string[] = [];
  const deliver = (letter: string) => {
    if (requests.mailIsDown) throw new DeliveryError('Mail is down.');
    letters.push(letter);
  };
  const transport: Transport = {
    ...outboxTransport,
    send: async ({ subject }) => deliver(`sent: ${subject}`),
    rehearse: async ({ subject }) => deliver(`rehearsed: ${subject}`),
  };
  const logger = pino({ level: 'silent' });
  const sender = () => ({ site: 'Countersign', baseUrl: 'http://localhost:4280' });
  const transports = { mail: transport, sms: transport };
  const courier = new Courier({
    store,
    keys: parts.keys,
    clock: () => clock.now,
    logger,
    sender,
    transports,
  });
  const follow = async () => {
    await answerPasswordRequests({ ...recorded, settings: DEFAULT_MAIL });
    await workAtRecoveryDesk({ ...recorded, clock: () => clock.now, logger });
    await courier.deliverDue();
  };
  const workOf = async (ask: (email: string) => Promise<void>, email: string): Promise<Work> => {
    // Nothing is left of what came before.
    await follow();
    letters = [];
    const asked = (await during(() => ask(email))).map(kindOf);
    return { asked, followed: (await during(follow)).map(kindOf), letters };
  };
  const occasion = () => ({ now: clock.now, address: '192.0.2.9', userAgent: null });
  const requests: Requests = {
    mailIsDown: false,
    follow: () => workOf(async () => undefined, ''),
    password: (email) => workOf((to) => requestPasswordReset(recorded, to, occasion()), email),
    recovery: (email) => workOf((to) => requestRecovery(recorded, to, occasion()), email),
  };
  return requests;
}

function kindOf(sql: string): string {
  const [word = ''] = /^\w+/.exec(sql.trim()) ?? [];
  return ['insert', 'update', 'delete'].includes(word) ? 'write' : word;
}
