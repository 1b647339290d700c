// The app as Teams lists it, and its message extension, in German.
import type { EXTENSION as English } from '../en/extension.ts'

export const EXTENSION: Readonly<Record<keyof typeof English, string>> = {
  'extension.app.name': 'Frontdesk',
  'extension.app.fullName': 'Frontdesk, der Helpdesk in Teams',
  'extension.app.short': 'Aus E-Mails an den Support werden Ticketkarten in Ihren Kanälen.',
  'extension.app.full':
    'Frontdesk ist ein Helpdesk mitten in Teams. Aus einer E-Mail an Ihr Support-Postfach wird eine Ticketkarte im richtigen Kanal. Agenten lesen dort den ganzen Verlauf, antworten dem Kunden, schreiben Notizen, weisen Tickets zu, führen sie zusammen und erledigen sie, und jede Änderung erscheint für alle auf der Karte. Kunden schreiben E-Mails wie immer und wählen die Kategorie ihrer Anfrage mit einer Schaltfläche in Teams.',
  'extension.prompt.mine': 'Meine Tickets zeigen',
  'extension.prompt.mineWhat': 'Die offenen Tickets, die Sie betreffen',
  'extension.prompt.new': 'Um Hilfe bitten',
  'extension.prompt.newWhat': 'Ein Ticket öffnen und es hier verfolgen',
  'extension.prompt.help': 'Was kann ich tun?',
  'extension.prompt.helpWhat': 'Alles, was Sie Frontdesk fragen können',
  'extension.search.title': 'Tickets suchen',
  'extension.search.what': 'Ein Ticket über seine Nummer oder mit Suchwörtern finden und teilen',
  'extension.search.input': 'Nummer oder Wörter',
  'extension.search.inputWhat': 'Eine Nummer wie 12 oder Wörter aus dem Betreff oder dem Namen der anfragenden Person',
  'extension.search.none': 'Es gibt keine offenen Tickets, die Sie sehen können.',
  'extension.search.nothing': 'Dazu gibt es kein Ticket, das Sie sehen können.',
  'extension.create.title': 'Ticket aus Nachricht erstellen',
  'extension.create.what': 'Aus dieser Nachricht ein Ticket machen, für die Person, die sie geschrieben hat',
  'extension.create.dialog': 'Ticket erstellen',
  'extension.create.done': 'Ticket #{number} ist erstellt. Seine Karte ist im Kanal „{channel}“.',
  'extension.create.doneWithoutCard':
    'Ticket #{number} ist erstellt. Dafür ist kein Kanal verknüpft, darum hat es keine Karte: Schreiben Sie „ticket {number}“ in unserem persönlichen Chat.',
  'extension.create.already': 'Diese Nachricht ist schon Ticket #{number}. Es wurde nichts erstellt.',
  'extension.create.alreadyUnseen': 'Diese Nachricht ist schon ein Ticket. Es wurde nichts erstellt.',
  'extension.problem.unknown':
    'Diesen Befehl kenne ich nicht mehr. Bitten Sie Ihren Administrator, die App Frontdesk in Teams zu aktualisieren.',
  'extension.problem.noMessage':
    'Teams hat die Nachricht nicht mitgeschickt. Versuchen Sie es noch einmal im Menü der Nachricht selbst.',
  'extension.problem.deleted': 'Diese Nachricht wurde gelöscht, darum kann daraus kein Ticket werden.',
  'extension.problem.app':
    'Diese Nachricht hat eine App geschrieben. Tickets entstehen aus dem, was Menschen schreiben.',
  'extension.problem.nobody':
    'Teams sagt nicht, wer diese Nachricht geschrieben hat, darum kann daraus kein Ticket werden.',
  'extension.problem.noText':
    'Diese Nachricht hat keinen Text. Eine Karte, ein Bild oder eine Datei allein kann kein Ticket werden.',
  'extension.problem.form':
    'Mit dem, was dieses Formular gesendet hat, konnte ich nichts anfangen. Es wurde nichts erstellt. Öffnen Sie es noch einmal über das Menü der Nachricht.',
}
