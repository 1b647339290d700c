// All that is held about a customer who speaks in Teams: what they chose, what they sent, and what they said in tickets that are another's by now.
import assert from 'node:assert/strict'
import { unzipSync } from 'fflate'
import { changeTicket } from '../../src/app/tickets/change-ticket.ts'
import { changeRequester } from '../../src/domain/ticket/attribute-changes.ts'
import type { Ticket } from '../../src/domain/ticket/ticket.ts'
import { linksOf } from '../support/files.ts'
import { startTestFrontdesk, type TestFrontdesk } from '../support/frontdesk.ts'
import { ADA, BEA, CARL } from '../support/frontdesk-seed.ts'

const REPORT = 'https://contoso.sharepoint.com/sites/x/report.docx'

describe('exporting a customer who speaks in Teams', () => {
  let desk: TestFrontdesk
  let ticket: Ticket
  let files: Readonly<Record<string, string>>
  before(async () => {
    desk = await startTestFrontdesk()
    await desk.documents.installation.insertNew([{ _id: 'claimed-by', value: 'ada' }])
    await desk.hands.say(CARL, 'personal', 'See this', { attachments: [file('later.docx')] })
    const { replies } = await desk.hands.say(CARL, 'personal', 'See the report', { attachments: [file('report.docx')] })
    assert.ok(replies[0])
    await desk.hands.click(replies[0], 'Open ticket', { text: 'See the report' }, CARL)
    const [opened] = await desk.documents.tickets.find({})
    assert.ok(opened)
    ticket = await desk.delivered(opened._id)
    const card = await desk.cardOf(ticket)
    await desk.hands.click(card, 'Reply', {}, BEA)
    await desk.hands.click(card, 'Preview', { text: 'Please switch it off.' }, BEA)
    await desk.hands.click(card, 'Send', {}, BEA)
    desk.advance(61_000)
    await desk.delivered(ticket._id)
    const told = await desk.hands.say(CARL, 'personal', `ticket ${ticket.number}`)
    assert.ok(told.replies[0])
    await desk.hands.click(told.replies[0], 'Reply', {}, CARL)
    await desk.hands.click(told.replies[0], 'Send', { text: 'It smokes now.' }, CARL)
    await desk.delivered(ticket._id)
    for (const name of ['Kim', 'Lou']) await handOver(name)
    await desk.documents.people.updateIf({ _id: 'carl' }, { $set: { newsBy: 'chat' } })
    files = await exported(ADA)
  })
  after(() => desk.stop())

  const file = (name: string) => ({
    ...{ contentType: 'application/vnd.microsoft.teams.file.download.info', contentUrl: REPORT, name },
    content: { downloadUrl: REPORT, uniqueId: 'x', fileType: 'docx' },
  })

  /** The ticket is somebody else's from now on. */
  async function handOver(name: string): Promise<void> {
    const to = { personId: null, name, address: `${name.toLowerCase()}@adventure.example`, isKnownInTeams: false }
    await changeTicket(desk.frontdesk.deps, ticket._id, (before) =>
      changeRequester(before, to, [], { personId: 'bea', name: BEA.name }, desk.clock()),
    )
    await desk.delivered(ticket._id)
  }

  async function exported(user: typeof ADA): Promise<Readonly<Record<string, string>>> {
    const { replies } = await desk.hands.say(user, 'personal', `export person ${CARL.email}`)
    const [url = ''] = replies.flatMap(({ card }) => linksOf(card ?? {}))
    const response = await fetch(url)
    assert.equal(response.status, 200)
    const unzipped = unzipSync(new Uint8Array(await response.arrayBuffer()))
    return Object.fromEntries(Object.entries(unzipped).map(([name, bytes]) => [name, Buffer.from(bytes).toString()]))
  }

  const dataOf = (name: string): unknown => JSON.parse(files[name] ?? 'null')

  it('holds what they chose', () => {
    const [person] = dataOf('person.json') as Record<string, unknown>[]
    assert.deepEqual([person?.['newsBy'], person?.['toldIn'], person?.['language']], ['chat', 'thread', 'en-US'])
  })

  it('holds the files that they sent in the chat, and where those of a ticket are', () => {
    assert.match(
      files['other.json'] ?? '',
      /Files they sent in the chat[\s\S]*later\.docx[\s\S]*contoso\.sharepoint\.com/,
    )
    const { files: sent } = dataOf(`tickets/${ticket.number}.json`) as { readonly files: readonly object[] }
    assert.deepEqual(sent, [{ name: 'report.docx', size: 0, contentType: '', url: REPORT }])
  })

  it('holds what they said and were told in a ticket that is another’s by now', () => {
    const { entries } = dataOf(`tickets/${ticket.number}.json`) as { readonly entries: readonly { text: string }[] }
    assert.deepEqual(
      entries.map(({ text }) => text),
      ['Please switch it off.', 'It smokes now.'],
    )
  })

  it('is said in the language of whoever asks for it', async () => {
    assert.match(files['README.txt'] ?? '', /^What Frontdesk holds/)
    const german = await exported({ ...ADA, locale: 'de-DE' })
    assert.match(german['README.txt'] ?? '', /^Was Frontdesk über eine Person gespeichert hat\n=+\n\nErstellt am 20/)
    assert.match(german['other.json'] ?? '', /Dateien, die die Person/)
    assert.match(german[`tickets/${ticket.number}.json`] ?? '', /hat zuerst angefragt/)
  })
})
