import {
  type AuthenticationResponseJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
} from '@simplewebauthn/browser';
import { routes } from '../../contract/index.ts';
import { call, NoAnswer } from '../api/api.ts';
import { translate } from '../texts/translator.ts';

/**
 * Asks the browser for a passkey.
 *
 * @throws ApiRefusal, or NoAnswer with a sentence if no passkey was used
 */
export async function askForPasskey(): Promise<AuthenticationResponseJSON> {
  const options = await call(routes.askForPasskey);
  return startAuthentication({
    optionsJSON: options as unknown as PublicKeyCredentialRequestOptionsJSON,
  }).catch(() => {
    // Browsers hide whether the user cancelled, time ran out, or there was no passkey. Sites must not learn which.
    throw new NoAnswer(translate('passkeys.notUsed'));
  });
}
