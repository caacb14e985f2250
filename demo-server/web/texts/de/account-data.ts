import type { Wording } from '../../../../shared/translations/wording.ts';
import type { accountData as original } from '../en/account-data.ts';

export const accountData: Wording<typeof original> = {
  title: 'Ihre Daten',
  lead: 'Laden Sie herunter, was diese Website über Sie gespeichert hat, oder löschen Sie Ihr Konto.',
  way: 'Ihre Daten',
  wayText: 'Laden Sie sie herunter, oder löschen Sie Ihr Konto.',
  exportTitle: 'Ihre Daten herunterladen',
  exportText:
    'Sie erhalten eine Datei mit allem, was diese Website über Sie gespeichert hat: Ihre Adressen, Geräte, Sitzungen, Anfragen und Sicherheitsaktivitäten. Passwörter, Schlüssel und Codes sind nicht dabei. Wir informieren Sie per E-Mail.',
  export: 'Herunterladen',
  exported: 'Ihre Daten wurden als {{name}} heruntergeladen.',
  fileName: 'countersign-daten-{{date}}.json',
  deleteTitle: 'Ihr Konto löschen',
  deleteText_one:
    'Ihr Konto wird {{count}} Tag nach Ihrem Antrag gelöscht, mit allem, was dazugehört. Bis dahin können Sie es behalten.',
  deleteText_other:
    'Ihr Konto wird {{count}} Tage nach Ihrem Antrag gelöscht, mit allem, was dazugehört. Bis dahin können Sie es behalten.',
  toDelete: 'Konto löschen …',
  deleteLead:
    'Bis zum Tag der Löschung funktioniert Ihr Konto wie bisher. Wir senden Ihnen jetzt und noch einmal vor dem Ende einen Link, mit dem Sie es behalten können.',
  whatGoes:
    'Danach kann sich niemand mehr anmelden oder das Konto wiederherstellen, und die Adresse ist für ein neues Konto frei. Diese Website behält nur, was wann passiert ist, ohne Ihren Namen, Ihre Adresse, Ihr Netz oder Ihren Browser.',
  confirmDelete: 'Konto löschen',
  noticeTitle: 'Ihr Konto wird gelöscht',
  notice: 'Es wird am <when/> gelöscht, wie von Ihnen beantragt.',
  keep: 'Konto behalten',
  kept: 'Ihr Konto wird nicht gelöscht.',
  keepTitle: 'Ihr Konto behalten',
  keepLead:
    'Die Löschung Ihres Kontos wurde beantragt. Wenn Sie es behalten möchten, klicken Sie auf die Schaltfläche.',
  keptTitle: 'Ihr Konto bleibt bestehen',
  keptLead: 'Es wird nicht gelöscht. Sonst hat sich nichts geändert.',
  keptAdvice:
    'Wenn Sie die Löschung nicht beantragt haben, kann sich jemand anderes in Ihrem Konto anmelden. Wählen Sie ein neues Passwort.',
  linkBroken:
    'Dieser Link ist unvollständig. Öffnen Sie ihn noch einmal aus der E-Mail, oder kopieren Sie ihn ganz.',
};
