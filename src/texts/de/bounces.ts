// Why an email did not arrive, in German.
import type { BOUNCES as English } from '../en/bounces.ts'

export const BOUNCES: Readonly<Record<keyof typeof English, string>> = {
  'bounces.noReason': 'Es wurde kein Grund genannt',
  'bounces.answered': 'Der E-Mail-Server des Empfängers hat mit {code} geantwortet',
  'bounces.noAddress': 'Die Adresse gibt es nicht',
  'bounces.noDomain': 'Die Domain der Adresse gibt es nicht',
  'bounces.badAddress': 'Die Adresse ist nicht richtig geschrieben',
  'bounces.moved': 'Das Postfach ist umgezogen',
  'bounces.mailboxTrouble': 'Mit dem Postfach stimmt etwas nicht',
  'bounces.mailboxOff': 'Das Postfach ist abgeschaltet',
  'bounces.mailboxFull': 'Das Postfach ist voll',
  'bounces.tooLarge': 'Die E-Mail ist zu groß',
  'bounces.tooMany': 'Das Postfach erhält im Moment zu viele E-Mails',
  'bounces.noAnswer': 'Der E-Mail-Server des Empfängers antwortet nicht',
  'bounces.unknownAddress': 'Der E-Mail-Server des Empfängers kennt die Adresse nicht',
  'bounces.loop': 'Die E-Mail-Server des Empfängers reichen sie im Kreis weiter',
  'bounces.late': 'Der E-Mail-Server des Empfängers war nicht rechtzeitig zu erreichen',
  'bounces.notAllowed': 'Der E-Mail-Server des Empfängers erlaubt uns nicht, an diese Adresse zu schreiben',
  'bounces.addressTrouble': 'Mit der Adresse stimmt etwas nicht',
  'bounces.serverTrouble': 'Der E-Mail-Server des Empfängers hat ein Problem',
  'bounces.unreachable': 'Der E-Mail-Server des Empfängers war nicht zu erreichen',
  'bounces.misunderstood': 'Der E-Mail-Server des Empfängers und unserer haben einander nicht verstanden',
  'bounces.unreadable': 'Der E-Mail-Server des Empfängers konnte sie nicht lesen',
  'bounces.security': 'Der E-Mail-Server des Empfängers hat sie aus Sicherheitsgründen abgelehnt',
}
