// Properties that hold whatever comes: many made-up inputs, always the same ones, and the seed where one does not hold.
import assert from 'node:assert/strict'
import fc from 'fast-check'
import { bestCpuTime, cpuTime } from './cpu-time.ts'

/** `FUZZ_SEED` and `FUZZ_RUNS` try others, and more. */
const SEED = Number(process.env['FUZZ_SEED'] ?? 20_261_127)
const RUNS = process.env['FUZZ_RUNS'] === undefined ? null : Number(process.env['FUZZ_RUNS'])

/** Where the property fails, the error tells the smallest input that was found, its seed and path. */
export function always<T>(made: fc.Arbitrary<T>, runs: number, holds: (input: T) => void): void {
  fc.assert(fc.property(made, holds), { seed: SEED, numRuns: RUNS ?? runs })
}

export async function alwaysAsync<T>(
  made: fc.Arbitrary<T>,
  runs: number,
  holds: (input: T) => Promise<void>,
): Promise<void> {
  await fc.assert(fc.asyncProperty(made, holds), { seed: SEED, numRuns: RUNS ?? runs })
}

/** Twice the text may take so much longer, and this many milliseconds say nothing. A square takes four times as long, on top of any noise. */
const MOST_GROWTH = 8
const NOISE_MS = 25

/** Processor time grows as the text does: `pattern` is repeated up to `size` and twice that. */
export function assertLinear(pattern: string, size: number, run: (text: string) => unknown): void {
  const textOf = (length: number) => pattern.repeat(Math.ceil(length / pattern.length))
  const [text, twice] = [textOf(size), textOf(2 * size)]
  const limit =
    MOST_GROWTH *
    Math.max(
      cpuTime(() => run(text)),
      NOISE_MS,
    )
  const best = bestCpuTime(() => run(twice), limit)
  assert.ok(
    best <= limit,
    `${JSON.stringify(pattern)}: ${Math.round(best)} ms for twice the text, ${Math.round(limit)} at most`,
  )
}

/** Pieces of mails, some of them on purpose where they do not belong; with lines, blanks and anything between. */
const PIECES = [
  ...[
    '\n',
    '\n\n',
    '\r\n',
    ' ',
    '\t',
    '> ',
    '>> ',
    '>',
    '-- \n',
    '--\n',
    '___________\n',
    '-----Original Message-----\n',
  ],
  ...['On Mon, 1 Jun 2026 at 10:00, Ann Lee <ann@x.example> wrote:\n', 'Am 01.06.2026 um 10:00 schrieb Ann:\n'],
  ...[
    'Le lun. 1 juin 2026 à 10:00, Ann a écrit :\n',
    'From: Ann\nSent: Monday\nTo: Bob\nSubject: x\n',
    'Von: Ann\nGesendet: gestern\n',
  ],
  ...[
    '---------- Forwarded message ---------\n',
    'Begin forwarded message:\n',
    'Regards,\nAnn\n',
    'Sent from my iPhone\n',
    'Hello,\n',
  ],
  ...[
    '<p>',
    '</p>',
    '<div>',
    '</div>',
    '<blockquote>',
    '</blockquote>',
    '<br>',
    '<table><tr><td>',
    '</td></tr></table>',
    '<ul><li>',
  ],
  ...[
    '<style>a{}</style>',
    '<script>',
    '<!--',
    '-->',
    '<![CDATA[',
    '<img src="cid:a">',
    '<img src="data:image/png;base64,AAAA">',
    '<a href="x">',
  ],
  ...[
    '&amp;',
    '&#x200B;',
    '&nbsp',
    '\u200B',
    '\u202E',
    '\u0000',
    '\u0301',
    '\uD83D',
    '👩‍💻',
    '漢字',
    'שלום',
    '[#12]',
    '[cid:a]',
    'Message-ID: <a@b>\n',
  ],
] as const

export const piece = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...PIECES) },
  { weight: 2, arbitrary: fc.lorem({ maxCount: 8 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 20 }) },
)

