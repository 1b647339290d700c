// What a browser shows in place of a file, in German.
import type { LINKS as English } from '../en/links.ts'

export const LINKS: Readonly<Record<keyof typeof English, string>> = {
  'links.gone': 'Dieser Link funktioniert nicht mehr',
  'links.unavailable': 'Diese Datei lässt sich nicht öffnen',
  'links.outside.title': 'Das Postfach hat nicht geantwortet',
  'links.outside.text':
    'Die Datei konnte gerade nicht aus dem Support-Postfach gelesen werden. Versuchen Sie es mit dem Link in einer Minute noch einmal. Wenn es weiterhin nicht geht, bitten Sie einen Administrator, in Frontdesk nach dem Postfach zu sehen.',
  'links.flooded.title': 'Zu viele Aufrufe auf einmal',
  'links.flooded.text':
    'Aus Ihrem Netz kam mehr, als Frontdesk auf einmal beantwortet. Bitte warten Sie eine Minute und versuchen Sie es dann noch einmal.',
  'links.failed.title': 'Das hat nicht geklappt',
  'links.failed.text':
    'Bei uns ist ein Fehler aufgetreten. Versuchen Sie es mit dem Link in einer Minute noch einmal. Wenn es weiterhin nicht geht, nennen Sie Ihrem Administrator diese Nummer: {id}.',
}
