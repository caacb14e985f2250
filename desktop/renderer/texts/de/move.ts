import type { move as english } from '../en/move.ts';

/** Moving accounts to another app. */
export const move: typeof english = {
  title: 'In eine andere App übertragen',
  text: 'Zeigt Ihre Konten als QR-Codes im Exportformat von Google Authenticator an. Die meisten anderen Apps können sie lesen. Notizen und Schlagwörter sind nicht enthalten.',
  button: 'Codes anzeigen …',
  ask: 'Die Codes enthalten Ihre Schlüssel. Deshalb fragt Countersign zuerst nach Ihrer Passphrase.',
  show: 'Zwei Minuten lang anzeigen',
  part: 'Code {{part}} von {{count}}',
  next: 'Nächster Code',
  previous: 'Vorheriger Code',
  hide: 'Verbergen',
  hides: 'Wird in {{seconds}} s verborgen. Wer einen Code sieht, kann die Konten darin kopieren.',
  left: 'Das Exportformat unterstützt diese Konten nicht. Sie sind deshalb nicht enthalten:',
  nothing: 'Das Exportformat unterstützt keines Ihrer Konten.',
};
