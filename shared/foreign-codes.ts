/**
 * QR codes that belong to one app: registrations for apps that confirm sign-ins by a message, codes that link a second
 * device, and passkeys. No other app can use them, so people need to know what to choose instead.
 */

/** What helps: see the sentences `qr.foreign` of each language. */
export type ForeignRemedy =
  /** A registration for one authenticator app. The site offers another choice. */
  | 'another-app'
  | 'microsoft'
  | 'google-choice'
  /** The app confirms sign-ins by a message, and the organisation decides whether there is another way. */
  | 'push'
  /** Scanned with a phone that is signed in already, to sign in another device. */
  | 'device-link'
  | 'passkey'
  | 'identity';

export interface ForeignCode {
  /** The name of the app or the service. */
  app: string;
  remedy: ForeignRemedy;
}

/** The rows are tried in order. A pattern sees the trimmed text. Sources: the apps' own link schemes and QR codes. */
const ROWS: readonly (readonly [app: string, remedy: ForeignRemedy, pattern: RegExp])[] = [
  ['Microsoft Authenticator', 'microsoft', /^(?:phonefactor|microsoft-authenticator|ms-msa|msauthv?\d?):/i],
  [
    'Microsoft Authenticator',
    'microsoft',
    /^https:\/\/(?:login\.microsoftonline\.(?:com|us)|mobileappcommunicator\.[\w.-]+|aka\.ms\/mfasetup)\S*(?:activate|mfa)/i,
  ],
  ['Authy', 'another-app', /^(?:authy|twilio-?authy):/i],
  ['Authy', 'another-app', /^https:\/\/(?:[\w-]+\.)?authy\.com\//i],
  ['Duo Mobile', 'push', /^(?:duo|duomobile):/i],
  // Twenty letters, and the Base64 of a host that begins with "api-".
  ['Duo Mobile', 'push', /^[a-z0-9]{16,24}-YXBpL[a-z0-9+/=]+$/i],
  ['Duo Mobile', 'push', /^https:\/\/[\w.-]+\.duosecurity\.com\/(?:activate|android|iphone)/i],
  ['Okta Verify', 'google-choice', /^(?:com-okta-authenticator|oktaverify|okta-verify|com-okta-oie):/i],
  ['Symantec VIP Access', 'push', /^(?:symantec-?vip|vipaccess|vip|vipmobile):\/\//i],
  ['PingID', 'push', /^(?:pingid|pingone|pingonemfa):/i],
  ['PingID', 'push', /^https:\/\/[\w.-]*(?:pingidentity|pingone)\.[\w.]+\/\S*(?:activation|pairing)/i],
  ['Entrust Identity', 'push', /^(?:igmobileotp|entrust(?:identity|datacard)?|entrust-?soft-?token):/i],
  ['RSA Authenticator', 'push', /^(?:com\.rsa\.securid[\w.]*|rsa-?securid|rsaauthenticator):/i],
  ['RSA Authenticator', 'push', /^https?:\/\/127\.0\.0\.1\/securid\//i],
  ['Mobile-ID', 'push', /^mobileid:/i],
  ['ForgeRock Authenticator', 'another-app', /^(?:pushauth|mfauth):/i],
  ['FortiToken Mobile', 'push', /^(?:fortitoken|ftm):/i],
  ['IBM Verify', 'push', /^\s*\{[^{}]*"details_url"\s*:/],
  ['IBM Verify', 'push', /^ibmverify:/i],
  ['HID Approve', 'push', /^\s*\{[^{}]*"pch"\s*:/],
  ['Salesforce Authenticator', 'push', /^(?:salesforce-?authenticator|sfdc-?auth):/i],
  ['LastPass Authenticator', 'another-app', /^lpauth:/i],
  ['Yandex Key', 'another-app', /^otpauth:\/\/yaotp\//i],
  ['Steam', 'device-link', /^https:\/\/s\.team\/q\//i],
  [
    'WhatsApp',
    'device-link',
    /^(?:https:\/\/wa\.me\/settings\/linked_devices\S*|[12]@[\w+/=]{16,}(?:,[\w+/=]+){2,5})$/i,
  ],
  ['Signal', 'device-link', /^(?:sgnl:\/\/linkdevice|tsdevice:)/i],
  ['Signal', 'device-link', /^sgnl:\/\//i],
  ['Telegram', 'device-link', /^tg:\/\/login\b/i],
  ['Discord', 'device-link', /^https:\/\/(?:[\w-]+\.)?discord(?:app)?\.com\/ra\//i],
  ['WeChat', 'device-link', /^https?:\/\/(?:login\.weixin\.qq\.com\/l\/|long\.open\.weixin\.qq\.com\/)/i],
  ['LINE', 'device-link', /^https:\/\/line\.me\/R\/au\/lgn\//i],
  ['1Password', 'device-link', /^(?:onepassword|op):\/\//i],
  ['Threema', 'device-link', /^threema:/i],
  ['WalletConnect', 'device-link', /^wc:/i],
  // CTAP 2.2, §11.5.1: decimal digits.
  ['FIDO', 'passkey', /^FIDO:\/\d+/i],
  ['BankID', 'identity', /^bankid[.:]/i],
  ['Freja', 'identity', /^(?:frejaeid|freja):/i],
  ['DigiD', 'identity', /^(?:digid-app|digid):/i],
  ['AusweisApp', 'identity', /^(?:eid|ausweisapp2?):/i],
  [
    'EU Digital Identity',
    'identity',
    /^(?:openid4vp|openid-credential-offer|openid-vc|haip|eudi-[\w-]+|mdoc):/i,
  ],
];

/** Returns the app that a code belongs to; `undefined` for a code of another kind. */
export function foreignCode(text: string): ForeignCode | undefined {
  const trimmed = text.trim();
  const row = ROWS.find(([, , pattern]) => pattern.test(trimmed));
  return row && { app: row[0], remedy: row[1] };
}
