import {
  type AuthenticationResponseJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
} from '@simplewebauthn/browser';
import { routes } from '../../contract/index.ts';
import { call, NoAnswer } from '../api/api.ts';
import { translate } from '../texts/translator.ts';

/**
 * Has the browser ask for a passkey.
 *
 * @throws ApiRefusal, or NoAnswer with a sentence when no passkey was used
 */
export async function askForPasskey(): Promise<AuthenticationResponseJSON> {
  const options = await call(routes.askForPasskey);
  return startAuthentication({
    optionsJSON: options as unknown as PublicKeyCredentialRequestOptionsJSON,
  }).catch(() => {
    // Browsers do not say whether it was cancelled, timed out, or not there: nobody is to learn which.
    throw new NoAnswer(translate('passkeys.notUsed'));
  });
}
