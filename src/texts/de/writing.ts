// What is wrong with what somebody wrote or typed for a ticket, in German.
import type { WRITING as English } from '../en/writing.ts'

export const WRITING: Readonly<Record<keyof typeof English, string>> = {
  'writing.and': '{some} und {last}',
  'writing.more': '{count} weitere',
  'writing.brace': "Bei {places} fehlt eine Klammer. Schreiben Sie es so: '{ticket}'",
  'writing.unknown': '{names} kenne ich nicht. Sie können {known} verwenden.',
  'writing.unfilled': 'Im Text steht noch {names}. Bearbeiten Sie ihn oder senden Sie ihn so, wie er ist.',
  'writing.noRecipient': 'Geben Sie unter „An“ mindestens eine Adresse ein.',
  'writing.longRecipients': 'Diese Adressen sind zusammen zu lang, um angezeigt zu werden. Entfernen Sie einige.',
  'writing.noAddress':
    '{address} ist keine E-Mail-Adresse. Korrigieren Sie sie unter {field, select, to {„An“} other {„Cc“}}.',
  'writing.ownAddress':
    '{address} ist das Support-Postfach selbst und kann nicht unter {field, select, to {„An“} other {„Cc“}} stehen. Entfernen Sie es.',
  'writing.manyRecipients':
    'Eine Antwort kann an höchstens {most} Adressen gehen, „An“ und „Cc“ zusammen. Entfernen Sie einige von diesen {count}.',
  'writing.noDate': 'Wählen Sie ein Datum.',
  'writing.noTime': 'Wählen Sie eine Uhrzeit.',
  'writing.noSuchTime':
    'In dieser Nacht werden die Uhren vorgestellt, {time} Uhr gibt es nicht. Wählen Sie {after} Uhr oder später.',
  'writing.pastTime': 'Dieser Zeitpunkt ist vorbei. Wählen Sie einen späteren.',
  'writing.farDate': 'Wählen Sie ein Datum in den nächsten {years} Jahren.',
  'writing.file': 'Datei',
}
