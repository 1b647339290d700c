// What Teams and the store answered, and what to do about it, in German.
import type { OUTSIDE as English } from '../en/outside.ts'

export const OUTSIDE: Readonly<Record<keyof typeof English, string>> = {
  'outside.teams.notInstalled':
    'Frontdesk ist dort nicht installiert. Fügen Sie die App dem Team hinzu (bei einem privaten oder freigegebenen Kanal auch dem Kanal) oder dem Chat der Person. Versuchen Sie es dann noch einmal.',
  'outside.teams.disabled':
    'Ihr Microsoft-365-Administrator hat die App Frontdesk gesperrt. Bitten Sie ihn, sie zuzulassen.',
  'outside.teams.blocked':
    'Die Person hat Frontdesk blockiert, oder die Moderation des Kanals lässt keine Beiträge von Frontdesk zu. Heben Sie das dort auf und versuchen Sie es dann noch einmal.',
  'outside.teams.writesBlocked':
    'Die Person hat Frontdesk blockiert oder entfernt, oder die Moderation des Kanals lässt keine Beiträge von Frontdesk zu. Fügen Sie Frontdesk dort hinzu oder heben Sie die Sperre auf. Versuchen Sie es dann noch einmal.',
  'outside.teams.notAllowed':
    'Frontdesk darf das dort nicht. Bitten Sie einen Besitzer des Teams, die App mit allen Berechtigungen neu hinzuzufügen.',
  'outside.teams.notInstalledForPerson':
    'Frontdesk ist bei dieser Person nicht installiert. Bitten Sie sie, die App Frontdesk einmal in Teams zu öffnen, und versuchen Sie es dann noch einmal.',
  'outside.teams.noConversation':
    'Teams findet den Kanal oder Chat nicht. Falls er gelöscht wurde, verknüpfen Sie einen anderen Kanal oder schreiben Sie Frontdesk noch einmal an.',
  'outside.teams.noMessage': 'Die Nachricht gibt es nicht mehr. Sie wurde in Teams gelöscht.',
  'outside.teams.tooBig': 'Die Nachricht ist zu groß für Teams. Kürzen Sie sie und versuchen Sie es dann noch einmal.',
  'outside.teams.unreachable': 'Teams war nicht erreichbar. Frontdesk versucht es weiter.',
  'outside.teams.slowDown':
    'Teams hat zu viele Nachrichten auf einmal bekommen und Frontdesk gebeten zu warten. Frontdesk sendet die Nachricht, sobald es geht.',
  'outside.teams.limit':
    'Teams nimmt nur eine begrenzte Zahl von Nachrichten auf einmal an. Frontdesk sendet die Nachricht, sobald es geht.',
  'outside.teams.problem': 'Bei Teams gibt es gerade ein Problem. Frontdesk versucht es weiter.',
  'outside.teams.notFound': 'Teams findet es nicht ({code}) und nennt keinen Grund.',
  'outside.teams.refused':
    'Teams nennt keinen Grund ({code}). Prüfen Sie, ob die App Frontdesk noch im Team ist und, falls der Kanal privat oder freigegeben ist, auch im Kanal.',
  'outside.teams.credentials':
    'Microsoft akzeptiert die eigene Anmeldung des Bots nicht. Bitten Sie die Person, die Frontdesk betreibt, MICROSOFT_APP_ID, MICROSOFT_APP_PASSWORD und MICROSOFT_APP_TENANT_ID zu prüfen.',
  'outside.teams.onlyMembers':
    'Mit einer Erwähnung lassen sich nur Personen aus diesem Team einladen. Verwenden Sie stattdessen die E-Mail-Adresse.',
  'outside.teams.groupChat':
    'Das ist ein Gruppenchat. Tickets erscheinen in Kanälen: Schreiben Sie in einem Kanal eines Teams „@Frontdesk kanal verknüpfen“.',
  'outside.teams.you': 'Sie',
  'outside.store.unusable':
    'Die Daten lassen sich gerade nicht lesen oder schreiben. Bitten Sie die Person, die Frontdesk betreibt, ins Protokoll zu sehen.',
  'outside.store.inUse':
    'Der Datenordner wird von einem anderen Prozess benutzt. Bitten Sie die Person, die Frontdesk betreibt, ihn zu beenden.',
  'outside.store.takenOver':
    'Ein anderer Prozess von Frontdesk hat die Daten übernommen. Bitte versuchen Sie es gleich noch einmal.',
  'outside.store.fileDamaged':
    'Eine Datendatei ist beschädigt. Bitten Sie die Person, die Frontdesk betreibt, ins Protokoll zu sehen.',
  'outside.store.fileMissing':
    'Eine Datendatei fehlt. Bitten Sie die Person, die Frontdesk betreibt, ins Protokoll zu sehen.',
  'outside.store.newer':
    'Die Daten stammen von einer neueren Version von Frontdesk. Bitten Sie die Person, die Frontdesk betreibt, diese Version zu starten.',
  'outside.store.database':
    'Die Datenbank ist gerade nicht verfügbar. Bitte versuchen Sie es in einer Minute noch einmal. Wenn es immer wieder passiert, bitten Sie die Person, die Frontdesk betreibt, ins Protokoll zu sehen.',
  'outside.store.damaged':
    'Die Daten sind beschädigt. Bitten Sie die Person, die Frontdesk betreibt, ins Protokoll zu sehen.',
  'outside.store.address':
    'Die Adresse der Datenbank ist ungültig. Bitten Sie die Person, die Frontdesk betreibt, MONGODB_URI zu berichtigen.',
}
