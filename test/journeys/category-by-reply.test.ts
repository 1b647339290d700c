// A customer without Teams is asked for the category in the acknowledgement, and chooses it by a reply.
import assert from 'node:assert/strict'
import type { Ticket } from '../../src/domain/ticket/ticket.ts'
import { CARL } from '../support/frontdesk-seed.ts'
import { aMail, SUPPORT } from '../support/mails.ts'
import { openPageDesk, type PageDesk } from '../support/page-desk.ts'

const ASKED = /by replying with just one of these: Hardware or Software\./

describe('the category by reply', () => {
  let page: PageDesk
  beforeEach(async () => {
    page = await openPageDesk()
  })
  afterEach(() => page.desk.stop())

  const last = () => page.desk.graph.sent(SUPPORT).at(-1)
  async function reply(text: string, from = 'Nora <nora@contoso.example>'): Promise<Ticket> {
    const { desk } = page
    const id = desk.graph.sent(SUPPORT)[0]?.content.messageId ?? ''
    return await desk.ticketOf(await desk.deliver(aMail({ From: from, 'In-Reply-To': id }, text)))
  }

  it('is asked in one line of the acknowledgement, of whoever is not asked in Teams', async () => {
    assert.match(last()?.content.text ?? '', ASKED)
    await page.desk.ticketOf(await page.desk.deliver(aMail({ From: `Carl Cohen <${CARL.email}>` })))
    assert.doesNotMatch(last()?.content.text ?? '', /Hardware/)
  })

  it('is taken from a reply that is nothing but a name, whatever its case, and can be chosen again', async () => {
    assert.equal((await reply('hardWARE')).categoryId, 'hardware')
    assert.equal((await reply(' “Software”.\r\n\r\n> What is it about?')).categoryId, 'software')
    const entries = await page.desk.documents.entries.count({ ticketId: page.ticket._id, kind: 'mail' })
    assert.equal(entries, 2, 'the replies stand in the conversation')
  })

  it('is not taken from a sentence, from somebody else, or after an agent chose', async () => {
    assert.equal((await reply('My hardware is broken')).categoryId, null)
    assert.equal((await reply('Hardware', 'Otto <otto@contoso.example>')).categoryId, null)
    await page.desk.documents.categories.updateIf({ _id: 'software' }, { $set: { active: false } })
    assert.equal((await reply('Software')).categoryId, null)
    await page.desk.documents.tickets.updateIf({ _id: page.ticket._id }, { $set: { questionOver: true } })
    assert.equal((await reply('Hardware')).categoryId, null)
  })
})
