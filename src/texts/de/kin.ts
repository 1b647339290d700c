// Merging, splitting, linking, looking alike, in German.
import type { KIN as English } from '../en/kin.ts'

export const KIN: Readonly<Record<keyof typeof English, string>> = {
  'kin.continues': 'geht in #{number} weiter',
  'kin.withAnother': 'wird zusammen mit einer anderen Anfrage bearbeitet',
  'kin.other.noNumber': '„{typed}“ ist keine Ticketnummer. Geben Sie sie so ein: 12',
  'kin.other.gone': 'Dieses Ticket gibt es nicht mehr. Wählen Sie ein anderes.',
  'kin.other.notFound': 'Es gibt kein Ticket #{number}, das Sie sehen können. Prüfen Sie die Nummer.',
  'kin.other.noAgent':
    'Sie sind kein Agent der Organisation, zu der #{number} gehört. Bitten Sie einen Administrator, Sie hinzuzufügen.',
  'kin.other.notHere':
    '#{number} gehört nicht zur Organisation dieses Kanals, und andere lesen hier mit. Machen Sie es in unserem persönlichen Chat.',
  'kin.other.enterOrChoose': 'Geben Sie die Nummer des anderen Tickets ein oder wählen Sie eines derselben Person.',
  'kin.other.enter': 'Geben Sie die Nummer des anderen Tickets ein, zum Beispiel 12.',
  'kin.link.itself': '#{number} lässt sich nicht mit sich selbst verknüpfen. Wählen Sie ein anderes Ticket.',
  'kin.link.already': '#{number} ist schon verknüpft. Wählen Sie ein anderes Ticket oder gehen Sie zurück.',
  'kin.link.choose': 'Wählen Sie das Ticket, dessen Verknüpfung Sie lösen möchten.',
  'kin.link.gone': 'Es wurde nichts geändert: Diese beiden Tickets sind nicht mehr verknüpft.',
  'kin.link.full':
    '#{number} ist schon mit {most} Tickets verknüpft, mehr sind nicht möglich. Lösen Sie erst eine Verknüpfung.',
  'kin.merge.overtaken':
    'Es wurde nichts zusammengeführt: Dieses Ticket hat sich inzwischen geändert. So sieht es jetzt aus.',
  'kin.merge.itself': '#{number} lässt sich nicht mit sich selbst zusammenführen. Wählen Sie ein anderes Ticket.',
  'kin.merge.otherOrganisation':
    '#{number} gehört zu einer anderen Organisation, deren Leute dann diesen Verlauf lesen würden. Verknüpfen Sie die beiden stattdessen.',
  'kin.merge.hasMerged':
    '{count, plural, one {{numbers} wurde} other {{numbers} wurden}} schon mit diesem Ticket zusammengeführt. Führen Sie stattdessen #{number} mit diesem Ticket zusammen.',
  'kin.merge.replyWaits':
    'Eine Antwort zu diesem Ticket wurde noch nicht gesendet. Warten Sie, bis sie gesendet ist, oder machen Sie sie rückgängig. Führen Sie die Tickets dann zusammen.',
  'kin.merge.targetMerged':
    'Es wurde nichts geändert: {by} hat #{number} gerade mit #{into} zusammengeführt. Wählen Sie stattdessen #{into}.',
  'kin.merge.underWay': 'Dieses Ticket wird gerade mit #{number} zusammengeführt. Sehen Sie gleich noch einmal nach.',
  'kin.merge.full':
    'Mit #{number} sind schon {most} Tickets zusammengeführt, mehr sind nicht möglich. Verknüpfen Sie dieses stattdessen.',
  'kin.undo.choose': 'Wählen Sie, welche Zusammenführung Sie rückgängig machen möchten.',
  'kin.undo.late':
    'Es wurde nichts geändert: Eine Zusammenführung lässt sich nur einen Tag lang rückgängig machen, und der ist vorbei.',
  'kin.undo.already': 'Es wurde nichts geändert: Diese Zusammenführung wurde schon rückgängig gemacht.',
  'kin.undo.split':
    'Es wurde nichts geändert: Die E-Mail, mit der #{number} begann, ist jetzt #{made}. Arbeiten Sie dort weiter.',
  'kin.undo.done': '#{number} ist wieder ein eigenes Ticket.',
  'kin.split.already': 'Es wurde nichts geändert: Diese E-Mail ist schon Ticket #{number}.',
  'kin.split.alreadyUnknown': 'Es wurde nichts geändert: Diese E-Mail ist schon ein eigenes Ticket.',
  'kin.split.gone':
    'Es wurde nichts geändert: Diese E-Mail gehört nicht mehr zu diesem Ticket. Öffnen Sie den Verlauf noch einmal.',
  'kin.split.done': 'Diese E-Mail ist jetzt Ticket #{number}.',
}
