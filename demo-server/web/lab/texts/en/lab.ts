/** What stands around every page of the lab, and its first page. */
export const lab = {
  name: 'The lab',
  lead: 'Both sides of a code, taken apart. Everything here runs in this browser, on the code of the real programs, and is sent nowhere.',
  pages: 'Pages of the lab',
  start: 'Overview',
  projector: 'Projector layout',
  code: 'How a code is made',
  codeText: 'From the key to the digits, every value shown, each with its place in the RFC.',
  verifier: 'How a code is judged',
  verifierText: 'Two clocks, a window, and a verdict with its reason.',
  attacks: 'How it is attacked',
  attacksText: 'Guessing, replay, a stolen database, a lost phone, a relayed phishing page.',
  keyUri: 'What a QR holds',
  keyUriText: 'The key URI field by field. Change one and the QR is drawn anew.',
  lessons: 'Five short lessons',
  lessonsText: 'Ten minutes each, with a task that this page checks. They print well.',
  noRealKeys: 'Use made-up keys here: what is on a projector is no secret.',
} as const;
