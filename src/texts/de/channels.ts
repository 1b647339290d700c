// The room of the channels, in German.
import type { CHANNELS as English } from '../en/channels.ts'

export const CHANNELS: Readonly<Record<keyof typeof English, string>> = {
  'channels.title': 'Kanäle',
  'channels.what': 'Wo Tickets erscheinen',
  'channels.lead':
    'Hier erscheinen die Tickets dieser Organisation. Um einen Kanal hinzuzufügen, schreiben Sie dort „@Frontdesk kanal verknüpfen“.',
  'channels.empty':
    'Mit dieser Organisation ist kein Kanal verknüpft. Ihre Tickets erscheinen in den Kanälen der Organisation darüber.',
  'channels.unreached':
    'Diesen Personen kann ich in unserem persönlichen Chat nicht schreiben: {names}. Sie öffnen in Teams „Apps“, suchen nach Frontdesk und wählen „Hinzufügen“.',
  'channels.moreNames': '{count, plural, one {eine weitere} other {# weitere}}',
  'channels.working': 'Funktioniert',
  'channels.untried': 'Noch nicht benutzt',
  'channels.failing': 'Funktioniert nicht',
  'channels.place': '{kind, select, private {{team}, privater Kanal} shared {{team}, geteilter Kanal} other {{team}}}',
  'channels.lastCard': 'Letzte Karte: {ago}',
  'channels.lastCard.never': 'bisher keine',
  'channels.parked':
    '{count, plural, one {Eine davon versucht Frontdesk nicht mehr von selbst. Wählen Sie „Noch einmal versuchen“.} other {# davon versucht Frontdesk nicht mehr von selbst. Wählen Sie „Noch einmal versuchen“.}}',
  'channels.fact.team': 'Team',
  'channels.fact.state': 'Zustand',
  'channels.fact.lastCard': 'Letzte Karte',
  'channels.back': 'Kanäle',
  'channels.unlinked': 'Nicht mehr verknüpft',
  'channels.off': 'Abgeschaltet',
  'channels.again': 'Noch einmal versuchen',
  'channels.test': 'Testen',
  'channels.test.again': 'Noch einmal testen',
  'channels.test.step': 'Test',
  'channels.test.timeout':
    'Teams hat nicht rechtzeitig geantwortet. Warten Sie eine Minute und testen Sie dann noch einmal. Bleibt eine Testkarte im Kanal stehen, können Sie sie löschen.',
  'channels.test.verdict.good': 'Alles funktioniert.',
  'channels.test.verdict.warning': 'Karten kommen hier an. Was sonst noch zu tun ist, steht unten bei den Schritten.',
  'channels.test.verdict.problem': 'Etwas funktioniert nicht. Was zu tun ist, steht unten bei den Schritten.',
  'channels.test.card': 'Ein Test dieses Kanals',
  'channels.test.card.soon':
    'Ein Administrator testet, ob Frontdesk hier Karten senden kann. Diese Karte verschwindet von selbst.',
  'channels.test.card.done':
    'Ein Administrator hat getestet, ob Frontdesk hier Karten senden kann. Es ist nichts zu tun.',
  'channels.test.installed': 'Frontdesk im Kanal',
  'channels.cure.teamRemoved':
    'Frontdesk wurde aus dem Team entfernt. Fügen Sie es wieder hinzu: in Teams „Apps“ öffnen, nach Frontdesk suchen, „Zu einem Team hinzufügen“ wählen.',
  'channels.cure.channelRemoved':
    'Frontdesk wurde aus dem Kanal entfernt. Ein Besitzer des Kanals fügt es unter „Kanal verwalten“, „Apps“ wieder hinzu.',
  'channels.cure.channelDeleted':
    'Der Kanal wurde gelöscht. Ein Besitzer des Teams kann ihn 30 Tage lang wiederherstellen. Soll er gelöscht bleiben, trennen Sie ihn hier.',
  'channels.cure.channelUnshared':
    'Der Kanal wird nicht mehr mit dem Team geteilt. Bitten Sie seinen Besitzer, ihn wieder zu teilen, oder trennen Sie ihn hier.',
  'channels.cure.teamArchived':
    'Das Team wurde archiviert. Ein Besitzer des Teams kann es wiederherstellen. Soll es archiviert bleiben, trennen Sie den Kanal hier.',
  'channels.cure.teamDeleted':
    'Das Team wurde gelöscht. Sein Besitzer kann es 30 Tage lang wiederherstellen. Soll es gelöscht bleiben, trennen Sie den Kanal hier.',
  'channels.cure.unlinked':
    'Der Kanal wurde getrennt. Um ihn wieder zu verknüpfen, schreiben Sie dort „@Frontdesk kanal verknüpfen“.',
  'channels.test.post': 'Karte senden',
  'channels.test.post.good': 'Teams hat sie angenommen.',
  'channels.test.redraw': 'Karte ändern',
  'channels.test.redraw.good': 'Teams hat die Änderung angenommen.',
  'channels.test.remove': 'Karte wieder entfernen',
  'channels.test.remove.good': 'Sie ist weg.',
  'channels.test.remove.left':
    'Teams lässt mich die Karte hier nicht entfernen. Auf ihr steht, dass sie ein Test war. Sie können sie löschen.',
  'channels.test.members': 'Personen im Kanal',
  'channels.test.members.good':
    '{people, plural, one {Eine Person} other {# Personen}}, davon {agents, plural, one {eine, die hier Tickets bearbeiten darf} other {#, die hier Tickets bearbeiten dürfen}}.',
  'channels.test.members.none':
    '{people, plural, one {Hier ist eine Person, und sie darf keine Tickets bearbeiten.} other {Hier sind # Personen, und keine davon darf Tickets bearbeiten.}} Laden Sie sie ein, zum Beispiel so: @Frontdesk einladen @Anna agent',
  'channels.test.reach': 'Persönliche Chats der Agenten',
  'channels.test.reach.good': 'Ich kann allen schreiben.',
  'channels.test.reach.some':
    'Diesen Personen kann ich nicht schreiben: {names}. Sie öffnen in Teams „Apps“, suchen nach Frontdesk und wählen „Hinzufügen“.',
  'channels.test.unlinked':
    'Dieser Kanal ist nicht mehr verknüpft, also gibt es nichts zu testen. Um ihn wieder zu verknüpfen, schreiben Sie dort „@Frontdesk kanal verknüpfen“.',
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
