// What customers read on the page of their ticket, in German.
import type { PAGE as English } from '../en/page.ts'

export const PAGE: Readonly<Record<keyof typeof English, string>> = {
  'page.title': '#{number} {subject}',
  'page.errorTitle': 'Bitte prüfen: {title}',
  'page.number': 'Ticket #{number} · {organisation}',
  'page.noSubject': 'Kein Betreff',
  'page.status':
    '{status, select, new {Eingegangen} open {In Bearbeitung} waiting {Wartet auf Ihre Antwort} resolved {Erledigt} closed {Geschlossen} other {Wird zusammen mit einer anderen Anfrage bearbeitet}}',
  'page.statusText':
    '{status, select, new {Ihre Anfrage ist bei uns eingegangen. Wir melden uns bei Ihnen.} open {Wir kümmern uns um Ihre Anfrage.} waiting {Damit wir weitermachen können, brauchen wir noch etwas von Ihnen. Bitte antworten Sie unten.} resolved {Aus unserer Sicht ist Ihre Anfrage erledigt. Falls nicht, sagen Sie uns das bitte unten.} closed {Ihre Anfrage ist geschlossen.} other {Unser Team bearbeitet Ihre Anfrage zusammen mit einer anderen. Bitte antworten Sie auf unsere letzte E-Mail.}}',
  'page.about': 'Thema: {what}',
  'page.toReply': 'Antwort schreiben',
  'page.messages': 'Nachrichten',
  'page.newestFirst': 'Die neueste Nachricht steht oben.',
  'page.you': 'Sie',
  'page.opening': 'Unser Team hat dieses Ticket für Sie eröffnet.',
  'page.at': '{at, time, moment}',
  'page.noText': 'Diese Nachricht enthält keinen Text.',
  'page.unkept': 'Der Rest dieser Nachricht ist zu lang für diese Seite.',
  'page.files':
    '{count, plural, one {Mit dieser Nachricht kam 1 Datei.} other {Mit dieser Nachricht kamen # Dateien.}}',
  'page.newer': 'Neuere Nachrichten',
  'page.older': 'Frühere Nachrichten',
  'page.reply.title': 'Antworten',
  'page.reply.label': 'Ihre Nachricht',
  'page.reply.hint': 'Wenn Sie Dateien schicken möchten, antworten Sie bitte auf unsere E-Mail.',
  'page.reply.reopens': 'Mit Ihrer Nachricht wird diese Anfrage wieder geöffnet.',
  'page.reply.opensNew': 'Diese Anfrage ist schon länger abgeschlossen. Ihre Nachricht eröffnet deshalb eine neue.',
  'page.reply.send': 'Nachricht senden',
  'page.sort.title': 'Worum geht es?',
  'page.sort.category': 'Kategorie',
  'page.sort.serviceType': 'Art der Anfrage',
  'page.sort.none': 'Bitte wählen',
  'page.sort.fits': '{name} (bei {categories})',
  'page.sort.save': 'Speichern',
  'page.close.title': 'Alles geklärt?',
  'page.close.text': 'Wenn Sie hierbei keine Hilfe mehr brauchen, können Sie die Anfrage schließen.',
  'page.close.send': 'Anfrage schließen',
  'page.reopen.title': 'Noch nicht gelöst?',
  'page.reopen.text': 'Schreiben Sie uns unten, was noch fehlt, oder öffnen Sie die Anfrage einfach wieder.',
  'page.reopen.send': 'Wieder öffnen',
  'page.rate.title': 'Wie zufrieden sind Sie?',
  'page.rate.legend': 'Ihre Bewertung',
  'page.rate.stars':
    '{stars, select, s1 {1 – sehr schlecht} s2 {2 – schlecht} s3 {3 – in Ordnung} s4 {4 – gut} other {5 – sehr gut}}',
  'page.rate.word': 'Was lief gut, was nicht? (optional)',
  'page.rate.change': 'Sie können Ihre Bewertung eine Woche lang ändern.',
  'page.rate.send': 'Bewertung senden',
  'page.rate.yours': 'Sie haben uns mit {stars} von 5 bewertet. Vielen Dank!',
  'page.done.answer': 'Vielen Dank, Ihre Nachricht ist bei uns angekommen.',
  'page.done.opened':
    'Vielen Dank. Mit Ihrer Nachricht haben wir eine neue Anfrage eröffnet und antworten Ihnen per E-Mail.',
  'page.done.sort': 'Vielen Dank, Ihre Auswahl ist gespeichert.',
  'page.done.close': 'Ihre Anfrage ist geschlossen.',
  'page.done.reopen': 'Ihre Anfrage ist wieder geöffnet.',
  'page.done.rate': 'Vielen Dank für Ihre Bewertung!',
  'page.share':
    'Wer den Link zu dieser Seite hat, kann Ihre Anfrage lesen und in Ihrem Namen antworten. Leiten Sie ihn und die E-Mail, in der er steht, nicht weiter.',
  'page.until': 'Der Link funktioniert bis zum {until, date, day}. In unserer nächsten E-Mail steht ein neuer.',
  'page.problem.form':
    'Es wurde nichts gesendet, weil diese Seite lange offen war. Prüfen Sie Ihre Angaben und senden Sie sie noch einmal.',
  'page.problem.again':
    'Ihre vorige Nachricht aus diesem Formular ist gesendet. Um auch diese zu senden, drücken Sie noch einmal auf die Schaltfläche.',
  'page.problem.empty': 'Schreiben Sie zuerst Ihre Nachricht.',
  'page.problem.long':
    'Ihre Nachricht hat {count, number} Zeichen, möglich sind höchstens {most, number}. Bitte kürzen Sie sie.',
  'page.problem.huge':
    'Es wurde nichts gesendet: Ihre Nachricht ist zu lang. Gehen Sie zurück, kürzen Sie sie auf höchstens {most, number} Zeichen und senden Sie sie noch einmal.',
  'page.problem.merged':
    'Es wurde nichts geändert: Unser Team bearbeitet diese Anfrage jetzt zusammen mit einer anderen. Bitte antworten Sie auf unsere letzte E-Mail.',
  'page.problem.noRequest':
    'Es wurde nichts geändert: Unser Team hat diese Anfrage geschlossen, weil es darin keine Bitte um Hilfe gesehen hat. Wenn Sie Hilfe brauchen, schreiben Sie uns bitte eine neue E-Mail.',
  'page.problem.late':
    'Diese Anfrage ist schon zu lange abgeschlossen, um sie wieder zu öffnen. Schreiben Sie stattdessen eine Nachricht: Damit eröffnen Sie eine neue.',
  'page.problem.choose': 'Wählen Sie zuerst eine Kategorie oder eine Art der Anfrage.',
  'page.problem.gone': 'Es wurde nichts gespeichert: Diese Auswahl gibt es nicht mehr. Bitte wählen Sie etwas anderes.',
  'page.problem.misfit':
    'Es wurde nichts gespeichert: Diese Art der Anfrage passt nicht zu dieser Kategorie. Bitte wählen Sie etwas anderes.',
  'page.problem.sorted':
    'Es wurde nichts gespeichert: Unser Team hat dies inzwischen festgelegt. Schreiben Sie uns, wenn es nicht passt.',
  'page.problem.stale':
    'Es wurde nichts gespeichert: Das hat sich inzwischen geändert. Bitte sehen Sie sich den jetzigen Stand an.',
  'page.problem.over':
    'Es wurde nichts gespeichert: Diese Anfrage ist nicht mehr offen. Sie können sie unten wieder öffnen.',
  'page.problem.stars': 'Wählen Sie eine Bewertung von 1 bis 5.',
  'page.problem.word': 'Ihr Kommentar hat mehr als {most, number} Zeichen. Bitte kürzen Sie ihn.',
  'page.problem.unrated': 'Diese Anfrage ist wieder geöffnet. Sie können sie bewerten, sobald sie erledigt ist.',
  'page.problem.rated': 'Ihre Bewertung lässt sich nicht mehr ändern, weil sie älter als eine Woche ist.',
  'page.problem.changed':
    'Es wurde nichts geändert: Andere arbeiten gerade an dieser Anfrage. Bitte versuchen Sie es noch einmal.',
  'page.dead.title': 'Dieser Link funktioniert nicht mehr',
  'page.dead.text':
    'Vielleicht ist er abgelaufen, wurde ersetzt oder ist unvollständig. Öffnen Sie den Link in unserer neuesten E-Mail oder antworten Sie einfach auf diese E-Mail.',
  'page.busy.title': 'Zu viele Aufrufe',
  'page.busy.text':
    'Diese Seite wurde innerhalb einer Minute zu oft aufgerufen. Bitte warten Sie eine Minute und versuchen Sie es noch einmal.',
  'page.failed.title': 'Das hat nicht geklappt',
  'page.failed.text':
    'Bei uns ist ein Fehler aufgetreten. Bitte versuchen Sie es in einer Minute noch einmal oder antworten Sie auf unsere E-Mail. Wenn Sie sich deswegen melden, nennen Sie bitte diese Nummer: {id}',
  'page.back': 'Zurück zu Ihrer Anfrage',
}
