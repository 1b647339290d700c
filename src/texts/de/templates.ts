// What stands in the card templates themselves, in German.
import type { TEMPLATES as English } from '../en/templates.ts'

export const TEMPLATES: Readonly<Record<keyof typeof English, string>> = {
  'templates.category': 'Kategorie',
  'templates.serviceType': 'Art der Anfrage',
  'templates.assignedTo': 'Zugewiesen an',
  'templates.chooseOne': 'Bitte wählen',
  'templates.chooseFromList': 'Wählen Sie einen Eintrag aus der Liste.',
  'templates.chooseOrganisation': 'Wählen Sie eine Organisation aus der Liste.',
  'templates.configure': 'Einstellungen',
  'templates.conversationHint': 'Sie sehen, was Sie und unser Team einander geschrieben haben.',
  'templates.for': 'Für',
  'templates.help': 'Was Sie Frontdesk fragen können',
  'templates.linkChannel':
    'Hier erscheinen die Ticketkarten der Organisation, die Sie wählen, und die der Organisationen darunter, die keinen eigenen Kanal haben.',
  'templates.more': 'Mehr',
  'templates.noEmail': 'Es wurde noch keine E-Mail gelesen.',
  'templates.openInOutlook': 'In Outlook öffnen',
  'templates.organisation': 'Organisation',
  'templates.preview': 'Vorschau',
  'templates.previewCc': 'Cc',
  'templates.previewFrom': 'Von',
  'templates.previewTo': 'An',
  'templates.showLess': 'Weniger anzeigen',
  'templates.toCustomer': 'Das geht an den Kunden',
  'templates.yourChoice': 'Ihre Auswahl',
}
