// Every parser of text from outside takes time in proportion to that text, whatever it is made of.
import assert from 'node:assert/strict'
import { parseInvitation } from '../../src/app/people/read-invitation.ts'
import { absenceIn } from '../../src/domain/mail/absence.ts'
import { bounceReport } from '../../src/domain/mail/bounce-report.ts'
import { bouncedMarks, bouncedMessageIds, classifyMail } from '../../src/domain/mail/classify-mail.ts'
import { cleanSubject, cleanText } from '../../src/domain/mail/clean-text.ts'
import { forwardedOf } from '../../src/domain/mail/forwarded.ts'
import type { MailRule } from '../../src/domain/mail/mail-rules.ts'
import { createRuleMatcher, RULE_FIELDS } from '../../src/domain/mail/mail-rules.ts'
import { mayAnswer } from '../../src/domain/mail/may-answer.ts'
import { answerTarget, askerOf } from '../../src/domain/mail/asker.ts'
import { namedSender } from '../../src/domain/mail/named-sender.ts'
import { senderVerdict } from '../../src/domain/mail/sender-verdict.ts'
import { domainAndParents } from '../../src/domain/organisation/domain-ownership.ts'
import { createDomainNames } from '../../src/lib/domain-names.ts'
import { asCommand, smallTalk } from '../../src/teams/small-talk.ts'
import {
  fillPlaceholders,
  placeholderProblem,
  unfilledWarning,
  unknownPlaceholders,
} from '../../src/domain/mail/placeholders.ts'
import { splitReply } from '../../src/domain/mail/quoted-text.ts'
import { mailReferences, ticketNumbersFromSubject } from '../../src/domain/mail/thread-mail.ts'
import {
  checkAddress,
  checkClientId,
  checkDay,
  checkSecret,
  checkTenant,
} from '../../src/domain/mailbox/mailbox-input.ts'
import {
  normaliseAddress,
  normaliseDomain,
  normaliseTimeZone,
  parseDomains,
  parseTenantIds,
} from '../../src/domain/organisation/organisation-input.ts'
import { nameKey } from '../../src/domain/ticket/catalogue.ts'
import { readThreadMessage } from '../../src/domain/ticket/thread-message.ts'
import { csv } from '../../src/lib/csv.ts'
import { headerText } from '../../src/mail/graph/header-value.ts'
import { readInvitation } from '../../src/mail/graph/meeting.ts'
import { htmlFromText } from '../../src/mail/graph/html-from-text.ts'
import { toMail, toMessageId } from '../../src/mail/graph/to-mail.ts'
import { textFromHtml } from '../../src/mail/html-to-text.ts'
import { uniqueHtml, uniqueText } from '../../src/sandbox/graph/unique-body.ts'
import { namePictures, namePicturesInText } from '../../src/mail/graph/pictures.ts'
import { foldText } from '../../src/teams/cards/fold-text.ts'
import { isRightToLeft } from '../../src/teams/cards/text-direction.ts'
import { block, inputValue, oneLine, plainTitle, shortTitle } from '../../src/teams/cards/card-text.ts'
import { parseCommand } from '../../src/teams/commands.ts'
import { textWithoutMention } from '../../src/teams/wire/bot-turn.ts'
import { readExtension } from '../../src/teams/wire/extension.ts'
import { readMessage } from '../../src/teams/wire/read-message.ts'
import { aMail } from '../support/a-mail.ts'
import { NOON } from '../support/builders.ts'
import { bestCpuTime, cpuTime } from '../support/cpu-time.ts'

const SMALL = 30_000
const LARGE = 10 * SMALL
/** Ten times the text may take ten times as long, and much longer yet on a busy machine. A square would take a hundred times. */
const MOST_GROWTH = 50
/** A quicker run says nothing of the next, in milliseconds. */
const NOISE_MS = 10

