import assert from 'node:assert/strict'
import { mailText } from '../../contracts/mailbox-provider.ts'
import { startGraphRig, type GraphRig } from './graph-rig.ts'

const AUTOMATIC = { text: 'We have it.', subjectToken: '[#1]', automatic: true, mark: 'ticket-1' }

describe('drafts of automatic mails', () => {
  let rig: GraphRig
  let id: string
  beforeEach(async () => {
    rig = await startGraphRig()
    id = await rig.deliver(mailText({ from: 'Ann <ann@example.com>\r\nReply-To: a@x.example, b@y.example' }))
  })
  afterEach(() => rig.stop())

  it('go to the one address that is named, whatever Reply-To says', async () => {
    const to = { name: 'Ann', address: 'ann@example.com' }
    await rig.client.sendDraft(await rig.client.draftReply(id, { ...AUTOMATIC, to: [to] }))
    assert.deepEqual(rig.sent()[0]?.to, ['ann@example.com'])
  })

  it('are found by their mark and deleted, while what people wrote and what was sent stays', async () => {
    const draft = await rig.client.draftReply(id, AUTOMATIC)
    const persons = await rig.client.draftReply(id, { text: 'Mine.', subjectToken: null, automatic: false })
    const sent = await rig.client.draftReply(id, AUTOMATIC)
    await rig.client.sendDraft(sent)
    assert.deepEqual(
      (await rig.client.markedDrafts()).map((found) => [found.id, found.mark]),
      [[draft.id, 'ticket-1']],
    )
    for (const one of [draft, persons, sent, { id }]) await rig.client.deleteDraft(one.id)
    await rig.client.deleteDraft(draft.id)
    assert.notEqual((await rig.client.draftState(draft)).state, 'draft')
    assert.deepEqual(await rig.client.markedDrafts(), [])
    assert.equal(await rig.countDrafts(), 1)
    assert.equal((await rig.client.draftState(persons)).state, 'draft')
    assert.equal((await rig.client.draftState(sent)).state, 'sent')
    assert.equal((await rig.look(id)).folder, 'Inbox')
  })

  it('do not stay when filling one in breaks off', async () => {
    rig.graph.faults.add({ match: { method: 'PATCH', path: /\/messages\// }, times: 9, answer: { status: 403 } })
    await assert.rejects(rig.client.draftReply(id, AUTOMATIC))
    assert.equal(await rig.countDrafts(), 0)
  })
})
