// Whether a mail was sent for somebody else than its From says: by a form of a web site, a program, or a group that puts itself in front.
import { headerValue, type Mail } from './mail.ts'
import { isMachineName, isNoReplyName, localPart } from './mail-signs.ts'

/** What forms send from: names of programs, and of what they are. */
const FORM =
  /^(?:wordpress|wp|typo3|joomla|drupal|www-data|www|apache2?|nginx|httpd|php|web(?:site|seite|form|formular|server|shop)?s?|site|form(?:s|mail(?:er)?|ular|ulaire|ulario|ulier)?|(?:contact|kontakt|web|online|support|service)[-_.]?form(?:s|ular|ulier)?|cgi)(?:$|\+)/

/** What scripts on web servers leave: https://www.php.net/manual/mail.configuration.php (`mail.add_x_header`), and their mail libraries. */
const SCRIPT_HEADER = /^x-(?:php-(?:originating-)?script|wpcf7-.{1,40}|wpforms.{0,40}|form(?:mail|id|-.{1,40}))$/i
const SCRIPT_MAILER = /\bphp ?mailer\b|\bphp\/\d|wordpress|drupal|contact ?form|formmail/i

/** How groups of Google and lists name whom they send for: `'Ann Lee' via Support`. */
const VIA = /\s(?:via|über|durch|par|por|tramite)\s/i

export function sendsForOthers(mail: Mail): boolean {
  const name = localPart(mail)
  return isNoReplyName(name) || isMachineName(name) || FORM.test(name) || isScripts(mail) || isGroups(mail)
}

function isScripts(mail: Mail): boolean {
  const mailer = headerValue(mail, 'X-Mailer') ?? headerValue(mail, 'User-Agent') ?? ''
  return mail.headers.some(({ name }) => SCRIPT_HEADER.test(name)) || SCRIPT_MAILER.test(mailer.slice(0, 200))
}

/** It wrote itself into From: a list that leaves the sender there is none of these. */
function isGroups(mail: Mail): boolean {
  const { from } = mail
  if (from === null || !mail.headers.some(({ name }) => GROUP_HEADER.test(name))) return false
  const post = (headerValue(mail, 'List-Post') ?? '').slice(0, 2_000).toLowerCase()
  return VIA.test(from.name.slice(0, 200)) || post.includes(`mailto:${from.address}`)
}

const GROUP_HEADER = /^(?:list-(?:id|post)|x-original-sender|x-google-group-id|mailing-list)$/i
