/** What stands around every message. */
export const frame = {
  greeting: 'Hello,',
  when: 'When',
  from: 'From',
  with: 'With',
  unknownAddress: 'an unknown address',
  unknownBrowser: 'an unknown program',
  browserOn: (browser: string, system: string) => `${browser} on ${system}`,
  footer: (site: string) => `${site} sent this message because it concerns your account’s safety.`,
};
