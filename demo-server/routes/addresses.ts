import { addAddress, listAddresses, makeAddressPrimary, removeAddress } from '../accounts/own-addresses.ts';
import { sendVerification, verifyAddress } from '../accounts/verify-address.ts';
import { routes } from '../contract/index.ts';
import type { Guard } from './guard.ts';
import { offeredIn } from './offered.ts';
import type { Parts } from './parts.ts';
import { presentAddress } from './present.ts';

/** The e-mail addresses of an account, and proving them. */
export function addressRoutes(on: Guard, parts: Parts): void {
  on(routes.listAddresses).reply(async ({ session }) => ({
    addresses: (await listAddresses(parts, session)).map(presentAddress),
  }));

  on(routes.addAddress).reply(async ({ body, session, occasion }) => {
    const { password, email } = body;
    const asked = { password, email, offered: offeredIn(body) };
    return { address: presentAddress(await addAddress(parts, session, asked, occasion)) };
  });

  on(routes.removeAddress).reply(async ({ body, session, occasion }) => {
    const { password, id } = body;
    await removeAddress(parts, session, { password, id, offered: offeredIn(body) }, occasion);
    return { status: true };
  });

  on(routes.makeAddressPrimary).reply(async ({ body, session, occasion }) => {
    const { password, id } = body;
    await makeAddressPrimary(parts, session, { password, id, offered: offeredIn(body) }, occasion);
    return { status: true };
  });

  on(routes.sendVerificationEmail).reply(async ({ body, session, occasion }) => {
    await sendVerification(parts, session, body.email, occasion);
    return { status: true };
  });

  on(routes.verifyEmail).reply(async ({ body, occasion }) => {
    await verifyAddress(parts, body.token, occasion);
    return { status: true };
  });
}