/** Each is repeated up to the size; `|` parts what stands once in front from what is repeated. */
const SHAPES = [
  ...[
    ' ',
    'a ',
    'a',
    'é',
    '<',
    '>',
    '[',
    ']',
    '"',
    "'",
    '@',
    '\n',
    '-',
    '_',
    '.',
    ',',
    ':',
    '?',
    '&',
    '#',
    '{',
    '(',
    '=',
    '\t',
  ],
  ...[
    '\r\n',
    '> ',
    '>\n',
    '\n\n>',
    '<a',
    '<a ',
    '</',
    '<at>',
    '<at ',
    '<!--',
    '<![CDATA[',
    '<b></i>',
    '[[',
    '[#',
    '{{',
    '{a',
    '((',
  ],
  ...[
    'a@',
    '@a',
    'a.',
    '.a',
    '<a@b>',
    '<a@',
    'a@b.example ',
    'a@b.example,',
    'http://',
    '&amp;',
    '&#65;',
    '&am',
    '=?',
    '?= ',
    '=?a?b?',
  ],
  ...[
    '=?utf-8?q?a?= ',
    'On 1 2024, a@b.example wrote:\n',
    '2012/1/5 a <a@b.example>\n',
    '---- a ----\n',
    'Begin forwarded message:\n',
    'This e-mail is confidential, delete it if it was intended for another. ',
    'From: a\n',
    'Message-ID: <',
    'Status: 5.1.1\n',
    'Diagnostic-Code: x\n ',
    '550 5.',
    'domain ',
    'back on until 1.',
    'nie może ',
    'the following message to ',
    '-- \n',
    'Regards,\n\n',
    'Sent from ',
    '____\n',
  ],
  ...[
    'Re: ',
    'Re:',
    'DATE(',
    '{{DATE(',
    '\u0301',
    '\u0316\u0301',
    '\u0345\u0334\u0301',
    '\uD83D',
    '\uDE00',
    '\u200D',
    '👩\u200D',
    '\u200C',
    '\u202E',
    '\u1100\u1161',
    '\uFDFA',
    '\u0000',
    '\u2028',
    '\u00A0',
  ],
  ...[
    'a| ',
    'a|\n',
    'a|\u0316\u0301',
    '<|a',
    '<a |b=c ',
    '<a b="|c',
    '=?a?b?|a',
    '<!--|-',
    '=|?',
    '"|\\',
    '(|(',
    '\n|>',
    '-|- ',
    'On |a ',
    '<at>|</',
    '[#|1',
    'a|@',
  ],
] as const

function hostile(shape: string, size: number): string {
  const [once = '', again = ''] = shape.length > 1 && shape.includes('|') ? shape.split('|') : ['', shape]
  return once + again.repeat(Math.ceil(size / again.length))
}

const RULES = RULE_FIELDS.map((field): MailRule => ({
  ...{ id: field, name: field, active: true, field, headerName: 'x', revision: 1, outcome: { kind: 'ignore' } },
  pattern: `b${'a'.repeat(199)}`,
}))
const match = createRuleMatcher(RULES)
const HEADERS = [
  'In-Reply-To',
  'References',
  'Auto-Submitted',
  'X-Auto-Response-Suppress',
  'X-Original-From',
  'List-Post',
  'Precedence',
  'Content-Type',
  'x',
]

function mailOf(text: string) {
  const headers = Object.fromEntries(HEADERS.map((name) => [name, text]))
  return aMail({ text, subject: text, headers, from: text })
}

