// What is said in a conversation, in German.
import type { CHAT as English } from '../en/chat.ts'

export const CHAT: Readonly<Record<keyof typeof English, string>> = {
  'chat.hi': 'Guten Tag!',
  'chat.hiName': 'Guten Tag, {name}!',
  'chat.hiHelp': 'Guten Tag! Das kann ich für Sie tun.',
  'chat.hiNameHelp': 'Guten Tag, {name}! Das kann ich für Sie tun.',
  'chat.welcome': 'Gern geschehen!',
  'chat.welcomeAgain': 'Gern geschehen! Das kann ich noch für Sie tun.',
  'chat.welcomeInThread':
    'Gern geschehen! Erwähnen Sie mich hier mit einer Notiz für Ihr Team oder mit „antwort“ und Ihrem Text, um dem Kunden zu schreiben.',
  'chat.anythingElse': 'Wenn noch etwas ist, schreiben Sie es mir einfach.',
  'chat.iAmFrontdesk': 'Guten Tag, ich bin Frontdesk',
  'chat.whatCanWeDo':
    'Was können wir für Sie tun? Schreiben Sie es mir in Ihren eigenen Worten, dann eröffne ich ein Ticket für unser Support-Team.',
  'chat.onlyWords':
    'Ich kann nur Worte lesen. Schreiben Sie mir in einem Satz, was Sie brauchen, dann eröffne ich ein Ticket für unser Support-Team.',
  'chat.myTickets': 'Meine Tickets',
  'chat.customerHelp.lead':
    'Schreiben Sie mir in Ihren eigenen Worten, was Sie brauchen. Außerdem verstehe ich Folgendes:',
  'chat.customerHelp.newTicket': 'Unser Support-Team um Hilfe bitten',
  'chat.customerHelp.myTickets': 'Ihre Anfragen und wie es um sie steht',
  'chat.customerHelp.ticket': 'Eines Ihrer Tickets mit allem, was geschrieben wurde',
  'chat.customerHelp.find': 'Ihre Tickets nach Wörtern durchsuchen',
  'chat.customerHelp.notifyMe': 'Wo ich Ihnen von Ihren Tickets berichte',
  'chat.customerHelp.help': 'Was Sie mich fragen können',
  'chat.offer.button': 'Ticket eröffnen',
  'chat.offer.text': 'Soll ich mit diesem Text ein Ticket eröffnen?',
  'chat.unkept':
    'Bilder, Aufnahmen und Ähnliches aus diesem Chat kann ich nicht aufbewahren: Unser Team liest nur, dass Sie etwas geschickt haben. Hängen Sie es als Datei an oder schicken Sie es per E-Mail.',
  'chat.noFiles':
    'Dateien und Bilder aus Teams kann ich nicht aufbewahren. Schreiben Sie mir, was Sie brauchen, oder schicken Sie die Datei in einer E-Mail.',
  'chat.leftThere':
    '{where, select, chat {Im Chat} other {In der Unterhaltung}} in Teams: {names}{isAll, select, yes {} other { und weitere}}',
  'chat.notServed':
    'Es wurde nichts notiert: Dieses Ticket gehört nicht zur Organisation dieses Kanals. Fragen Sie mich in unserem persönlichen Chat.',
  'chat.noted': 'Bei #{number} notiert. Nur Ihr Team sieht es.',
  'chat.notedWithoutFiles':
    'Bei #{number} notiert. Nur Ihr Team sieht es. Dateien aus Teams kann ich nicht aufbewahren: {files, plural, one {Ihre bleibt in dieser Unterhaltung.} other {Ihre bleiben in dieser Unterhaltung.}}',
  'chat.wrote': '{name} schrieb:\n{text}',
  'chat.whichTicket': 'Um welches Ticket geht es? Geben Sie seine Nummer ein, zum Beispiel 12.',
  'chat.closedDoor':
    'Ich arbeite noch nicht für Ihre Organisation. Wenn Sie das anders erwartet haben, fragen Sie bitte dort nach, woher Sie diese App haben.',
  'chat.flooded':
    'Das war viel auf einmal, darum habe ich einen Teil ausgelassen. Warten Sie ein paar Sekunden und versuchen Sie es dann noch einmal.',
  'chat.working': 'Ich bin schon dabei. Bitte sehen Sie gleich noch einmal nach.',
  'chat.button.wrongData':
    'Mit dem, was diese Schaltfläche gesendet hat, konnte ich nichts anfangen. Es wurde nichts geändert. Prüfen Sie Ihre Eingaben oder lassen Sie sich die Karte noch einmal zeigen.',
  'chat.button.malformed': 'Mit dem, was diese Schaltfläche gesendet hat, konnte ich nichts anfangen.',
  'chat.button.unknown': 'Diese Schaltfläche funktioniert nicht mehr. Lassen Sie sich die Karte noch einmal zeigen.',
}