/** The text of a mail, plain or HTML, well-formed or not. */
export const mailText = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(''))

const NAMES = [
  'Auto-Submitted',
  'Precedence',
  'X-Precedence',
  'Return-Path',
  'List-Id',
  'List-Post',
  'List-Unsubscribe-Post',
]
const MORE_NAMES = [
  'Content-Type',
  'In-Reply-To',
  'References',
  'X-Auto-Response-Suppress',
  'Authentication-Results',
  'X-Failed-Recipients',
]
const OWN_NAMES = [
  'X-Frontdesk-Automatic',
  'X-Autoreply',
  'X-Loop',
  'X-Mailer',
  'Importance',
  'X-Original-From',
  'Delivered-To',
]
const VALUES = [
  'auto-replied',
  'auto-generated',
  'no',
  'bulk',
  'list',
  'junk',
  '<>',
  '<a@b.example> <c@d.example>',
  'All',
  'NO',
]
const MORE_VALUES = [
  'multipart/report; report-type=delivery-status',
  'multipart/mixed; boundary=x',
  'text/plain',
  'dmarc=fail',
  '<mailto:x@y.example>',
  '=?utf-8?q?=00?=',
]

/** A header as Graph tells it, and as it never should. */
export const headerJson = fc.record(
  {
    name: fc.oneof(fc.constantFrom(...NAMES, ...MORE_NAMES, ...OWN_NAMES), fc.string({ maxLength: 30 })),
    value: fc.oneof(fc.constantFrom(...VALUES, ...MORE_VALUES), mailText),
  },
  { requiredKeys: [] },
)

const address = fc.constantFrom(
  ...[
    'ann@contoso.example',
    'support@northwind.example',
    'Support+x@Northwind.example',
    'MAILER-DAEMON@mx.example',
    'postmaster@x.example',
  ],
  ...[
    'no-reply@x.example',
    'wordpress@shop.example',
    '',
    'nonsense',
    '@',
    'a@',
    `${'a'.repeat(400)}@x.example`,
    '"a b"@x.example',
  ],
)
const recipientJson = fc.oneof(
  fc.record(
    { emailAddress: fc.record({ name: fc.string({ maxLength: 20 }), address }, { requiredKeys: [] }) },
    { requiredKeys: [] },
  ),
  fc.constant(null),
)
const SUBJECTS = [
  'Printer',
  'Re: Printer',
  'AW: Re: [#12] x',
  '[#12] [#13]',
  'Automatic reply: Printer',
  'Undeliverable: Printer',
  'Out of office',
  'Fwd: Printer',
  '',
]
const odd = <T>(made: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 12, arbitrary: made }, { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 1 }) })

/** A message as Graph could answer it, with whatever is wrong with it. */
export const messageJson = fc.record(
  {
    id: odd(fc.string({ minLength: 1, maxLength: 10 })),
    internetMessageId: odd(fc.constantFrom('<1@x.example>', '1@x.example', '<>', '')),
    subject: odd(fc.oneof(fc.constantFrom(...SUBJECTS), mailText)),
    from: odd(recipientJson),
    replyTo: odd(fc.array(recipientJson, { maxLength: 3 })),
    toRecipients: odd(fc.array(recipientJson, { maxLength: 3 })),
    receivedDateTime: odd(fc.constantFrom('2026-06-01T10:00:00Z', 'yesterday')),
    body: odd(
      fc.record(
        { contentType: fc.constantFrom('html', 'text', 'HTML', null), content: mailText },
        { requiredKeys: [] },
      ),
    ),
    internetMessageHeaders: odd(fc.array(headerJson, { maxLength: 8 })),
    importance: odd(fc.constantFrom('low', 'normal', 'high')),
    attachments: odd(fc.array(fc.jsonValue({ maxDepth: 2 }), { maxLength: 3 })),
    '@odata.type': odd(fc.constantFrom('#microsoft.graph.message', '#microsoft.graph.eventMessageRequest')),
  },
  { requiredKeys: [] },
)
