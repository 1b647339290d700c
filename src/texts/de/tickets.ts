// What is said of tickets: refusals of changes, forms for new ones, files, ages; in German.
import type { TICKETS as English } from '../en/tickets.ts'

export const TICKETS: Readonly<Record<keyof typeof English, string>> = {
  'tickets.age': '{unit, select, minutes {{count} Min} hours {{count} Std} other {{count} Tage}}',
  'tickets.ago': '{unit, select, minutes {vor {count} Min} hours {vor {count} Std} other {vor {count} Tagen}}',
  'tickets.previousPage': 'Vorige Seite',
  'tickets.nextPage': 'Nächste Seite',
  'tickets.removed': '(entfernt)',
  'tickets.someone': 'Jemand',
  'tickets.notFound':
    'Sie können dieses Ticket nicht sehen, oder es gibt es nicht mehr. Schreiben Sie „tickets“, um die offenen zu sehen.',
  'tickets.noSuchNumber':
    'Es gibt kein Ticket #{number}, das Sie sehen können. Schreiben Sie „tickets“, um die offenen zu sehen.',
  'tickets.numberNotHere':
    'Ticket #{number} gehört nicht zur Organisation dieses Kanals. Fragen Sie mich in unserem persönlichen Chat.',
  'tickets.notHere':
    'Dieses Ticket gehört nicht zur Organisation dieses Kanals. Fragen Sie mich in unserem persönlichen Chat.',
  'tickets.noAgent': 'Sie sind kein Agent dieser Organisation. Bitten Sie einen Administrator, Sie hinzuzufügen.',
  'tickets.agentsOnly':
    'Das können nur Agenten und Administratoren dieser Organisation. Bitten Sie einen Administrator, Sie als Agent hinzuzufügen.',
  'tickets.changing':
    'Es wurde nichts geändert, weil andere gerade an diesem Ticket arbeiten. Versuchen Sie es gleich noch einmal.',
  'tickets.stale':
    'Es wurde nichts geändert, weil inzwischen etwas geschehen ist: {by} {what}. So sieht das Ticket jetzt aus.',
  'tickets.product': 'Frontdesk',
  'tickets.merged':
    'Es wurde nichts geändert: {by} hat dieses Ticket mit #{number} zusammengeführt. Arbeiten Sie in #{number} weiter.',
  'tickets.ended':
    'Dieses Ticket ist {status, select, resolved {erledigt} other {geschlossen}}. Öffnen Sie es erst wieder und {then, select, assign {weisen Sie es dann zu} requester {ändern Sie dann, von wem die Anfrage ist} followers {ändern Sie dann, wer in Kopie ist} other {legen Sie dann fest, wann es fällig ist}}.',
  'tickets.wrongStatus':
    'Es wurde nichts geändert: Von {from} kann ein Ticket auf {allowed} gesetzt werden, aber nicht auf {to}.',
  'tickets.quotedStatus':
    '{status, select, new {„Neu“} open {„Offen“} waiting {„Wartet auf Kunden“} resolved {„Erledigt“} other {„Geschlossen“}}',
  'tickets.eitherStatus': '{one} oder {other}',
  'tickets.taken': 'Dieses Ticket ist Ihnen schon zugewiesen.',
  'tickets.takeEnded': 'Dieses Ticket ist erledigt. Öffnen Sie es erst wieder und übernehmen Sie es dann.',
  'tickets.samePriority': 'Das Ticket hat diese Priorität schon. Wählen Sie eine andere oder gehen Sie zurück.',
  'tickets.otherEntry': 'Das gehört nicht mehr zum Verlauf. Öffnen Sie den Verlauf noch einmal.',
  'tickets.linksRevoked':
    'Die Links, die der Kunde bisher bekommen hat, öffnen die Seite dieses Tickets nicht mehr. Mit der nächsten E-Mail kommt ein neuer.',
  'tickets.assign.nobody': 'Wählen Sie, wer sich darum kümmert.',
  'tickets.assign.noAgent': 'Diese Person ist kein Agent dieser Organisation. Wählen Sie jemand anderen.',
  'tickets.assign.theirs': 'Dieses Ticket ist dieser Person schon zugewiesen. Wählen Sie jemand anderen.',
  'tickets.assign.unassigned': 'Es wurde nichts geändert: Dieses Ticket ist niemandem zugewiesen.',
  'tickets.sort.needsCategory':
    '„{serviceType}“ braucht eine Kategorie. Wählen Sie auch eine Kategorie oder entfernen Sie die Art der Anfrage.',
  'tickets.sort.misfit':
    '„{serviceType}“ passt nicht zu „{category}“. Wählen Sie eine andere Art der Anfrage oder entfernen Sie sie.',
  'tickets.sort.same': 'Das hat das Ticket schon. Wählen Sie etwas anderes oder gehen Sie zurück.',
  'tickets.sort.nothing': 'Wählen Sie eine Kategorie, eine Art der Anfrage oder beides.',
  'tickets.sort.notOffered': 'Diese Auswahl gibt es nicht mehr. Wählen Sie etwas anderes.',
  'tickets.sort.cleared': 'nichts',
  'tickets.sort.fits': '{name} (nur bei {categories})',
  'tickets.answer.merged': 'Es wurde nichts geändert: Ihr Ticket wird zusammen mit einer anderen Anfrage bearbeitet.',
  'tickets.answer.continues': 'Es wurde nichts geändert: Mit Ihrem Ticket geht es in #{number} weiter.',
  'tickets.answer.resolved':
    'Dieses Ticket ist erledigt, deshalb wurde nichts geändert. Antworten Sie auf die E-Mail, um es wieder zu öffnen.',
  'tickets.answer.overtaken':
    'Es wurde nichts geändert: Inzwischen hat jemand die Kategorie Ihres Tickets gewählt. So sieht es jetzt aus.',
  'tickets.answer.sorted':
    'Es wurde nichts geändert: Unser Team hat die Kategorie dieses Tickets schon gewählt. Schreiben Sie uns, wenn sie nicht passt.',
  'tickets.noRequest.notAdministrator':
    'Es wurde nichts geändert: Nur Administratoren von „{organisation}“ können eine Regel hinzufügen, die diesen Absender ignoriert. Schließen Sie das Ticket ohne die Regel.',
  'tickets.noRequest.noOrganisation':
    'Es wurde nichts geändert: Nur Administratoren der Organisation, zu der das Postfach gehört, können eine Regel hinzufügen, die diesen Absender ignoriert. Schließen Sie das Ticket ohne die Regel.',
  'tickets.noRequest.replyWaits':
    'Eine Antwort zu diesem Ticket wurde noch nicht gesendet. Machen Sie sie erst rückgängig und schließen Sie dann das Ticket.',
  'tickets.noRequest.ended':
    'Es wurde nichts geändert: Dieses Ticket ist schon {status, select, resolved {erledigt} other {geschlossen}}.',
  'tickets.noRequest.ignored': 'E-Mails von {address} werden ab jetzt ignoriert.',
  'tickets.room.replies':
    'Andere Antworten zu diesem Ticket warten noch darauf, gesendet zu werden. Machen Sie eine davon rückgängig oder versuchen Sie es noch einmal, wenn sie gesendet sind.',
  'tickets.room.notes':
    'Andere Notizen zu diesem Ticket werden noch gespeichert. Versuchen Sie es in einer Minute noch einmal.',
  'tickets.room.events':
    'Es wurde nichts geändert: Andere Änderungen an diesem Ticket werden noch gespeichert. Versuchen Sie es in einer Minute noch einmal.',
  'tickets.written.empty':
    '{what, select, note {Schreiben Sie erst Ihre Notiz.} reply {Schreiben Sie erst Ihre Antwort.} other {Schreiben Sie erst Ihre Nachricht.}}',
  'tickets.written.tooLong':
    'Diese {what, select, note {Notiz} reply {Antwort} other {Nachricht}} ist zu lang: Sie darf {most, number} Zeichen haben und hat {length, number}. Kürzen Sie sie.',
  'tickets.new.title': 'Aus dieser Nachricht ein Ticket machen',
  'tickets.new.lead': 'Die Karte erscheint dort, wo die Tickets dieser Organisation ankommen.',
  'tickets.new.requester': 'Anfrage von',
  'tickets.new.organisation': 'Organisation',
  'tickets.new.subject': 'Betreff',
  'tickets.new.subjectExample': 'Worum es geht',
  'tickets.new.text': 'Text',
  'tickets.new.category': 'Kategorie',
  'tickets.new.serviceType': 'Art der Anfrage',
  'tickets.new.create': 'Ticket erstellen',
  'tickets.new.agentsOnly':
    'Nur Agenten und Administratoren können aus Nachrichten Tickets machen. Bitten Sie einen Administrator, Sie hinzuzufügen.',
  'tickets.new.inactive': 'Diese Organisation ist nicht mehr aktiv. Wählen Sie eine andere.',
  'tickets.new.noSubject': 'Sagen Sie mit wenigen Worten, worum es geht.',
  'tickets.new.noText': 'Geben Sie einen Text für das Ticket ein.',
  'tickets.new.longText': 'Der Text ist zu lang: Er darf {most, number} Zeichen haben. Kürzen Sie ihn.',
  'tickets.new.noCategory': 'Diese Kategorie gibt es in dieser Organisation nicht. Wählen Sie eine andere.',
  'tickets.new.noServiceType': 'Diese Art der Anfrage passt nicht zur Kategorie. Wählen Sie eine andere.',
  'tickets.new.otherTenant':
    'Es wurde nichts erstellt: {name} schreibt aus dem Teams eines anderen Unternehmens. Bitten Sie um eine E-Mail an Ihr Support-Postfach.',
  'tickets.new.otherTenantUnnamed':
    'Es wurde nichts erstellt: Das hat jemand aus dem Teams eines anderen Unternehmens geschrieben. Bitten Sie um eine E-Mail an Ihr Support-Postfach.',
  'tickets.requester.same': 'Die Anfrage ist schon von dieser Person. Nennen Sie jemand anderen.',
  'tickets.requester.two':
    'Sie haben jemanden gewählt und eine andere Adresse eingegeben. Entfernen Sie eines von beiden.',
  'tickets.requester.left': 'Diese Person ist an diesem Ticket nicht mehr beteiligt. Wählen Sie neu.',
  'tickets.requester.enter': 'Geben Sie die E-Mail-Adresse der Person ein, von der die Anfrage ist.',
  'tickets.requester.choose': 'Wählen Sie, von wem die Anfrage ist, oder geben Sie eine E-Mail-Adresse ein.',
  'tickets.followers.requester':
    'Es wurde nichts gespeichert: Die Anfrage ist von {name}, die Antworten gehen also ohnehin dorthin.',
  'tickets.followers.same':
    'Es wurde nichts gespeichert: Genau diese Personen sind schon in Kopie. Fügen Sie jemanden hinzu oder entfernen Sie ein Häkchen.',
  'tickets.followers.choose':
    'Es wurde nichts gespeichert: Wählen Sie, wer die Antworten bekommt, oder geben Sie eine E-Mail-Adresse ein.',
  'tickets.followers.enter':
    'Es wurde nichts gespeichert: Geben Sie die E-Mail-Adresse einer Person ein, die die Antworten in Kopie bekommt.',
  'tickets.followers.left': 'Jemand, den Sie gewählt haben, ist an diesem Ticket nicht mehr beteiligt. Wählen Sie neu.',
  'tickets.followers.tooMany': 'Ein Ticket kann höchstens {most} Personen in Kopie haben. Entfernen Sie einige.',
  'tickets.address.none': '„{typed}“ ist keine E-Mail-Adresse. Geben Sie sie so ein: ann@example.com',
  'tickets.address.ours': 'Das ist die Adresse eines Support-Postfachs. Geben Sie die Adresse einer Person ein.',
  'tickets.due.unknownZone': 'Diese Zeitzone kenne ich nicht. Öffnen Sie das Formular noch einmal.',
  'tickets.files.noPicture': 'Das ist kein Bild, das angezeigt werden kann. Laden Sie die Datei herunter.',
  'tickets.files.notConnected':
    'Das Support-Postfach, in dem diese Datei ankam, ist nicht mehr mit Frontdesk verbunden. Fragen Sie einen Administrator nach der Datei.',
  'tickets.files.paused':
    'Das Support-Postfach, in dem diese Datei ankam, ist angehalten, deshalb liest Frontdesk es nicht. Bitten Sie einen Administrator, es fortzusetzen.',
  'tickets.files.badLink':
    'Er funktioniert zehn Minuten lang und nur für Personen, die das Ticket sehen dürfen. Holen Sie sich in Teams einen neuen: Wählen Sie „Dateien“ auf der Karte des Tickets.',
  'tickets.files.gone':
    'Die E-Mail oder ihre Datei wurde im Support-Postfach nicht gefunden: Jemand hat sie gelöscht, oder Exchange hat sie gerade nicht gefunden. Versuchen Sie den Link in einer Minute noch einmal. Wenn das nicht hilft, bitten Sie den Absender um die Datei.',
}
