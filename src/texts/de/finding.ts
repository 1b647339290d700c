// Lists, search and filters of tickets, in German.
import type { FINDING as English } from '../en/finding.ts'

export const FINDING: Readonly<Record<keyof typeof English, string>> = {
  'finding.list.mine': 'Meine',
  'finding.list.unassigned': 'Nicht zugewiesen',
  'finding.list.waiting': 'Wartend',
  'finding.list.overdue': 'Überfällig',
  'finding.list.urgent': 'Dringend',
  'finding.list.resolved': 'Erledigt',
  'finding.list.all': 'Alle offenen',
  'finding.title.mine':
    '{total, plural, =0 {Ihnen sind keine offenen Tickets zugewiesen} one {Ihnen ist ein offenes Ticket zugewiesen} other {Ihnen sind {count} offene Tickets zugewiesen}}',
  'finding.title.theirs':
    '{total, plural, =0 {{holder} sind keine offenen Tickets zugewiesen} one {{holder} ist ein offenes Ticket zugewiesen} other {{holder} sind {count} offene Tickets zugewiesen}}',
  'finding.title.unassigned':
    '{total, plural, =0 {Keine Tickets ohne Zuweisung} one {Ein Ticket ohne Zuweisung} other {{count} Tickets ohne Zuweisung}}',
  'finding.title.waiting':
    '{total, plural, =0 {Keine Tickets warten auf Kunden} one {Ein Ticket wartet auf Kunden} other {{count} Tickets warten auf Kunden}}',
  'finding.title.overdue':
    '{total, plural, =0 {Keine überfälligen Tickets} one {Ein überfälliges Ticket} other {{count} überfällige Tickets}}',
  'finding.title.urgent':
    '{total, plural, =0 {Keine dringenden Tickets} one {Ein dringendes Ticket} other {{count} dringende Tickets}}',
  'finding.title.resolved':
    '{total, plural, =0 {Keine erledigten Tickets} one {Ein erledigtes Ticket} other {{count} erledigte Tickets}}',
  'finding.title.all':
    '{total, plural, =0 {Keine offenen Tickets} one {Ein offenes Ticket} other {{count} offene Tickets}}',
  'finding.title.found': '{total, plural, =0 {Keine Tickets} one {Ein Ticket} other {{count} Tickets}} mit „{words}“',
  'finding.newestShown': 'Sie sehen die neuesten. Mit einem weiteren Wort grenzen Sie die Suche ein.',
  'finding.noneFound':
    'Kein Ticket, das Sie sehen können, enthält alle diese Wörter. Versuchen Sie es mit weniger Wörtern oder nur mit dem Anfang eines Wortes.',
  'finding.noSuchList':
    'So heißt keine Liste, deshalb habe ich gesucht. Wählen Sie eine dieser Listen und dann „Filtern“, um sie einzugrenzen.',
  'finding.noSuchOwnList': 'So heißt keine Liste, deshalb habe ich in Ihren Tickets gesucht.',
  'finding.nothingAsked': 'Wonach soll ich suchen? Zum Beispiel: suche drucker',
  'finding.empty.narrowed':
    'In der Liste „{list}“ passt kein Ticket zu diesem Filter. Wählen Sie „Filter aufheben“, um die übrigen zu sehen.',
  'finding.empty.ownResolved': 'Sie sehen die Tickets, die Sie selbst eröffnet haben. Keines davon ist erledigt.',
  'finding.empty.ownOpen': 'Sie sehen die Tickets, die Sie selbst eröffnet haben. Keines davon ist offen.',
  'finding.empty.all': 'Hier wartet nichts auf Sie.',
  'finding.empty.list': 'Die Liste „{list}“ ist leer. Wählen Sie „Alle offenen“, um jedes offene Ticket zu sehen.',
  'finding.narrowed.category': 'Kategorie {name}',
  'finding.narrowed.organisation': 'Organisation {name}',
  'finding.narrowed.requester': 'Von {address}',
  'finding.notAvailable': '(nicht verfügbar)',
  'finding.row.continues': 'Weiter in #{number}',
  'finding.row.withAnother': 'Wird mit einem anderen bearbeitet',
  'finding.row.resolved': 'Erledigt {ago}',
  'finding.row.closed': 'Geschlossen {ago}',
  'finding.row.overdue': '{age} überfällig',
  'finding.row.due':
    '{unit, select, minutes {Fällig in {count} Min} hours {Fällig in {count} Std} other {Fällig in {count} Tagen}}',
  'finding.filter': 'Filtern',
  'finding.clearFilter': 'Filter aufheben',
  'finding.form.title': 'Tickets filtern',
  'finding.form.list': 'Tickets',
  'finding.form.category': 'Kategorie',
  'finding.form.organisation': 'Organisation',
  'finding.form.any': 'Alle',
  'finding.form.requester': 'Anfrage von',
  'finding.form.requesterHint': 'Die E-Mail-Adresse der anfragenden Person.',
  'finding.form.noAddress': 'Das ist keine E-Mail-Adresse. Geben Sie sie so ein: ann@contoso.com',
  'finding.form.name': 'Name der Ansicht',
  'finding.form.nameHint': 'Nur nötig, wenn Sie dies als Ansicht speichern.',
  'finding.form.nameExample': 'Drucker',
  'finding.form.show': 'Anzeigen',
  'finding.form.save': 'Ansicht speichern',
  'finding.views.title': 'Gespeicherte Ansichten',
  'finding.views.lead': 'Nur Sie sehen sie. Schreiben Sie „tickets“ und den Namen, um eine zu öffnen.',
  'finding.views.open': 'Öffnen',
  'finding.views.delete': 'Löschen',
  'finding.views.empty':
    'Sie haben noch keine Ansichten gespeichert. Wählen Sie in einer Liste „Filtern“, geben Sie einen Namen ein und drücken Sie auf „Ansicht speichern“.',
  'finding.views.noName': 'Geben Sie dieser Ansicht einen Namen, zum Beispiel: Drucker.',
  'finding.views.longName': 'Wählen Sie einen Namen mit höchstens {most} Zeichen.',
  'finding.views.tooMany': 'Sie haben {most} gespeicherte Ansichten. Löschen Sie eine, bevor Sie eine neue speichern.',
  'finding.back': 'Zurück',
  'finding.notLinked.title': 'Dieser Kanal hat keine Tickets',
  'finding.notLinked.text':
    'Er ist mit keiner Organisation verknüpft. Ein Administrator kann ihn verknüpfen, indem er hier „@Frontdesk kanal verknüpfen“ schreibt. Nach Ihren Tickets können Sie mich in unserem persönlichen Chat fragen.',
}
