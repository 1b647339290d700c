// The pages about privacy, terms and support, in German.
import type { LEGAL as English } from '../en/legal.ts'

export const LEGAL: Readonly<Record<keyof typeof English, string>> = {
  'legal.privacy': 'Datenschutz',
  'legal.terms': 'Nutzungsbedingungen',
  'legal.support': 'Hilfe',
  'legal.pages': 'Seiten',
  'legal.otherLanguage': 'English',
  'legal.runBy': 'Dieses Frontdesk betreibt {company}.',
  'legal.unsaid':
    'Wer dieses Frontdesk betreibt, hat hier noch keine Angaben gemacht. Bitte fragen Sie den Administrator Ihres Teams.',
  'legal.address': 'Anschrift',
  'legal.contact': 'Kontakt',
  'legal.privacyContact': 'Kontakt für den Datenschutz',
  'legal.dataLocation': 'Ort der Speicherung',
  'legal.privacy.lead':
    'Frontdesk ist ein Helpdesk in Microsoft Teams. Es macht aus E-Mails an ein Support-Postfach und aus Nachrichten an seinen Bot Tickets. Auf dieser Seite steht, was es speichert, wer das liest und wie Sie es bekommen oder löschen lassen.',
  'legal.privacy.stored': 'Was gespeichert wird',
  'legal.privacy.stored.mail':
    'Von E-Mails an ein verbundenes Support-Postfach: Betreff, Text, Absender und Empfänger sowie Namen und Größen der Anhänge. Die Dateien selbst bleiben im Postfach.',
  'legal.privacy.stored.chat':
    'Von Nachrichten an den Bot in Teams: was ihm geschrieben oder zu einem Ticket gemacht wurde, und Links auf mitgeschickte Dateien. Die Dateien bleiben, wo sie hochgeladen wurden.',
  'legal.privacy.stored.ticket':
    'Von Tickets: wer gefragt hat, wer es bearbeitet, Notizen, Antworten, Bewertungen und wer wann was geändert hat.',
  'legal.privacy.stored.person':
    'Von Personen, die den Bot verwenden: Name, E-Mail-Adressen, Sprache, Rolle und die Kennungen, unter denen Microsoft 365 sie und ihre Organisation kennt.',
  'legal.privacy.stored.not':
    'Nichts davon wird für Werbung verwendet, verkauft oder an andere weitergegeben. Es gibt keine Cookies zur Verfolgung, und diese Seiten setzen überhaupt keine.',
  'legal.privacy.readers': 'Wer das liest',
  'legal.privacy.readers.agents':
    'Agenten und Administratoren der Organisation, zu der das Ticket gehört, und derer darüber, etwa des Partners, der sie betreut.',
  'legal.privacy.readers.requester': 'Wer gefragt hat, sieht sein eigenes Ticket, ohne interne Notizen.',
  'legal.privacy.readers.channel': 'Wer einen Kanal in Teams lesen kann, sieht die Ticketkarten, die dort stehen.',
  'legal.privacy.readers.microsoft':
    'E-Mails und Nachrichten laufen über Microsoft 365 (Exchange Online und Teams), wie sie es auch ohne Frontdesk täten.',
  'legal.privacy.kept': 'Wie lange es aufbewahrt wird',
  'legal.privacy.kept.setting':
    'Jede Organisation legt fest, wie lange die Texte erledigter Tickets und die Absender und Betreffzeilen im E-Mail-Protokoll aufbewahrt werden; danach löscht Frontdesk sie von selbst. Ohne diese Festlegung bleiben sie, bis jemand sie löscht.',
  'legal.privacy.kept.audit':
    'Wer was an den Einstellungen geändert hat, wird länger aufbewahrt, weil Administratoren das nachsehen können müssen.',
  'legal.privacy.rights': 'Ihre Rechte',
  'legal.privacy.rights.how':
    'Sie können eine Kopie von allem verlangen, was Sie betrifft, außerdem seine Berichtigung oder Löschung. Schreiben Sie dazu an den Kontakt für den Datenschutz auf dieser Seite. Ein Administrator erstellt dann die Kopie oder löscht es in Frontdesk, bei Ihrer Organisation und denen darunter.',
  'legal.privacy.rights.mailbox':
    'E-Mails, die noch im Postfach liegen, und Nachrichten in Teams gehören der Organisation, die sie hat. Wenden Sie sich dafür an sie.',
  'legal.terms.lead':
    'Diese Bedingungen gelten für alle, die Frontdesk in Teams, per E-Mail oder auf der Seite eines Tickets verwenden. Was der Betreiber und Ihre Organisation vereinbart haben, geht vor.',
  'legal.terms.use': 'Nutzung',
  'legal.terms.use.purpose':
    'Verwenden Sie Frontdesk, um Unterstützung zu bekommen und zu geben, so wie Ihre Organisation es erlaubt.',
  'legal.terms.use.care':
    'Senden Sie nichts Rechtswidriges und versuchen Sie nicht, Tickets anderer zu sehen oder den Dienst zu stören. Ein Link auf die Seite eines Tickets ist für Sie bestimmt: Wer ihn hat, kann das Ticket lesen.',
  'legal.terms.use.secrets': 'Bitte senden Sie keine Passwörter. Agenten fragen nie danach.',
  'legal.terms.service': 'Der Dienst',
  'legal.terms.service.as':
    'Frontdesk wird mit Sorgfalt betrieben, aber ohne Zusage, dass es immer verfügbar oder frei von Fehlern ist.',
  'legal.terms.service.urgent':
    'Rufen Sie in Notfällen an. Ob und wie schnell ein Ticket beantwortet wird, liegt beim Support-Team.',
  'legal.terms.service.change': 'Diese Bedingungen können sich ändern. Es gilt die Fassung auf dieser Seite.',
  'legal.support.lead': 'Hilfe zu Frontdesk selbst. Für alles andere öffnen Sie ein Ticket: Dafür ist es da.',
  'legal.support.ask': 'So bekommen Sie Hilfe',
  'legal.support.ask.bot':
    'Öffnen Sie in Teams den Chat mit Frontdesk und schreiben Sie „hilfe“. Es zählt auf, was Sie tun können.',
  'legal.support.ask.ticket':
    'Um ein Ticket zu öffnen, schreiben Sie in diesem Chat, was Sie brauchen, oder eine E-Mail an Ihre Support-Adresse.',
  'legal.support.ask.contact':
    'Wenn der Bot nicht antwortet oder Sie persönliche Hilfe brauchen, schreiben Sie an den Kontakt auf dieser Seite.',
  'legal.support.ask.admin':
    'Wie man Frontdesk installiert und einrichtet, finden Administratoren im README des Produkts.',
}
