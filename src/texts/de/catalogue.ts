// Categories, service types, canned texts, in German.
import type { CATALOGUE as English } from '../en/catalogue.ts'

export const CATALOGUE: Readonly<Record<keyof typeof English, string>> = {
  'catalogue.title': '{kind, select, category {Kategorien} serviceType {Arten der Anfrage} other {Textbausteine}}',
  'catalogue.what':
    '{kind, select, category {Worum es in Tickets geht} serviceType {Was zu tun ist} other {Womit Antworten beginnen}}',
  'catalogue.lead':
    '{kind, select, category {Worum es in Tickets geht. Kunden wählen eine Kategorie mit einer Schaltfläche.} serviceType {Was zu tun ist. Die Art der Anfrage wird nach der Kategorie gewählt.} other {Texte, mit denen Agenten eine Antwort beginnen. Vor dem Senden können sie den Text ändern.}}',
  'catalogue.empty':
    '{kind, select, category {Es gibt noch keine Kategorie. Fügen Sie die erste hinzu.} serviceType {Es gibt noch keine Art der Anfrage. Fügen Sie die erste hinzu.} other {Es gibt noch keinen Textbaustein. Fügen Sie den ersten hinzu.}}',
  'catalogue.add':
    '{kind, select, category {Kategorie hinzufügen} serviceType {Art der Anfrage hinzufügen} other {Textbaustein hinzufügen}}',
  'catalogue.edit':
    '{kind, select, category {Kategorie bearbeiten} serviceType {Art der Anfrage bearbeiten} other {Textbaustein bearbeiten}}',
  'catalogue.sampleName':
    '{kind, select, category {Hardware} serviceType {Reparatur} other {Nach der Seriennummer fragen}}',
  'catalogue.sampleText':
    "{kind, select, category {Drucker, Laptops, Telefone} serviceType {Etwas ist defekt und muss repariert werden} other {Guten Tag '{requester}', können Sie uns bitte die Seriennummer des Geräts schicken?}}",

  'catalogue.effect.priority':
    '{priority, select, low {Priorität niedrig} normal {Priorität normal} high {Priorität hoch} other {Priorität dringend}}',
  'catalogue.effect.channel': 'Kanal {channel}',
  'catalogue.effect.alsoIn': 'Auch in {channels}',
  'catalogue.effect.categories': 'Nur bei {categories}',
  'catalogue.retired': 'Nicht mehr angeboten',
  'catalogue.hidden.here': 'Hier ausgeblendet',
  'catalogue.hidden.by': 'Ausgeblendet von {name}',
  'catalogue.hidden.above': 'Ausgeblendet von einer Organisation darüber',
  'catalogue.retire': 'Nicht mehr anbieten',
  'catalogue.restore': 'Wieder anbieten',
  'catalogue.delete': 'Löschen',
  'catalogue.hide': 'Hier ausblenden',
  'catalogue.show': 'Hier einblenden',

  'catalogue.form.lead':
    '{kind, select, cannedText {Den Textbaustein können die Agenten dieser Organisation und aller Organisationen darunter wählen.} other {Gilt für diese Organisation und alle Organisationen darunter.}}',
  'catalogue.text': 'Text',
  'catalogue.description': 'Beschreibung',
  'catalogue.description.hint': 'Hilft bei der Auswahl.',
  'catalogue.priority.hint':
    'Tickets mit dieser Auswahl bekommen diese Priorität, wenn noch niemand eine festgelegt hat.',
  'catalogue.channel.hint': 'Tickets mit dieser Auswahl kommen in diesen Kanal.',
  'catalogue.alsoIn.hint':
    'Die Karte solcher Tickets steht auch dort und lässt sich dort bedienen. Höchstens {most} Kanäle.',
  'catalogue.noChange': 'Keine Änderung',
  'catalogue.categories': 'Nur bei diesen Kategorien',
  'catalogue.categories.hint': 'Ohne Auswahl wird sie bei allen Kategorien angeboten.',

  'catalogue.saved':
    '{kind, select, category {Die Kategorie „{name}“ ist gespeichert.} serviceType {Die Art der Anfrage „{name}“ ist gespeichert.} other {Der Textbaustein „{name}“ ist gespeichert.}}',
  'catalogue.restored': '„{name}“ wird wieder angeboten.',
  'catalogue.retiredNow':
    '{kind, select, cannedText {„{name}“ wird nicht mehr angeboten.} other {„{name}“ wird nicht mehr angeboten, bleibt aber bei alten Tickets stehen.}}',
  'catalogue.deleted': '„{name}“ ist gelöscht.',
  'catalogue.gone': 'Diesen Eintrag gibt es nicht mehr. Öffnen Sie die Liste neu.',

  'catalogue.user.ticket': 'Ticket #{number} verwendet den Eintrag',
  'catalogue.user.mailbox': 'Das Postfach {address} ist damit verknüpft',
  'catalogue.user.serviceType': 'Die Art der Anfrage „{name}“ gehört dazu',
  'catalogue.user.rule': 'Die Regel „{name}“ verwendet den Eintrag',
  'catalogue.problem.inUse':
    '„{name}“ wurde nicht gelöscht: {user}. „{name}“ bleibt in der Liste, wird aber nicht mehr angeboten.',
  'catalogue.problem.notDeleted':
    '„{name}“ wurde nicht gelöscht: Jemand anderes hat den Eintrag inzwischen geändert. So sieht er jetzt aus.',
  'catalogue.problem.changed':
    'Es wurde nichts geändert: Jemand anderes hat „{name}“ inzwischen geändert. So sieht der Eintrag jetzt aus.',
  'catalogue.problem.changedForm':
    'Jemand hat „{name}“ inzwischen geändert. Ihre Eingaben stehen unten. Mit „Zurück“ sehen Sie den jetzigen Stand.',
  'catalogue.problem.removed': 'Jemand hat den Eintrag inzwischen entfernt. Ihre Eingaben stehen unten.',
  'catalogue.problem.gone':
    'Diesen Eintrag gibt es nicht mehr, oder er gehört zu einer anderen Organisation. Öffnen Sie die Liste neu.',
  'catalogue.problem.taken':
    '{kind, select, category {Es gibt schon eine Kategorie mit diesem Namen. Wählen Sie einen anderen.} serviceType {Es gibt schon eine Art der Anfrage mit diesem Namen. Wählen Sie einen anderen.} other {Es gibt schon einen Textbaustein mit diesem Namen. Wählen Sie einen anderen.}}',
  'catalogue.problem.channel': 'Dieser Kanal ist nicht mehr verknüpft. Wählen Sie einen anderen.',
  'catalogue.problem.categories': 'Eine dieser Kategorien wird nicht mehr angeboten. Wählen Sie neu.',
  'catalogue.problem.text': 'Schreiben Sie den Text.',
}
