// Writing to the customer: the form, its preview, what keeps it from leaving; in German.
import type { REPLY as English } from '../en/reply.ts'

export const REPLY: Readonly<Record<keyof typeof English, string>> = {
  'reply.canned.choose': 'Wählen Sie erst einen Textbaustein.',
  'reply.canned.gone': 'Diesen Textbaustein gibt es nicht mehr. Wählen Sie einen anderen.',
  'reply.tooLate': 'Es ist zu spät: Diese Antwort ist schon gesendet. Schreiben Sie noch eine, um sie zu berichtigen.',
  'reply.underWay': 'Es wurde nichts geändert: Diese Antwort wird gerade gesendet, oder jemand anderes war schneller.',
  'reply.mayHaveArrived':
    'Es wurde nichts gesendet: Diese Antwort ist vielleicht schon angekommen. Fragen Sie den Kunden, bevor Sie sie noch einmal senden.',
  'reply.mayHaveLeft':
    'Es wurde nichts gesendet: Diese Antwort ist vielleicht schon gesendet. Sehen Sie im Postfach unter „Gesendete Elemente“ nach, bevor Sie sie noch einmal senden.',
  'reply.noChat': 'Frontdesk erreicht diesen Kunden nicht in Teams. Wählen Sie „E-Mail“.',
  'reply.filesByMail':
    'Dateien lassen sich nur per E-Mail senden. Wählen Sie „E-Mail“ oder lassen Sie die Dateien weg.',
  'reply.noMail': 'Diesem Kunden kann keine E-Mail gesendet werden. Wählen Sie den Teams-Chat.',
  'reply.files.gone': 'Eine der gewählten Dateien lässt sich nicht mehr anhängen. Wählen Sie neu.',
  'reply.files.tooMany': 'Eine Antwort kann höchstens {most} Dateien haben. Wählen Sie weniger.',
  'reply.files.tooLarge': 'Zusammen sind diese Dateien größer als {most} MB. Wählen Sie weniger.',
  'reply.from.paused':
    'Das Support-Postfach {address} ist angehalten, deshalb wird von dort nichts gesendet. Bitten Sie einen Administrator, es fortzusetzen.',
  'reply.from.none':
    'Es gibt kein laufendes Support-Postfach, von dem eine Antwort gesendet werden könnte. Bitten Sie einen Administrator, eines zu verbinden.',
  'reply.from.notConnected':
    'Das Support-Postfach dieses Tickets ist nicht mehr verbunden, deshalb kann von dort nichts gesendet werden. Bitten Sie einen Administrator, es zu verbinden.',
  'reply.noWay':
    'Frontdesk hat keine E-Mail-Adresse dieses Kunden und erreicht ihn nicht in Teams. Bitten Sie ihn, die App Frontdesk in Teams zu öffnen, oder tragen Sie seine Adresse unter „Anfrage von“ ein.',
  'reply.wroteMeanwhile':
    'Es wurde noch nichts gesendet: {who} hat gerade geschrieben. Lesen Sie das oben und senden Sie dann Ihre Antwort, oder gehen Sie zurück.',
  'reply.changed':
    'Es wurde nichts gesendet: Diese Antwort hat sich geändert, seit Sie sie gesehen haben. Wählen Sie „Vorschau“, um sie noch einmal anzusehen.',
  'reply.preview.fromChat': 'Frontdesk',
  'reply.preview.toChat': '{name}, im Teams-Chat',
}
