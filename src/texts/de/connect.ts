// Den Microsoft-365-Tenant einer anderen Organisation verbinden: was Administratoren und Eingeladene lesen.
import type { CONNECT as English } from '../en/connect.ts'

export const CONNECT: Readonly<Record<keyof typeof English, string>> = {
  'connect.word': 'verbinden',
  'connect.title': 'Tenant verbinden',
  'connect.lead':
    'Kunden und Partner haben oft einen eigenen Microsoft-365-Tenant. Laden Sie einen ein, dann können seine Leute Frontdesk von dort aus nutzen, sobald Sie zugestimmt haben.',
  'connect.empty': 'Es gibt keine offene Einladung.',
  'connect.button': 'Tenant verbinden',
  'connect.invite': 'Neue Einladung',
  'connect.withdraw': 'Zurückziehen',
  'connect.back': 'Zurück',
  'connect.menu': 'Menü',
  'connect.row.open': 'Einladung von {name}',
  'connect.row.asked': '{name} möchte den eigenen Tenant verbinden',
  'connect.row.until': 'Gültig bis {until, date, day}',
  'connect.row.tenant': 'Tenant {tenantId} · {addresses}',
  'connect.row.binding': 'Wird verbunden',
  'connect.noAddress': 'keine Adresse bekannt',

  'connect.made.title': 'Ihre Einladung',
  'connect.made.page':
    'Schicken Sie den Text unten an den Teams-Administrator der anderen Organisation. Den Link zeige ich nur dieses eine Mal. Er gilt für einen Tenant, und verbunden wird erst, wenn Sie zustimmen.',
  'connect.made.code':
    'Schicken Sie den Text unten und das App-Paket an den Teams-Administrator der anderen Organisation. Das Paket erstellt, wer Frontdesk betreibt, mit „npm run package“. Den Code zeige ich nur dieses eine Mal. Er gilt für einen Tenant, und verbunden wird erst, wenn Sie zustimmen.',
  'connect.made.valid': 'Gültig bis',
  'connect.made.day': '{until, date, day}',
  'connect.made.link': 'Link',
  'connect.made.codeTitle': 'Code',
  'connect.made.pageText':
    'Guten Tag,\nwir möchten mit Ihnen ({organisation}) in Frontdesk zusammenarbeiten, unserem Helpdesk in Microsoft Teams. Auf dieser Seite finden Sie die App für Ihr Teams und eine Anleitung Schritt für Schritt:\n{url}\nSie gilt bis {until, date, day} und für einen Tenant.',
  'connect.made.codeText':
    'Guten Tag,\nwir möchten mit Ihnen ({organisation}) in Frontdesk zusammenarbeiten, unserem Helpdesk in Microsoft Teams.\n1. Öffnen Sie im Teams Admin Center Teams-Apps > Apps verwalten und laden Sie das beiliegende App-Paket hoch.\n2. Öffnen Sie Frontdesk in Teams und schreiben Sie in den Chat: verbinden {code}\n3. Ich werde dann gefragt, ob Ihr Tenant verbunden werden soll. Frontdesk sagt Ihnen Bescheid, sobald ich zugestimmt habe.\nDer Code gilt bis {until, date, day} und für einen Tenant.',

  'connect.ask.title': 'Diesen Tenant verbinden?',
  'connect.ask.lead':
    'Jemand hat Ihre Einladung aus einem Tenant eingelöst, den Frontdesk nicht kennt. Verbinden Sie ihn nur, wenn Sie wissen, wer das ist. Seine Leute können Frontdesk dann als Kunden von {organisation} nutzen und sehen nichts anderes.',
  'connect.ask.tenant': 'Tenant',
  'connect.ask.who': 'Angefragt von',
  'connect.ask.address': 'Adresse laut deren Verzeichnis',
  'connect.ask.when': 'Angefragt am',
  'connect.ask.by': 'Eingeladen von',
  'connect.ask.connect': 'Verbinden',
  'connect.ask.refuse': 'Ablehnen',
  'connect.standing':
    '{standing, select, open {Diese Einladung ist offen.} asked {Diese Anfrage wartet auf Antwort.} binding {{name} hat zugestimmt. Der Tenant wird gerade verbunden.} connected {{name} hat diesen Tenant verbunden. Seine Leute können Frontdesk jetzt nutzen.} refused {{name} hat diese Anfrage abgelehnt. Es wurde nichts verbunden.} withdrawn {{name} hat diese Einladung zurückgezogen. Es wurde nichts verbunden.} expired {Diese Anfrage ist zu alt. Es wurde nichts verbunden. Erstellen Sie eine neue Einladung.} taken {Dieser Tenant ist mit einer anderen Organisation verbunden. Es wurde nichts geändert.} other {Die Organisation ist inaktiv. Es wurde nichts verbunden.}}',
  'connect.already':
    'Es wurde nichts geändert. {standing, select, open {Diese Einladung hat noch niemand eingelöst.} asked {Diese Anfrage wartet auf Antwort.} binding {{name} hat gerade zugestimmt.} connected {{name} hat diesen Tenant schon verbunden.} refused {{name} hat diese Anfrage schon abgelehnt.} withdrawn {{name} hat diese Einladung zurückgezogen.} expired {Sie ist zu alt. Erstellen Sie eine neue Einladung.} other {Daraus ist nichts geworden. Erstellen Sie eine neue Einladung.}}',
  'connect.failed':
    '{failure, select, taken {Dieser Tenant ist inzwischen mit einer anderen Organisation verbunden. Es wurde nichts geändert.} other {Die Organisation ist inzwischen inaktiv. Es wurde nichts verbunden.}}',
  'connect.noInvitation': 'Diese Einladung gibt es nicht mehr. Öffnen Sie die Einladungen noch einmal.',
  'connect.inactive':
    '{organisation} ist inaktiv. Reaktivieren Sie die Organisation und verbinden Sie dann den Tenant.',
  'connect.tooMany': 'Es sind schon {most} Einladungen offen. Ziehen Sie eine zurück, die nicht mehr gebraucht wird.',
  'connect.withdrawn': 'Die Einladung ist zurückgezogen. Link und Code gelten nicht mehr.',
  'connect.done': 'Der Tenant ist verbunden. Seine Leute können Frontdesk jetzt nutzen.',
  'connect.refused': 'Die Anfrage ist abgelehnt. Wer angefragt hat, weiß Bescheid.',

  'connect.installed':
    'Guten Tag, hier ist Frontdesk. Wenn Sie eingeladen wurden, schreiben Sie hier „verbinden“ und den Code aus Ihrer Einladung.',
  'connect.said.title': 'Fast geschafft',
  'connect.said.text':
    'Ich habe die Administratoren, die Sie eingeladen haben, gebeten, Ihren Tenant zu verbinden. Sobald sie geantwortet haben, schreibe ich Ihnen hier. Sie haben dafür bis {until, date, day} Zeit.',
  'connect.answer.connected.title': 'Ihr Tenant ist verbunden',
  'connect.answer.connected.text':
    'Alle in Ihrer Organisation können Frontdesk jetzt nutzen, als Teil von {organisation}. Schreiben Sie hier, wobei Sie Hilfe brauchen, oder „hilfe“, um zu sehen, was ich kann.',
  'connect.answer.refused.title': 'Ihr Tenant wurde nicht verbunden',
  'connect.answer.refused.text':
    'Die Administratoren der anderen Organisation haben abgelehnt oder ihre Einladung zurückgezogen. Bitte fragen Sie dort nach, wo Sie eingeladen wurden.',
  'connect.answer.failed.text':
    'Auf der anderen Seite hat sich etwas geändert, bevor Ihr Tenant verbunden war. Bitte lassen Sie sich eine neue Einladung schicken.',

  'connect.noCode':
    'Der Code aus Ihrer Einladung fehlt. Schreiben Sie ihn dahinter, zum Beispiel: verbinden AB12-CD34-EF56-GH78',
  'connect.wrongCode':
    'Diesen Code kenne ich nicht. Vergleichen Sie ihn mit Ihrer Einladung oder lassen Sie sich eine neue schicken.',
  'connect.tooManyCodes':
    'Es wurden zu viele verschiedene Codes versucht. Versuchen Sie es in einer Stunde noch einmal.',
  'connect.colleagueAsked':
    '{name} hat für Ihre Organisation schon einen Code eingegeben. Die Administratoren, die Sie eingeladen haben, antworten bald.',
  'connect.codeOver':
    '{standing, select, expired {Dieser Code ist zu alt.} withdrawn {Diese Einladung wurde zurückgezogen.} other {Dieser Code wurde schon eingelöst.}} Lassen Sie sich eine neue Einladung schicken.',
  'connect.goneForAsker':
    'Die Organisation, die Sie eingeladen hat, ist nicht mehr aktiv. Bitte fragen Sie dort nach, wo Sie eingeladen wurden.',
  'connect.alreadyHere': 'Ihr Tenant ist schon verbunden. Schreiben Sie hier, wobei Sie Hilfe brauchen.',
  'connect.alreadyElsewhere':
    'Ihr Tenant ist schon mit einer anderen Organisation verbunden. Es wurde nichts geändert, und der Code gilt anderswo weiter.',
  'connect.unknownAsker': 'Teams hat mir nicht gesagt, wer Sie sind. Versuchen Sie es in einer Minute noch einmal.',
  'connect.guest':
    'Sie sind hier Gast. Verbinden kann einen Tenant nur, wer selbst dazugehört. Es wurde nichts geändert, und der Code gilt weiter.',

  'connect.page.title': 'Ihr Teams mit {organisation} verbinden',
  'connect.page.lead':
    '{name} lädt Ihre Organisation ein, Frontdesk zu nutzen, einen Helpdesk in Microsoft Teams. Ein Teams-Administrator braucht dafür ein paar Minuten.',
  'connect.page.download': 'Laden Sie das App-Paket herunter.',
  'connect.page.downloadLink': 'frontdesk.zip herunterladen',
  'connect.page.upload':
    'Öffnen Sie das Teams Admin Center (admin.teams.microsoft.com), gehen Sie zu Teams-Apps > Apps verwalten, wählen Sie „Neue App hochladen“ und nehmen Sie die Datei. Lassen Sie die App für alle zu, die sie nutzen sollen.',
  'connect.page.open': 'Öffnen Sie Frontdesk in Teams und schreiben Sie in den Chat:',
  'connect.page.openLink': 'Frontdesk in Teams öffnen',
  'connect.page.wait':
    'Frontdesk fragt die Administratoren, die Sie eingeladen haben, und schreibt Ihnen, sobald sie geantwortet haben. Danach können alle in Ihrer Organisation Frontdesk nutzen.',
  'connect.page.until':
    'Diese Einladung gilt für einen Tenant bis {until, date, day}. Geben Sie diese Seite nicht weiter.',
  'connect.page.used.title': 'Diese Einladung wurde eingelöst',
  'connect.page.used.text':
    'Jemand hat ihren Code in Teams eingegeben. Frontdesk sagt dort, was daraus wird. Wenn Sie das nicht waren, fragen Sie bitte dort nach, wo Sie eingeladen wurden.',
  'connect.page.dead.title': 'Diese Einladung gilt nicht',
  'connect.page.dead.text':
    'Sie ist zu alt, wurde zurückgezogen, oder ihre Adresse ist nicht vollständig. Lassen Sie sich eine neue schicken.',
  'connect.page.busy.title': 'Zu viele Besuche',
  'connect.page.busy.text': 'Warten Sie eine Minute und öffnen Sie die Seite dann noch einmal.',
  'connect.page.failed.title': 'Diese Seite konnte nicht angezeigt werden',
  'connect.page.failed.text':
    'Versuchen Sie es in ein paar Minuten noch einmal. Wenn es wieder passiert, nennen Sie dort, wo Sie eingeladen wurden, diese Nummer: {id}',
}
