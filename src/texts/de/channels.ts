// The room of the channels, in German.
import type { CHANNELS as English } from '../en/channels.ts'

export const CHANNELS: Readonly<Record<keyof typeof English, string>> = {
  'channels.title': 'Kanäle',
  'channels.what': 'Wo Tickets erscheinen',
  'channels.lead':
    'Hier erscheinen die Tickets dieser Organisation. Um einen Kanal hinzuzufügen, schreiben Sie dort „@Frontdesk kanal verknüpfen“.',
  'channels.empty':
    'Mit dieser Organisation ist kein Kanal verknüpft. Ihre Tickets erscheinen in den Kanälen der Organisation darüber.',
  'channels.failing': 'Funktioniert nicht',
  'channels.unlinked': 'Nicht mehr verknüpft',
  'channels.off': 'Abgeschaltet',
  'channels.again': 'Noch einmal versuchen',
  'channels.again.done': 'Ich versuche noch einmal, alles zu senden, was auf {channel} wartet.',

  'channels.nameless': '{kind, select, private {Privater Kanal} shared {Geteilter Kanal} other {Kanal}}',

  'channels.link.done': '{channel} ist jetzt mit {organisation} verknüpft',
  'channels.link.waiting':
    '{count, plural, =0 {Hier erscheinen die Tickets dieser Organisation und der Organisationen darunter, die keinen eigenen Kanal haben.} one {Ein Ticket, das auf einen Kanal gewartet hat, erscheint jetzt hier. Neue folgen.} other {# Tickets, die auf einen Kanal gewartet haben, erscheinen jetzt hier. Neue folgen.}}',
  'channels.link.tickets': 'Tickets',
  'channels.link.where': 'Kanäle verknüpfen Sie im jeweiligen Kanal: Schreiben Sie dort „@Frontdesk kanal verknüpfen“.',
  'channels.link.nobody': 'Nur Administratoren können Kanäle verknüpfen',
  'channels.link.nobody.text':
    'Sie verwalten keine Organisation. Bitten Sie Ihren Administrator, diesen Kanal zu verknüpfen.',
  'channels.link.whoami': 'Wer bin ich',
  'channels.link.foreign':
    'Dieser Kanal gehört zu einer Organisation, die Sie nicht verwalten. Bitten Sie deren Administrator, ihn zu trennen.',
  'channels.link.refused':
    'Sie können Kanäle nur für Organisationen verknüpfen, die Sie verwalten. Wählen Sie eine aus der Liste.',

  'channels.unlink': 'Trennen',
  'channels.unlink.title': 'Kanal {channel} trennen?',
  'channels.unlink.lead':
    'Offene Tickets ziehen in den Kanal ihres Postfachs um oder in den nächsten, der verknüpft ist. Auf ihren Karten hier steht dann, wohin. Kein Postfach, keine Kategorie und keine Art der Anfrage verwendet diesen Kanal danach noch.',
  'channels.unlink.tickets': 'Offene Tickets hier',
  'channels.unlink.mailboxes': 'Postfächer',
  'channels.unlink.categories': 'Kategorien',
  'channels.unlink.serviceTypes': 'Arten der Anfrage',
  'channels.unlink.none': 'Keine',
  'channels.unlink.done':
    '{count, plural, =0 {{channel} ist getrennt.} one {{channel} ist getrennt. Ein offenes Ticket ist umgezogen.} other {{channel} ist getrennt. # offene Tickets sind umgezogen.}}',

  'channels.problem.private':
    'Dieser Kanal gehört nicht zu dieser Organisation, und andere lesen mit. Fragen Sie mich in unserem persönlichen Chat.',
  'channels.problem.outside':
    'Schreiben Sie das in den Kanal, den Sie meinen: @Frontdesk {command, select, link {kanal verknüpfen} other {kanal trennen}}',
  'channels.problem.notLinked':
    'Dieser Kanal ist nicht verknüpft. Schreiben Sie „kanäle“, um die verknüpften Kanäle zu sehen.',
  'channels.problem.notYours':
    'Dieser Kanal ist nicht verknüpft, oder er gehört zu einer Organisation, die Sie nicht verwalten.',
}