const PARSERS: Readonly<Record<string, (text: string) => unknown>> = {
  'a command': parseCommand,
  'an invitation': (text) => tried(() => parseInvitation(text, [])),
  'an invitation with a mention': (text) => tried(() => parseInvitation(`${text} agent`, [{ userId: 'ann' }])),
  'a message without the bot’s name': (text) =>
    textWithoutMention({
      activity: {
        text,
        recipient: { id: 'bot' },
        entities: text
          .slice(0, 3000)
          .split('')
          .map((tag, index) => ({ type: 'mention', mentioned: { id: 'bot' }, text: `${tag}${index % 7}` })),
      },
    }),
  'a message under a card': (text) => [readThreadMessage(text, false), readThreadMessage(`reply ${text}`, true)],
  'what came with a message': (text) =>
    readMessage(
      {
        ...{ text: `<at>x</at>${text}`, recipient: { id: 'bot' } },
        attachments: [{ contentType: 'text/html', content: text }],
      } as never,
      { threadId: null, conversationId: '' } as never,
    ),
  'a message made a ticket': (text) =>
    readExtension({
      name: 'composeExtension/fetchTask',
      value: { commandId: 'x', messagePayload: { id: 'x', body: { contentType: 'html', content: text } } },
    }),
  'a mail’s sort': (text) => classifyMail(mailOf(text), { ownAddresses: ['support@northwind.example'] }),
  'a bounce’s ids': (text) => [bouncedMessageIds(mailOf(text)), bouncedMarks(mailOf(text))],
  'what a bounce says': (text) => bounceReport(mailOf(text), [text.slice(0, 300), 'ann@contoso.example'], text),
  'until when somebody is away': (text) => absenceIn(mailOf(text)),
  'an invitation to a meeting': (text) => [
    readInvitation(text),
    readInvitation(`BEGIN:VEVENT\nLOCATION:${text}\nORGANIZER;CN=${text}`),
  ],
  'a bounce’s sort': (text) => classifyMail({ ...mailOf(text), from: null }, { ownAddresses: [] }),
  references: (text) => mailReferences(mailOf(text)),
  'a ticket’s number': ticketNumbersFromSubject,
  'mail rules': (text) => match(mailOf(text)),
  'a reply': splitReply,
  'a forwarded mail': (text) => [forwardedOf({ subject: 'Fwd: x', text }), namedSender(text.slice(0, 1_000))],
  'a text': cleanText,
  'a subject': cleanSubject,
  placeholders: (text) => [
    unknownPlaceholders(text),
    placeholderProblem(text),
    unfilledWarning(text),
    fillPlaceholders(text, { ticket: '#1', subject: 's', requester: 'r', category: '', link: '' }),
  ],
  'an address': (text) => [checkAddress(text), checkAddress(`${text}@b.example`), normaliseAddress(text)],
  'other fields of a mailbox': (text) => [checkTenant(text), checkClientId(text), checkSecret(text), checkDay(text)],
  'whether a mail is answered': (text) => mayAnswer(mailOf(text), ['support@northwind.example']),
  'who asks': (text) => {
    const mail = { ...mailOf(`no-reply@${text}`), replyTo: [{ name: text, address: `a@${text}` }] }
    const { ownedDomain } = createDomainNames()
    return [askerOf(mail, [], ownedDomain), answerTarget(mail, [], () => false, ownedDomain)]
  },
  'whether a sender is believed': (text) =>
    senderVerdict(
      aMail({ headers: { 'Authentication-Results': `spf=pass smtp.mailfrom=${text}`.slice(0, 60_000) } }),
      'support@northwind.example',
    ),
  'the domains above one': domainAndParents,
  'other words for a command': (text) => [asCommand(text), smallTalk(text, text)],
  domains: (text) => [parseDomains(text), normaliseDomain(text), normaliseTimeZone(text)],
  'tenant ids': parseTenantIds,
  'a name': nameKey,
  'a cell of a table': (text) => csv([[text]]),
  'a header': headerText,
  'a Message-ID': toMessageId,
  'plain text as HTML': htmlFromText,
  HTML: textFromHtml,
  'a mail of Graph': (text) =>
    toMail(
      {
        ...{ id: '1', internetMessageId: text, subject: text, from: null, receivedDateTime: text, isDraft: false },
        ...{ conversationId: null, toRecipients: null, ccRecipients: null, replyTo: null, hasAttachments: false },
        body: { contentType: 'text', content: text },
        internetMessageHeaders: HEADERS.map((name) => ({ name, value: text })),
      },
      [],
      NOON,
    ),
  'a line on a card': (text) => [oneLine(text, 200), plainTitle(text, 100), shortTitle(text, 40)],
  'pictures in HTML': (text) => namePictures(text, []),
  'pictures in text': (text) => namePicturesInText(text, []),
  'a fold on a card': foldText,
  'the direction of a text': isRightToLeft,
  'a block on a card': (text) => [block(text, 2000, 20), inputValue(text, 2000)],
  'the unquoted part, in the stand-in': (text) => [uniqueText(text), uniqueHtml(text)],
}

describe('parsers of text from outside', () => {
  for (const [what, parse] of Object.entries(PARSERS)) {
    it(`take time in proportion to the text: ${what}`, function () {
      this.timeout(600_000)
      for (const shape of SHAPES) {
        const small = hostile(shape, SMALL)
        const first = cpuTime(() => parse(small))
        const limit = MOST_GROWTH * Math.max(first, NOISE_MS)
        const large = hostile(shape, LARGE)
        const best = bestCpuTime(() => parse(large), limit)
        assert.ok(
          best <= limit,
          `${JSON.stringify(shape)}: ${Math.round(first)} ms, ${Math.round(best)} ms for ten times as much`,
        )
      }
    })
  }
})

function tried(run: () => unknown): unknown {
  try {
    return run()
  } catch (error) {
    return error
  }
}
