import assert from 'node:assert/strict'
import { Readable } from 'node:stream'
import { OutsideError } from '../../../src/domain/errors.ts'
import { mailText } from '../../contracts/mailbox-provider.ts'
import { ACCESS, type GraphRig, startGraphRig } from './graph-rig.ts'

const REPLY = { text: 'It prints again.', subjectToken: '[#12]', automatic: false }

describe('answering from a Graph mailbox', () => {
  let rig: GraphRig
  let id: string
  beforeEach(async () => {
    rig = await startGraphRig()
    id = await rig.deliver(mailText({ subject: 'Printer' }))
  })
  afterEach(() => rig.stop())

  it('learns that a mail has left although the answer was lost, and never repeats the sending', async () => {
    const draft = await rig.client.draftReply(id, REPLY)
    const lost = rig.graph.faults.add({ match: { path: /\/send$/ }, times: 9, answer: 'lost-answer' })
    await assert.rejects(rig.client.sendDraft(draft), { retryable: true })
    assert.equal(lost.hits(), 1)
    assert.equal((await rig.client.draftState(draft)).state, 'sent')
    assert.equal(rig.sent().length, 1)
  })

  it('learns that a mail has not left', async () => {
    const draft = await rig.client.draftReply(id, REPLY)
    for (const answer of ['reset', { status: 429, retryAfterSeconds: 9 }] as const) {
      rig.graph.faults.add({ match: { path: /\/send$/ }, answer })
      await assert.rejects(rig.client.sendDraft(draft), { retryable: true })
      assert.equal((await rig.client.draftState(draft)).state, 'draft')
    }
    await rig.client.sendDraft(draft)
    assert.equal(rig.sent().length, 1)
  })

  it('attaches a file beside a picture of the text that has its name', async () => {
    const draft = await rig.client.draftReply(id, REPLY)
    const type = '#microsoft.graph.fileAttachment'
    const picture = { '@odata.type': type, name: 'image001.png', contentBytes: 'AA==', contentId: 'x', isInline: true }
    await rig.call('POST', `/messages/${draft.id}/attachments`, picture)
    const open = () => Promise.resolve({ size: 1, bytes: Readable.from([Uint8Array.of(1)], { objectMode: true }) })
    const file = { name: 'image001.png', contentType: 'image/png', open }
    for (let times = 0; times < 2; times += 1) await rig.client.attachFile(draft, file)
    assert.deepEqual((await rig.client.draftContent(draft)).files, ['image001.png'])
    await rig.client.sendDraft(draft)
    assert.equal(rig.graph.sent(ACCESS.address)[0]?.content.attachments.length, 2)
  })

  it('finds a sent mail by its Message-ID when its id has changed', async () => {
    const draft = await rig.client.draftReply(id, REPLY)
    await rig.client.sendDraft(draft)
    const moved = { ...draft, id: 'AAkALgAnother=' }
    const found = await rig.client.draftState(moved)
    assert.deepEqual([found.state, found.messageId], ['sent', draft.messageId])
    assert.deepEqual(found, await rig.client.draftState(draft))
    const odd = { id: 'AAkALgAnother=', messageId: "<it's&not=here@contoso.example>" }
    assert.equal((await rig.client.draftState(odd)).state, 'gone')
    assert.equal((await rig.client.draftState({ ...odd, messageId: null })).state, 'gone')
  })

  it('does not take a mailbox out of reach for a draft that is gone', async () => {
    const draft = await rig.client.draftReply(id, REPLY)
    for (const answer of [{ status: 404, code: 'MailboxNotEnabledForRESTAPI' }, { status: 403 }, 'reset'] as const) {
      const fault = rig.graph.faults.add({ match: { path: /\/messages\/[^/]+isDraft/ }, times: 9, answer })
      await assert.rejects(rig.client.draftState(draft), OutsideError)
      fault.remove()
    }
  })

  it('sends nothing when writing the draft breaks off, and can be repeated', async () => {
    for (const [method, answer] of [
      ['POST', 'lost-answer'],
      ['POST', { status: 503 }],
      ['PATCH', 'lost-answer'],
    ] as const) {
      // A PATCH is tried three times, as a read is.
      const times = method === 'PATCH' ? 3 : 1
      rig.graph.faults.add({ match: { method, path: /\/messages\// }, times, answer })
      await assert.rejects(rig.client.draftReply(id, REPLY), { retryable: true })
    }
    await rig.client.sendDraft(await rig.client.draftReply(id, REPLY))
    assert.equal(rig.sent().length, 1)
  })

  it('leaves the subject alone when it has the token, and finds room for it in one without end', async () => {
    const subjectOf = async (subject: string) => {
      const mail = await rig.deliver(mailText({ subject }))
      await rig.client.sendDraft(await rig.client.draftReply(mail, REPLY))
      return rig.sent().at(-1)?.subject ?? ''
    }
    assert.equal(await subjectOf('RE: Printer [#12]'), 'RE: Printer [#12]')
    assert.equal(await subjectOf('Printer [#3]'), 'RE: [#12] Printer [#3]')
    assert.equal(await subjectOf(''), 'RE: [#12]')
    const long = await subjectOf('word '.repeat(150))
    assert.match(long, /^RE: \[#12\] word/)
    assert.ok(long.length < 255)
  })

  it('shows the text as written', async () => {
    await rig.client.sendDraft(await rig.client.draftReply(id, { ...REPLY, text: '<script>1 < 2</script>\n  a  b' }))
    const html = rig.sent()[0]?.html ?? ''
    assert.match(html, /&lt;script&gt;1 &lt; 2&lt;\/script&gt;<br>\s*&nbsp; a&nbsp; b/)
  })

  it('says which right is missing', async () => {
    await assert.rejects(rig.as('reader').draftReply(id, REPLY), { code: 'ErrorAccessDenied', retryable: false })
    const draft = await rig.as('writer').draftReply(id, REPLY)
    await assert.rejects(rig.as('writer').sendDraft(draft), (error) => {
      assert.ok(error instanceof OutsideError)
      assert.equal(error.code, 'ErrorAccessDenied')
      assert.match(error.forPerson, /Mail\.Send/)
      return true
    })
  })

  it('fails to send to a sender without an address', async () => {
    const nameless = await rig.deliver('From: Nameless\r\nSubject: Hi\r\n\r\nHello')
    const draft = await rig.client.draftReply(nameless, REPLY)
    await assert.rejects(rig.client.sendDraft(draft), { code: 'ErrorInvalidRecipients', retryable: false })
  })

  it('tells who may not mark and move', async () => {
    const reader = rig.as('reader')
    await assert.rejects(reader.markRead(id), { code: 'ErrorAccessDenied' })
    await assert.rejects(reader.move(id, 'Done'), { code: 'ErrorAccessDenied' })
    await assert.rejects(reader.label(id, 'Ticket'), { code: 'ErrorAccessDenied' })
  })
})
