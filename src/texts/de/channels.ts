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

  'channels.link.now':
    'Dieser Kanal ist mit {organisation} verknüpft. Wenn Sie eine andere Organisation wählen, verlassen die Tickets von {organisation} diesen Kanal.',
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
    'Sie können einen Kanal nur mit Organisationen verknüpfen, die Sie verwalten und zu denen der Tenant dieses Teams gehört. Wählen Sie eine aus der Liste.',

  'channels.also': 'Weitere Tickets',
  'channels.also.title': 'Weitere Tickets in {channel}',
  'channels.also.lead':
    'Dieser Kanal kann auch Tickets zeigen, die in anderen Kanälen stehen. Ihre Karten lassen sich hier genauso bedienen. Das gilt für neue Tickets und für andere, sobald sie einsortiert werden oder sich ihre Priorität ändert.',
  'channels.also.which': 'Welche Tickets',
  'channels.also.whichOnes':
    '{which, select, all {Alle Tickets} high {Tickets mit hoher Priorität und dringende} urgent {Dringende Tickets} other {Nur die für diesen Kanal}}',
  'channels.also.organisation.hint': 'Mit allen Organisationen darunter.',
  'channels.also.text':
    '{which, select, all {Zeigt auch alle Tickets von {organisation}} high {Zeigt auch Tickets von {organisation} mit hoher Priorität und dringende} other {Zeigt auch dringende Tickets von {organisation}}}',
  'channels.also.saved': 'Was {channel} zeigt, ist gespeichert.',
  'channels.also.off': 'Dieser Kanal nimmt zurzeit keine Tickets an. Verknüpfen Sie ihn zuerst wieder.',
  'channels.also.problem.organisation': 'Wählen Sie die Organisation, für die dieser Kanal da ist, oder eine darunter.',
  'channels.also.problem.most': 'Wählen Sie höchstens {most} Kanäle.',
  'channels.also.problem.channel':
    'Einer dieser Kanäle ist nicht mehr verknüpft oder für eine andere Organisation da. Wählen Sie neu.',
  'channels.also.problem.changed':
    'Jemand hat diesen Kanal inzwischen geändert. Was Sie gewählt haben, steht unten; speichern Sie noch einmal, um es zu übernehmen.',

  'channels.unlink': 'Trennen',
  'channels.unlink.title': 'Kanal {channel} trennen?',
  'channels.unlink.lead':
    'Offene Tickets ziehen in den Kanal ihres Postfachs um oder in den nächsten, der verknüpft ist. Auf ihren Karten hier steht dann, wohin. Kein Postfach, keine Kategorie und keine Art der Anfrage verwendet diesen Kanal danach noch.',
  'channels.unlink.tickets': 'Offene Tickets hier',
  'channels.unlink.alsoShown': 'Offene Tickets, die auch hier stehen',
  'channels.unlink.mailboxes': 'Postfächer',
  'channels.unlink.categories': 'Kategorien',
  'channels.unlink.serviceTypes': 'Arten der Anfrage',
  'channels.unlink.none': 'Keine',
  'channels.unlink.done':
    '{count, plural, =0 {{channel} ist getrennt.} one {{channel} ist getrennt. Ein offenes Ticket ist umgezogen.} other {{channel} ist getrennt. # offene Tickets sind umgezogen.}}',

  'channels.thread': 'Notizen ohne Erwähnung',
  'channels.thread.title': 'Notizen ohne Erwähnung in {channel}',
  'channels.thread.lead':
    'Für eine Notiz muss man @Frontdesk heute unter der Ticketkarte erwähnen. Wenn Sie das hier einschalten, wird jede Nachricht, die ein Agent dort schreibt, als Notiz gespeichert. Sagen Sie das vorher allen im Team.',
  'channels.thread.lead.on':
    'Jede Nachricht, die ein Agent in diesem Kanal unter eine Ticketkarte schreibt, wird als Notiz gespeichert. Wenn Sie das ausschalten, muss man @Frontdesk für eine Notiz wieder erwähnen. Gespeicherte Notizen bleiben.',
  'channels.thread.what': 'Was gespeichert wird',
  'channels.thread.what.text':
    'Was Agenten unter Ticketkarten schreiben, als interne Notiz des Tickets. Bearbeiten und Löschen wirkt auch auf die Notiz. Eine Reaktion zeigt, dass eine Nachricht gespeichert ist. Nachrichten anderer Personen und Nachrichten an anderen Stellen im Kanal werden nicht gespeichert. Nichts davon geht je an einen Kunden.',
  'channels.thread.readers': 'Wer es liest',
  'channels.thread.readers.text':
    'Alle, die die Notizen des Tickets sehen dürfen: die Agenten und Administratoren seiner Organisation und der Organisationen darüber, auch wenn sie nicht in diesem Team sind.',
  'channels.thread.consent': 'Was dafür nötig ist',
  'channels.thread.consent.text':
    'Die App muss in Teams um Nachrichten ohne Erwähnung bitten (Berechtigung ChannelMessage.Read.Group), und ein Besitzer des Teams muss zustimmen. Fragen Sie, wer Frontdesk betreibt.',
  'channels.thread.now': 'Zurzeit',
  'channels.thread.off': 'Ausgeschaltet',
  'channels.thread.heard': 'Nachrichten unter Ticketkarten werden als Notizen gespeichert. Zuletzt gehört: {when}.',
  'channels.thread.unheard':
    'Notizen ohne Erwähnung sind eingeschaltet, aber Teams hat noch keine Nachricht ohne Erwähnung gesendet. Bis dahin muss man @Frontdesk erwähnen.',
  'channels.thread.switchOn': 'Einschalten',
  'channels.thread.switchOff': 'Ausschalten',
  'channels.thread.done.on':
    'Notizen ohne Erwähnung sind für {channel} eingeschaltet. Sobald Teams die erste Nachricht sendet, steht das in dieser Liste.',
  'channels.thread.done.off':
    'Notizen ohne Erwähnung sind für {channel} ausgeschaltet. Notizen brauchen wieder eine Erwähnung.',

  'channels.problem.private':
    'Dieser Kanal gehört nicht zu dieser Organisation, und andere lesen mit. Fragen Sie mich in unserem persönlichen Chat.',
  'channels.problem.outside':
    'Schreiben Sie das in den Kanal, den Sie meinen: @Frontdesk {command, select, link {kanal verknüpfen} other {kanal trennen}}',
  'channels.problem.notLinked':
    'Dieser Kanal ist nicht verknüpft. Schreiben Sie „kanäle“, um die verknüpften Kanäle zu sehen.',
  'channels.problem.notYours':
    'Dieser Kanal ist nicht verknüpft, oder er gehört zu einer Organisation, die Sie nicht verwalten.',
}
