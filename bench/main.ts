// `npm run bench`, or `npm run bench -- mails` for one part (mails, notify, commands, cards, lists, moves, long-tickets), or `npm run bench -- scale`, whose groups may follow: what Frontdesk does per second, beside the least that could do it.
import { cpus } from 'node:os'
import { CARDS_METHOD, measureCards } from './cards.ts'
import { COMMANDS_METHOD, measureCommands } from './commands.ts'
import { LISTS_METHOD, measureLists } from './lists.ts'
import { MAILS_METHOD, throughBarePipeline, throughFrontdesk } from './mails.ts'
import { measureLongTickets, OPENING_METHOD, REDRAWS_METHOD } from './long-tickets.ts'
import { measureMove, MOVES_METHOD } from './moves.ts'
import { bareMailToCard, mailToCard, NOTIFY_METHOD, type Latency } from './notify.ts'
import { inTurns, type Figures } from './measure.ts'
import { startOutside } from './outside.ts'
import { printScale } from './scale.ts'

const MAILS = 3_000
const RUNS = 5
/** Up to `BENCH_TICKETS`; a million takes as long as filling the store does. */
const TICKETS = [10_000, 100_000, 1_000_000].filter((size) => size <= Number(process.env['BENCH_TICKETS'] ?? 100_000))

const wanted = process.argv.slice(2)
const isWanted = (part: 'mails' | 'notify' | 'commands' | 'cards' | 'lists' | 'moves' | 'long-tickets'): boolean =>
  wanted.length === 0 || wanted.includes(part)
const uri = process.env['TEST_MONGODB_URI'] ?? null
const stores = [
  { name: 'embedded store', mongodbUri: null },
  ...(uri === null ? [] : [{ name: 'MongoDB', mongodbUri: uri }]),
]

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

function sayRow(name: string, columns: readonly string[]): void {
  say(`${name.padEnd(30)}${columns.map((column) => column.padStart(10)).join('')}`)
}

function sayFigures(name: string, { ours, bare, ratio }: Figures, aim: number): void {
  const rates = [ours, bare].map(({ perSecond }) => perSecond.toFixed(0))
  sayRow(name, [...rates, ratio.toFixed(2), aim.toFixed(2), ...[ours, bare].map(({ cpuMs }) => cpuMs.toFixed(3))])
}

function sayHead(title: string, method: string): void {
  say(`\n${title}\n${method}`)
  sayRow('', ['ours', 'bare', 'ratio', 'aim', 'CPU ms', 'bare'])
}

say(`Node ${process.version}, ${cpus().length} cores, medians of ${RUNS} runs in turns after one to warm up.`)
say('Graph, Teams and the people who type are in a second process, with ready answers; limits on sending are off.')
say(
  uri === null
    ? 'MongoDB is left out: set TEST_MONGODB_URI to a server to measure it, too.'
    : 'MongoDB is the server at TEST_MONGODB_URI, on this machine’s cores; if it only stands in for MongoDB, so do its figures.',
)

if (wanted[0] === 'scale') {
  await printScale({ stores }, wanted.slice(1), say)
  process.exit(0)
}

const outside = await startOutside()
try {
  if (isWanted('mails')) {
    sayHead(`Mails per second, Graph page to delivered card (${MAILS} mails a run)`, MAILS_METHOD)
    for (const { name, mongodbUri } of stores) {
      const ours = () => throughFrontdesk(outside, mongodbUri, MAILS)
      const bare = () => throughBarePipeline(outside, mongodbUri, MAILS)
      sayFigures(name, await inTurns(RUNS, ours, bare), 0.5)
    }
  }
  if (isWanted('notify')) {
    const pace = { mailboxes: 100, mails: 300, perSecond: 10 }
    say(`\nMail to card at ${pace.mailboxes} mailboxes and ${pace.perSecond} mails a second\n${NOTIFY_METHOD}`)
    sayRow('', ['p50 ms', 'p95 ms', 'aim p95', 'CPU ms'])
    const row = (name: string, { p50, p95, cpuMs }: Latency, aim: string): void =>
      sayRow(name, [p50.toFixed(0), p95.toFixed(0), aim, cpuMs.toFixed(1)])
    row('bare', await bareMailToCard(outside, pace), '')
    for (const { name, mongodbUri } of stores) {
      const looking = await mailToCard(outside, mongodbUri, pace, { told: false, pollSeconds: 30 })
      row(`looking, ${name}`, looking, '')
      row(`told, ${name}`, await mailToCard(outside, mongodbUri, pace, { told: true, pollSeconds: 30 }), '2000')
    }
  }
  if (isWanted('commands')) {
    sayHead('Commands per second, posted to /api/messages', COMMANDS_METHOD)
    for (const { name, mongodbUri } of stores) {
      for (const text of ['whoami', 'tickets']) {
        const figures = await measureCommands(outside, mongodbUri, text, { runs: RUNS, count: 3_000 })
        sayFigures(`${text}, ${name}`, figures, 0.85)
      }
    }
  }
  if (isWanted('long-tickets')) {
    const figures = []
    for (const { name, mongodbUri } of stores) {
      figures.push({ name, ...(await measureLongTickets(outside, mongodbUri, { runs: RUNS, count: 100 })) })
    }
    sayHead('Openings per second of a ticket with 10,000 entries', OPENING_METHOD)
    for (const { name, opening } of figures) sayFigures(name, opening, 0.9)
    sayHead('Redraws per second of a ticket with 10,000 entries', REDRAWS_METHOD)
    for (const { name, redraws } of figures) sayFigures(name, redraws, 0.9)
  }
  if (isWanted('cards')) {
    sayHead('Card expansions per second, the ticket card', CARDS_METHOD)
    sayFigures('renderCard', await measureCards({ runs: RUNS, count: 5_000 }), 0.9)
  }
  if (isWanted('lists') && uri !== null) {
    say(`\nThe first page of lists and searches beside the number of tickets, on MongoDB\n${LISTS_METHOD}`)
    const figures = await measureLists(uri, TICKETS, say)
    sayRow('', [...TICKETS.map((size) => size.toLocaleString('en')), 'growth', 'aim'])
    for (const [name, times] of figures) {
      const growth = (times.at(-1) ?? Number.NaN) / (times[0] ?? Number.NaN)
      sayRow(name, [...times.map((ms) => ms.toFixed(1)), growth.toFixed(2), '<100 ms'])
    }
  }
  if (isWanted('moves')) {
    say(`\nMoving 100 organisations with 1,000 tickets, and 1,000 with 10,000\n${MOVES_METHOD}`)
    sayRow('', ['1,000', '10,000', 'growth', 'aim'])
    for (const { name, mongodbUri } of stores) {
      const small = await measureMove(mongodbUri, { organisations: 100, tickets: 1_000 })
      const large = await measureMove(mongodbUri, { organisations: 1_000, tickets: 10_000 })
      const row = (what: string, few: number, many: number, aim: string): void => {
        sayRow(`${what}, ${name}`, [few.toFixed(0), many.toFixed(0), (many / few).toFixed(1), aim])
      }
      row('preview', small.preview, large.preview, '<1000 ms')
      row('click', small.click, large.click, '<5000 ms')
      row('followed', small.followed, large.followed, '<15x')
      row('wait', small.longestWait, large.longestWait, '<1000 ms')
    }
  }
} finally {
  outside.stop()
}
