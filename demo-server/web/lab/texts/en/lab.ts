/** The frame of every page of the lab, and its first page. */
export const lab = {
  name: 'The lab',
  lead: 'See how both sides of a code work. Everything here runs in this browser, on the code of the real programs. Nothing is sent anywhere.',
  pages: 'Pages of the lab',
  start: 'Overview',
  projector: 'Projector layout',
  code: 'How a code is made',
  codeText: 'From the key to the digits: every value, with its place in the RFC.',
  verifier: 'How a code is checked',
  verifierText: 'Two clocks, a window, and a result with its reason.',
  attacks: 'How a code is attacked',
  attacksText: 'Guessing, replay, a stolen database, a lost phone, and a phishing page in the middle.',
  keyUri: 'What a QR code contains',
  keyUriText: 'The key URI, field by field. Change a field, and the QR code changes too.',
  lessons: 'Five short lessons',
  lessonsText: 'Ten minutes each, with a task that this page checks. You can print them.',
  noRealKeys: 'Use made-up keys here. Anyone can read what a projector shows.',
} as const;
