import type { Given, Setting } from './setting.ts';
import { SETTINGS } from './table.ts';

/**
 * Returns contradictions between settings that are valid alone, one sentence each.
 *
 * @param wrong settings with an invalid text, which were already reported
 */
export function contradictionsIn(given: ReadonlyMap<Setting, Given>, wrong: ReadonlySet<Setting>): string[] {
  const { production, demoControls, mail, methods, sms, baseUrl, host } = SETTINGS;
  const textOf = (setting: Setting) => given.get(setting)?.text;
  const environment = given.get(production);
  const mistakes: string[] = [];
  if (environment?.text === 'production') {
    const inProduction = `in production (${environment.from})`;
    if (textOf(demoControls) === '1')
      mistakes.push(
        `DEMO_CONTROLS is 1; ${inProduction} it must be 0, because anyone who can reach the server could delete all ` +
          'data.',
      );
    if (textOf(mail.smtpUrl) === undefined)
      mistakes.push(
        `SMTP_URL is missing; ${inProduction} it must be the mail server, such as ` +
          'smtp://user:password@mail.example.com:587. Without it, no message is delivered.',
      );
    const isSmsOffered = methods.kind.schema.safeParse(textOf(methods)).data?.includes('sms') ?? false;
    if (isSmsOffered && textOf(sms.url) === undefined)
      mistakes.push(
        `COUNTERSIGN_SMS_URL is missing; ${inProduction} sms in COUNTERSIGN_METHODS needs the webhook of an ` +
          'SMS gateway, such as https://sms.example.com/send.',
      );
    const url = textOf(baseUrl);
    if (!wrong.has(baseUrl) && !url?.toLowerCase().startsWith('https:'))
      mistakes.push(
        `COUNTERSIGN_BASE_URL is ${url === undefined ? 'missing' : 'not https'}; ${inProduction} it must be the ` +
          'https address people use, such as https://2fa.example.com.',
      );
  } else if (/^(0\.0\.0\.0|::)$/.test(textOf(host) ?? '') && textOf(baseUrl) === undefined) {
    mistakes.push(
      `COUNTERSIGN_BASE_URL is missing; with ${given.get(host)?.from} ${textOf(host)} it must be the origin people ` +
        'use, such as https://2fa.example.com.',
    );
  }
  return mistakes;
}
