// Files of the ticket go with a reply: chosen, seen in the preview, copied into the draft once.
import assert from 'node:assert/strict'
import type { Ticket } from '../../src/domain/ticket/ticket.ts'
import { textOf } from '../../src/sandbox/connector/cards.ts'
import type { TeamsMessage } from '../../src/sandbox/connector/messages.ts'
import { inWords } from '../../src/texts/say.ts'
import { partsOfType } from '../support/card-parts.ts'
import { aFile, aMailWith, type MailFile } from '../support/files.ts'
import { startTestFrontdesk, type TestFrontdesk } from '../support/frontdesk.ts'
import { BEA } from '../support/frontdesk-seed.ts'
import { SUPPORT } from '../support/mails.ts'
import { pressOn } from '../support/press.ts'

const BIG = Buffer.alloc(7_000_000, 'a big file ')
const FILES = [aFile('plan.docx', 'The plan'), aFile('plan.docx', 'Another plan'), aFile('disk.img', BIG)]

describe('files of a ticket in a reply', () => {
  let desk: TestFrontdesk
  let ticket: Ticket
  let card: TeamsMessage
  beforeEach(async () => {
    desk = await startTestFrontdesk({ app: { replyDelayMs: 0 } })
  })
  afterEach(() => desk.stop())

  async function ticketWith(files: readonly MailFile[]): Promise<void> {
    ticket = await desk.ticketOf(await desk.deliver(aMailWith(files)))
    card = await desk.cardOf(ticket)
  }

  const press = (title: string, inputs: Readonly<Record<string, string>> = {}): Promise<string> =>
    pressOn(desk, card, title, inputs, BEA)

  /** What may be chosen, as Bea sees it. */
  function offered(): readonly { title: string; value: string }[] {
    const pickers = partsOfType(card.cardFor(BEA.id) ?? {}, 'Input.ChoiceSet')
    return (pickers.find(({ id }) => id === 'files')?.['choices'] ?? []) as { title: string; value: string }[]
  }

  async function preview(keys: readonly string[]): Promise<string> {
    return await press('Preview', { text: 'Here you are.', cc: '', setTo: '', files: keys.join(',') })
  }

  async function sendAll(): Promise<void> {
    await press('Reply')
    await preview(offered().map(({ value }) => value))
    await press('Send')
  }

  /** Why the reply waits for a person. Whenever it waits for a later time, and no sooner, that time comes. */
  async function parked() {
    return await desk.eventually('a parked reply', async () => {
      const found = await desk.documents.tickets.findOne({ _id: ticket._id })
      const item = found?.outbox.find(({ kind }) => kind === 'reply')
      const waitsMs = (item?.nextAt.getTime() ?? 0) - desk.clock().getTime()
      if (item?.parked === null && waitsMs > 0) desk.advance(waitsMs)
      return item?.parked ?? undefined
    })
  }

  /** Names and bytes of what left with the only mail that did. */
  async function sentFiles(): Promise<readonly (readonly [string, Buffer])[]> {
    await desk.eventually('a mail sent', () => Promise.resolve(desk.graph.sent(SUPPORT).length > 0))
    await desk.delivered(ticket._id)
    assert.equal(desk.graph.sent(SUPPORT).length, 1)
    const { attachments } = desk.graph.sent(SUPPORT)[0]?.content ?? { attachments: [] }
    return attachments.map(({ name, content }) => [name, content])
  }

  it('leave as they came, large ones in parts, and are named before and after', async () => {
    await ticketWith(FILES)
    await press('Reply')
    assert.deepEqual(
      offered().map(({ title }) => title.replace(/\u00A0/g, ' ')),
      ['plan.docx (8 bytes)', 'plan.docx (12 bytes)', 'disk.img (6.7 MB)'],
    )
    const shown = await preview(offered().map(({ value }) => value))
    assert.match(shown, /3 files attached\n[\s\S]*plan\.docx \(8 bytes\)\nplan \(2\)\.docx \(12 bytes\)\ndisk\.img/)
    await press('Send')
    assert.deepEqual(await sentFiles(), [
      ['plan.docx', Buffer.from('The plan')],
      ['plan (2).docx', Buffer.from('Another plan')],
      ['disk.img', BIG],
    ])
    const [entry] = await desk.documents.entries.find({ ticketId: ticket._id })
    assert.deepEqual(
      entry?.attachments.map(({ name }) => name),
      ['plan.docx', 'plan (2).docx', 'disk.img'],
    )
    await press('Files')
    assert.equal(textOf(card.cardFor(BEA.id) ?? {}).match(/disk\.img/g)?.length, 1)
  })

  it('need not go along', async () => {
    await ticketWith(FILES)
    await press('Reply')
    assert.doesNotMatch(await preview([]), /attached/)
    await press('Send')
    assert.deepEqual(await sentFiles(), [])
  })

  it('stay chosen where the form is shown again, with what is wrong', async () => {
    await ticketWith(FILES)
    await press('Reply')
    const keys = offered().map(({ value }) => value)
    await press('Preview', { text: '', cc: '', setTo: '', files: keys[1] ?? '' })
    const chosen = () => partsOfType(card.cardFor(BEA.id) ?? {}, 'Input.ChoiceSet').find(({ id }) => id === 'files')
    assert.equal(chosen()?.['value'], keys[1])
    await preview(keys.slice(0, 2))
    await press('Back')
    assert.equal(chosen()?.['value'], keys.slice(0, 2).join(','))
  })

  it('are the ticket’s own, at most ten, and not too large', async () => {
    await ticketWith([aFile('foreign.log')])
    await press('Reply')
    const [foreign] = offered()
    await ticketWith(Array.from({ length: 11 }, (_, index) => aFile(`file-${index}.log`)))
    await press('Reply')
    const keys = offered().map(({ value }) => value)
    for (const forged of ['../x', 'mail/support/1#0', `${foreign?.value ?? ''}0`]) {
      assert.match(await preview([forged]), /A file you chose can no longer be attached\. Choose again\./)
    }
    assert.match(await preview(keys), /A reply can have at most 10 files\. Choose fewer\./)
    const attachments = ticket.attachments.map((one) => ({ ...one, size: 3_000_000 }))
    await desk.documents.tickets.updateIf({ _id: ticket._id }, { $set: { attachments } })
    assert.match(await preview(keys.slice(0, 10)), /Together, these files are larger than 25 MB\. Choose fewer\./)
    assert.equal(await desk.documents.replyDrafts.count({}), 0)
  })

  for (const [what, path, method] of [
    ['the file was taken', /\/attachments$/, 'POST'],
    ['a part was taken', /\/uploads\//, 'PUT'],
    ['the session was opened', /\/createUploadSession$/, 'POST'],
  ] as const) {
    it(`are attached once where the answer is lost after ${what}`, async () => {
      await ticketWith(FILES)
      const fault = desk.graph.faults.add({ match: { method, path }, answer: 'lost-answer' })
      await sendAll()
      await desk.eventually('the fault', () => Promise.resolve(fault.hits() > 0))
      desk.advance(15 * 60_000)
      assert.deepEqual(
        (await sentFiles()).map(([name, { length }]) => [name, length]),
        [
          ['plan.docx', 8],
          ['plan (2).docx', 12],
          ['disk.img', BIG.length],
        ],
      )
    })
  }

  it('of a discarded reply do not make its draft one that somebody edited', async () => {
    await ticketWith(FILES)
    desk.graph.faults.add({
      match: { method: 'POST', path: /\/send$/ },
      times: Infinity,
      answer: { status: 400, code: 'ErrorInvalidRecipients' },
    })
    await sendAll()
    await parked()
    await desk.delivered(ticket._id)
    await press('Discard')
    const { outbox, deliveryNote } = await desk.delivered(ticket._id)
    assert.deepEqual([outbox, deliveryNote], [[], null])
  })

  it('that are no longer in the mailbox hold the reply back, with a word', async () => {
    await ticketWith(FILES)
    desk.graph.faults.add({ match: { path: /\/\$value$/ }, times: Infinity, answer: { status: 404 } })
    await sendAll()
    assert.match(
      inWords((await parked()).text),
      /“plan\.docx” is no longer in the support mailbox\. Reply again without it\./,
    )
    assert.deepEqual(desk.graph.sent(SUPPORT), [])
  })
})
