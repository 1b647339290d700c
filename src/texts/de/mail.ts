// What customers read in emails, in German.
import type { MAIL as English } from '../en/mail.ts'

export const MAIL: Readonly<Record<keyof typeof English, string>> = {
  'mail.acknowledgement':
    'Guten Tag,\n\nvielen Dank für Ihre E-Mail „{subject}“. Ihre Ticketnummer ist {ticket}. Wir melden uns so bald wie möglich bei Ihnen.\n\nWenn Sie etwas ergänzen möchten, antworten Sie einfach auf diese E-Mail.',
  'mail.closing':
    'Guten Tag,\n\nIhre Anfrage „{subject}“ ({ticket}) ist erledigt. Falls doch noch etwas nicht stimmt, antworten Sie einfach auf diese E-Mail.',
  'mail.categories': 'Worum geht es? Sie helfen uns, wenn Sie nur mit einem dieser Begriffe antworten: {names}.',
  'mail.page': 'Sie können Ihre Anfrage auch online verfolgen und dort antworten:\n{link}',
  'mail.noSubject': 'kein Betreff',
  'mail.sampleSubject': 'Der Drucker druckt nicht',
  'mail.noCategory': 'noch nicht gewählt',
  'mail.noLink': 'antworten Sie einfach auf diese E-Mail',
}
