import type { frame as original } from '../en/frame.ts';

export const frame: typeof original = {
  greeting: 'Guten Tag,',
  when: 'Wann',
  from: 'Von',
  with: 'Mit',
  unknownAddress: 'einer unbekannten Adresse',
  unknownBrowser: 'einem unbekannten Browser',
  browserOn: (browser, system) => `${browser} unter ${system}`,
  footer: (site) => `${site} hat diese Nachricht gesendet, weil sie die Sicherheit Ihres Kontos betrifft.`,
};
