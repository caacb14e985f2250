import type { move as english } from '../en/move.ts';

/** Handing accounts to another app. */
export const move: typeof english = {
  title: 'In eine andere App umziehen',
  text: 'Zeigt Ihre Konten als die QR-Codes, die Google Authenticator exportiert. Die meisten anderen Apps lesen sie. Notizen und Schlagwörter sind nicht enthalten.',
  button: 'Codes zeigen …',
  ask: 'Die Codes enthalten Ihre Schlüssel, deshalb wird zuerst nach Ihrer Passphrase gefragt.',
  show: 'Zwei Minuten lang zeigen',
  part: 'Code {{part}} von {{count}}',
  next: 'Nächster Code',
  previous: 'Vorheriger Code',
  hide: 'Verbergen',
  hides: 'Wird in {{seconds}} s wieder verborgen. Wer einen Code sieht, kann seine Konten kopieren.',
  left: 'Diese bleiben zurück, weil der Export sie nicht ausdrücken kann:',
  nothing: 'Es gibt kein Konto, das diese Art von Export aufnehmen kann.',
};
