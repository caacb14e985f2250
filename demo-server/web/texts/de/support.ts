import type { Wording } from '../../../../shared/translations/wording.ts';
import type { support as original } from '../en/support.ts';

export const support: Wording<typeof original> = {
  askTitle: 'Support um Hilfe bitten',
  askLead: 'Wenn Sie keine Ihrer Methoden nutzen können, kann der Support Ihren zweiten Faktor zurücksetzen.',
  askHow:
    'Zwei Personen prüfen Ihre Anfrage: eine vom Support und eine weitere. Vielleicht werden Sie angerufen oder um Unterlagen gebeten. Nach Ihrem Passwort oder einem Code werden Sie nie gefragt.',
  askThen:
    'Wenn beide zustimmen, wird Ihr zweiter Faktor zurückgesetzt, und Sie werden überall abgemeldet. Bei der nächsten Anmeldung richten Sie einen neuen ein.',
  askTold:
    'Wir informieren Sie an jeder Adresse Ihres Kontos. Sie können die Anfrage von dort oder hier zurückziehen.',
  why: 'Was passiert ist',
  whyHint:
    'Schreiben Sie mindestens {{least}} Zeichen: welche Methoden Sie verloren haben und wie wir Sie erreichen. Geben Sie keine Passwörter oder Codes an.',
  ask: 'Anfrage senden',
  askedTitle: 'Ihre Anfrage liegt beim Support',
  askedLead: 'An Ihrem Konto ändert sich nichts, bis zwei Personen zugestimmt haben.',
  openedAt: 'Gesendet am <when/>.',
  expiresAt: 'Ohne Entscheidung läuft sie am <when/> ab.',
  stateOpen: 'Es gibt noch keine Entscheidung.',
  stateOnce: 'Eine Person hat zugestimmt. Eine zweite muss noch zustimmen.',
  yourWords: 'Was Sie geschrieben haben',
  cancel: 'Anfrage zurückziehen',
  cancelTitle: 'Anfrage zurückziehen?',
  cancelText: 'Ihr Konto bleibt, wie es ist. Sie können eine neue Anfrage senden.',
  backToStep: 'Zurück zum zweiten Schritt',
  openOnAccount: 'Der Support wurde gebeten, Ihren zweiten Faktor zurückzusetzen.',
  openOnAccountText:
    'Gesendet am <when/>. Wenn Sie das nicht selbst waren, ziehen Sie die Anfrage zurück und ändern Sie Ihr Passwort.',
  linkTitle: 'Support-Anfrage zurückziehen',
  linkLead:
    'Jemand hat den Support gebeten, den zweiten Faktor Ihres Kontos zurückzusetzen. Wenn Sie das nicht selbst waren, ziehen Sie die Anfrage zurück.',
  linkBroken:
    'Dieser Link ist unvollständig. Öffnen Sie ihn noch einmal aus der E-Mail, oder kopieren Sie ihn ganz.',
  cancelledTitle: 'Die Anfrage wurde zurückgezogen',
  cancelledLead: 'An Ihrem Konto hat sich nichts geändert.',
  cancelledAdvice:
    'Wenn Sie die Anfrage nicht gesendet haben, kennt jemand Ihr Passwort. Wählen Sie ein neues.',
  newPassword: 'Neues Passwort wählen',
  queueLead:
    'Zwei Personen müssen zustimmen: zuerst jemand vom Support oder aus dem Admin-Team, dann jemand anderes aus dem Admin-Team.',
  waiting: 'Ausstehend',
  decided: 'Entschieden',
  none: 'Hier gibt es keine Anfragen.',
  list: 'Anfragen',
  states: {
    open: 'Offen',
    'approved-by-one': 'Einmal genehmigt',
    done: 'Zurückgesetzt',
    refused: 'Abgelehnt',
    cancelled: 'Zurückgezogen',
    expired: 'Abgelaufen',
  },
  asked: 'Gesendet am <when/>',
  until: 'läuft am <when/> ab',
  approvedBy: 'genehmigt von {{name}}',
  requestTitle: 'Anfrage von {{name}}',
  theirWords: 'Was geschrieben wurde',
  networkKnown: 'Dieses Konto hat sich schon früher aus diesem Netz angemeldet.',
  networkUnknown: 'Aus diesem Netz ist keine frühere Anmeldung dieses Kontos verzeichnet.',
  browserKnown: 'Dieses Konto hat sich schon früher mit diesem Browser angemeldet.',
  browserUnknown: 'Mit diesem Browser ist keine frühere Anmeldung dieses Kontos verzeichnet.',
  decisions: 'Entscheidungen',
  firstDecision: 'Genehmigt von {{name}} am <when/>',
  closedDecision: '{{state}} von {{name}} am <when/>',
  closedByNobody: '{{state}} am <when/>',
  record: 'Angaben zum Konto',
  recordEnded: 'Die Angaben zum Konto waren nur zu sehen, solange die Anfrage offen war.',
  recordMade: 'Konto erstellt am <when/>',
  recordConfirmed: 'E-Mail-Adresse bestätigt',
  recordUnconfirmed:
    'E-Mail-Adresse nicht bestätigt: Das Konto gehört vielleicht nicht der Person, die sie liest',
  recordMethods: 'Methoden: {{methods}}',
  recordRole: 'Rolle: {{role}}',
  sessions: 'Aktive Sitzungen',
  noSessions: 'Es gibt keine aktiven Sitzungen.',
  lastSeen: 'zuletzt aktiv am <when/>',
  devices: 'Vertrauenswürdige Geräte',
  noDevices: 'Es gibt keine vertrauenswürdigen Geräte.',
  history: 'Sicherheitsaktivitäten',
  decide: 'Ihre Entscheidung',
  decideHint:
    'Schreiben Sie mindestens {{least}} Zeichen: wie Sie geprüft haben, wer das ist. Ihre Begründung wird gespeichert, und die andere Person liest sie.',
  reason: 'Begründung',
  approveFirst: 'Erste Genehmigung erteilen',
  approveSecond: 'Genehmigen und zurücksetzen',
  approveSecondTitle: 'Den zweiten Faktor von {{name}} zurücksetzen?',
  approveSecondText:
    'Der zweite Faktor wird entfernt, und alle Sitzungen und vertrauenswürdigen Geräte enden. Bei der nächsten Anmeldung mit dem Passwort muss ein neuer eingerichtet werden.',
  refuse: 'Ablehnen',
  approvedOnce:
    'Sie haben die Anfrage genehmigt. Jemand anderes aus dem Admin-Team muss ebenfalls zustimmen.',
  approvedTwice: 'Der zweite Faktor wurde zurückgesetzt.',
  refused: 'Die Anfrage wurde abgelehnt.',
  notYours: 'Über eine Anfrage für Ihr eigenes Konto können Sie nicht entscheiden.',
  othersApprove:
    'Zustimmen können jetzt nur Personen aus dem Admin-Team, die das noch nicht getan haben. Ablehnen können Sie weiterhin.',
  back: 'Zurück zu den Support-Anfragen',
  queueTitle: 'Support-Anfragen',
  queueText: 'Anfragen, einen zweiten Faktor zurückzusetzen.',
};
