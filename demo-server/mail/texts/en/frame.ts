/** The frame of every message. */
export const frame = {
  greeting: 'Hello,',
  when: 'When',
  from: 'From',
  with: 'With',
  unknownAddress: 'an unknown address',
  unknownBrowser: 'an unknown browser',
  browserOn: (browser: string, system: string) => `${browser} on ${system}`,
  footer: (site: string) => `${site} sent this message because it concerns the security of your account.`,
};
