// All that is held about a customer, as the zip file that an administrator downloads.
import assert from 'node:assert/strict'
import { unzipSync } from 'fflate'
import { z } from 'zod'
import { changeTicket } from '../../src/app/tickets/change-ticket.ts'
import { prioritise } from '../../src/domain/ticket/ticket-changes.ts'
import { textOf } from '../../src/sandbox/connector/cards.ts'
import { linksOf } from '../support/files.ts'
import { startTestFrontdesk, type TestFrontdesk } from '../support/frontdesk.ts'
import { ADA, BEA, CARL } from '../support/frontdesk-seed.ts'
import { herself, HER_WORDS, livesIn, NORA, type Lived } from '../support/a-customer.ts'

const Said = z.object({ entries: z.array(z.object({ kind: z.string(), text: z.string().optional() })) })

describe('exporting a customer', () => {
  let desk: TestFrontdesk
  let lived: Lived
  before(async () => {
    desk = await startTestFrontdesk()
    lived = await livesIn(desk)
  })
  after(() => desk.stop())

  async function link(text: string): Promise<string> {
    const { replies } = await desk.hands.say(ADA, 'personal', text)
    const [url] = replies.flatMap(({ card }) => linksOf(card ?? {}))
    assert.ok(url, JSON.stringify(replies.map(({ card }) => textOf(card ?? {}))))
    return url
  }

  async function exported(text = `export person ${NORA.address}`): Promise<Readonly<Record<string, string>>> {
    const response = await fetch(await link(text))
    assert.equal(response.status, 200)
    assert.equal(response.headers.get('content-type'), 'application/zip')
    assert.match(
      response.headers.get('content-disposition') ?? '',
      /attachment; filename="person-\d{4}-\d\d-\d\d\.zip"/,
    )
    const files = unzipSync(new Uint8Array(await response.arrayBuffer()))
    return Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, Buffer.from(bytes).toString('utf8')]))
  }

  const entriesIn = (text: string | undefined) => Said.parse(JSON.parse(text ?? '')).entries

  it('holds her record, tickets, entries, emails and audit, and what is said of her apart from that', async () => {
    const files = await exported()
    const { own, open, other, foreign } = lived
    assert.deepEqual(
      Object.keys(files).toSorted(),
      [
        'README.txt',
        'audit.json',
        ...[own, other, foreign].map(({ number }) => `internal/${number}.json`),
        'mail-log.json',
        'other.json',
        'person.json',
        ...[own, open, other].map(({ number }) => `tickets/${number}.json`),
      ].toSorted(),
    )
    const person = JSON.parse(files['person.json'] ?? '') as readonly Record<string, unknown>[]
    assert.deepEqual([person[0]?.['name'], person[0]?.['addresses']], [NORA.name, [NORA.address]])
    assert.deepEqual(person[0]?.['roles'], [{ role: 'customer', organisation: 'Northwind Distribution' }])
    const ticket = JSON.parse(files[`tickets/${own.number}.json`] ?? '') as Record<string, unknown>
    assert.deepEqual(
      [ticket['number'], ticket['role'], ticket['subject'], ticket['status']],
      [own.number, 'requester', 'Zebrafish tank', own.status],
    )
    assert.match(String(ticket['text']), /A quagmire/)
    assert.deepEqual(
      entriesIn(files[`tickets/${own.number}.json`]).map(({ kind, text }) => `${kind}: ${text}`),
      ['mail: Much flotsam.', `reply: Dear ${NORA.name}, please drain the quagmire.`],
    )
    assert.deepEqual(
      entriesIn(files[`tickets/${other.number}.json`]).map(({ text }) => text),
      ['I saw jetsam in it.'],
    )
    assert.ok(
      entriesIn(files[`internal/${own.number}.json`]).some(
        ({ kind, text }) => kind === 'note' && (text ?? '').includes('in a hurry'),
      ),
    )
    assert.match(files[`internal/${other.number}.json`] ?? '', /Ask emil@contoso.example, or rather Ek, Emil/)
    assert.equal((JSON.parse(files['mail-log.json'] ?? '') as unknown[]).length, 4)
    assert.match(files['audit.json'] ?? '', /person\.added[\s\S]*Emil Ek/)
    assert.match(files['other.json'] ?? '', /A mail rule about them[\s\S]*A reply that is being written to them/)
    assert.match(files['README.txt'] ?? '', /Not in it: the emails themselves[\s\S]*Teams/)
    const all = Object.values(files).join('\n').toLowerCase()
    for (const word of HER_WORDS.filter((one) => one !== 'whirligig')) assert.ok(all.includes(word), word)
  })

  it('says in words what was done about her tickets', async () => {
    const { own } = lived
    const { deps } = desk.frontdesk
    const by = { personId: 'bea', name: BEA.name }
    await changeTicket(deps, own._id, (ticket) => prioritise(ticket, 'high', by, deps.clock()))
    await desk.delivered(own._id)
    const said = entriesIn((await exported())[`internal/${own.number}.json`])
    assert.ok(said.some(({ kind, text }) => kind === 'event' && text === 'set the priority to high'))
  })

  it('keeps what she was never written apart from what she was, and leaves out what is of others alone', async () => {
    const files = await exported()
    for (const [name, text] of Object.entries(files)) {
      if (!name.startsWith('internal/')) assert.ok(!text.includes('in a hurry') && !text.includes('As with'), name)
      assert.ok(!text.includes('It is dark') && !text.includes('It stopped'), name)
      assert.ok(!text.includes('The printer is on fire'), name)
    }
  })

  it('is asked for from the list of people, too, and says in the audit who asked, and about whom', async () => {
    const { replies } = await desk.hands.say(ADA, 'personal', 'export person')
    assert.ok(replies[0])
    const { _id } = await herself(desk.documents)
    const answer = await desk.hands.click(replies[0], 'Export', { personId: _id }, ADA)
    const [url] = linksOf(answer.card ?? {})
    assert.ok(url)
    assert.ok(
      !url.includes('emil') &&
        !Buffer.from(url.split('/').at(-1) ?? '', 'base64url')
          .toString()
          .includes('emil'),
    )
    assert.equal((await fetch(url)).status, 200)
    const [entry] = await desk.documents.audit.find({ action: 'personal-data.exported' }, { sort: { at: -1 } })
    assert.deepEqual([entry?.by.name, entry?.subject], ['Ada Adler', NORA.address])
  })

  it('opens nothing any more for somebody who lost the right', async () => {
    const url = await link(`export person ${CARL.email}`)
    await desk.documents.people.updateIf(
      { _id: 'ada' },
      { $set: { memberships: [{ organisationId: 'root', role: 'agent' }] } },
    )
    try {
      assert.equal((await fetch(url)).status, 404)
    } finally {
      await desk.documents.people.updateIf(
        { _id: 'ada' },
        { $set: { memberships: [{ organisationId: 'root', role: 'administrator' }] } },
      )
    }
  })

  it('is for administrators only', async () => {
    for (const user of [BEA, CARL]) {
      const { replies } = await desk.hands.say(user, 'personal', `export person ${NORA.address}`)
      assert.match(textOf(replies[0]?.card ?? {}), /Only administrators/)
    }
  })
})
