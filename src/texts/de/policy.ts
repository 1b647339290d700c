// Defaults, and what is fixed for all organisations below, in German.
import type { POLICY as English } from '../en/policy.ts'

export const POLICY: Readonly<Record<keyof typeof English, string>> = {
  'policy.above': 'einer Organisation darüber',
  'policy.fixedBy': 'Von {name} fest vorgegeben',
  'policy.fixedHere': 'Hier festgelegt, für alle darunter verbindlich',
  'policy.fixed': 'Verbindlich',
  'policy.fixedAbove':
    'Das ist von {name} für alle Organisationen darunter fest vorgegeben. Nur Administratoren dort können es ändern.',
  'policy.refused':
    'Es wurde nichts geändert. Das ist von {name} fest vorgegeben, und nur Administratoren dort können es ändern.',
  'policy.yours':
    'Was hier eingestellt wurde, bleibt gespeichert und gilt wieder, sobald die Vorgabe aufgehoben ist: {value}',

  'policy.mayChange': 'Organisationen darunter dürfen das ändern',
  'policy.mayChange.mailboxes': 'Postfächer dürfen einen eigenen Wert haben',
  'policy.mayChange.hint':
    'Ausgeschaltet gilt es verbindlich für alle darunter. Dort ist zu sehen, was gilt und wer es vorgibt, ändern kann es dort aber niemand.',
  'policy.mayHide': 'Organisationen darunter dürfen den Eintrag ausblenden',
  'policy.mayHide.hint':
    'Ausgeschaltet wird der Eintrag überall darunter angeboten. Dort ist zu sehen, wer ihn vorgibt, ausblenden kann ihn dort niemand.',
  'policy.maySwitchOff': 'Organisationen und Postfächer darunter dürfen die Regel abschalten',
  'policy.maySwitchOff.hint':
    'Ausgeschaltet ist die Regel verbindlich: Sie wird vor allen Regeln darunter geprüft, und niemand kann sie dort abschalten.',
  'policy.mayChange.language': 'Organisationen darunter dürfen eine andere Sprache wählen',
  'policy.mayChange.timeZone': 'Organisationen darunter dürfen eine andere Zeitzone wählen',
  'policy.valueFixed': '{value}, von {name} fest vorgegeben',
  'policy.nothingToFix': 'Wählen Sie hier etwas aus, um es für alle darunter vorzugeben.',
  'policy.mayChange.short.hint': 'Ausgeschaltet gilt die Vorgabe verbindlich für alle darunter.',

  'policy.usedBy': 'Gilt auch für',
  'policy.nobody': 'niemanden darunter',
  'policy.reach':
    '{who, select, organisations {{organisations, plural, one {1 Organisation} other {# Organisationen}}} mailboxes {{mailboxes, plural, one {1 Postfach} other {# Postfächer}}} other {{organisations, plural, one {1 Organisation} other {# Organisationen}} und {mailboxes, plural, one {1 Postfach} other {# Postfächer}}}}',
  'policy.ask.fix':
    'Noch ist nichts gespeichert. Die Vorgabe ändert etwas für {who}: Dort ist heute etwas anderes eingestellt. Das bleibt gespeichert und gilt wieder, sobald die Vorgabe aufgehoben ist. Mit „Speichern“ legen Sie sie fest.',
  'policy.ask.free':
    'Noch ist nichts gespeichert. Die Vorgabe wird damit aufgehoben, und das ändert etwas für {who}: Dort gilt wieder, was vorher eingestellt war. {button, select, reset {Mit „Zurücksetzen“ heben Sie sie auf.} other {Mit „Speichern“ heben Sie sie auf.}}',
  'policy.ask.hidden':
    'Noch ist nichts gespeichert. Die Vorgabe ändert etwas für {who}: Dort wird der Eintrag heute nicht angeboten. Mit „Speichern“ legen Sie sie fest.',
  'policy.ask.freeItem':
    'Noch ist nichts gespeichert. Die Vorgabe wird damit aufgehoben, und das ändert etwas für {who}: Dort wird der Eintrag wieder ausgeblendet. Mit „Speichern“ heben Sie sie auf.',
  'policy.ask.rule':
    'Noch ist nichts gespeichert. Damit ändern sich für {who} die Regeln, die geprüft werden, oder ihre Reihenfolge. Mit „Speichern“ bestätigen Sie das.',
  'policy.nameFixed':
    '„{name}“ wird hier schon angeboten, von {owner} fest vorgegeben. Wählen Sie einen anderen Namen.',

  'policy.off.here': 'Hier abgeschaltet',
  'policy.off.by': 'Abgeschaltet von {name}',
  'policy.switchOff': 'Hier abschalten',
  'policy.switchOn': 'Hier einschalten',
  'policy.turn':
    '{runs, select, before {Die Regeln von hier werden vor denen der Organisationen und Postfächer darunter geprüft.} other {Die Regeln von hier werden nach denen der Organisationen und Postfächer darunter geprüft.}}',
  'policy.turn.set': '{runs, select, before {Unsere zuerst prüfen} other {Unsere zuletzt prüfen}}',
  'policy.turn.ask':
    '{runs, select, before {Ihre Regeln vor denen darunter prüfen?} other {Ihre Regeln nach denen darunter prüfen?}}',
  'policy.turn.changes':
    'Das ändert die Reihenfolge der Regeln für {who}. Verbindliche Regeln werden immer zuerst geprüft.',
}
