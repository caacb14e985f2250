import type * as english from '../en/updates.ts';

export const updates: typeof english.updates = {
  noKey: (page) =>
    `Diese Kopie stammt nicht aus einer Veröffentlichung und kann nicht prüfen, wer eine neue Version signiert hat. Neue Versionen finden Sie unter ${page}.`,
  unreachable: (host) =>
    `${host} ist nicht erreichbar. Verbinden Sie sich mit dem Netz und versuchen Sie es erneut.`,
  certificate: (host) =>
    `Die Verbindung zu ${host} ist nicht sicher, deshalb wurde nichts gelesen. Prüfen Sie die Uhr dieses Computers und ob das Netz eine Anmeldung verlangt.`,
  timeOut: (host, seconds) =>
    `${host} hat innerhalb von ${seconds} s nicht geantwortet. Versuchen Sie es später erneut.`,
  status: (host, status) => `${host} hat mit Fehler ${status} geantwortet. Versuchen Sie es später erneut.`,
  portal: (host) =>
    `Statt ${host} hat eine andere Seite geantwortet. Verlangt das Netz eine Anmeldung, melden Sie sich im Browser an und versuchen Sie es erneut.`,
  tooBig: (host) =>
    `Die Antwort von ${host} ist für eine Liste von Änderungen zu groß und wurde nicht gelesen. Versuchen Sie es später erneut.`,
  garbage: (host) => `Die Antwort von ${host} hat nicht die erwartete Form. Versuchen Sie es später erneut.`,
  signature: (host) =>
    `Die Antwort von ${host} ist nicht vom Countersign-Team signiert. Installieren Sie nicht, was sie anbietet, und melden Sie es.`,
  expired: (host, date) =>
    `Die Antwort von ${host} war bis ${date} gültig. Sie ist eine alte Kopie, oder die Uhr dieses Computers geht falsch.`,
  future: (host, date) =>
    `Die Antwort von ${host} wurde am ${date} signiert, also in der Zukunft. Stellen Sie die Uhr dieses Computers und versuchen Sie es erneut.`,
  older: (host, version, current) =>
    `${host} nennt Version ${version}, die älter ist als diese (${current}). Das ist eine alte Kopie. Behalten Sie diese Version und versuchen Sie es später erneut.`,
  nothingFound: 'Es wurde keine neue Version gefunden. Suchen Sie zuerst nach einer neuen Version.',
  installedElsewhere: 'Diese Kopie kann sich nicht selbst ersetzen. Öffnen Sie die Seite der neuen Version.',
  noDownload:
    'Die neue Version konnte nicht heruntergeladen werden. Öffnen Sie ihre Seite und laden Sie sie dort herunter.',
  otherFiles:
    'Der Download ist nicht das, was das Countersign-Team signiert hat, und wurde nicht installiert. Melden Sie es und installieren Sie ihn nicht von Hand.',
};
