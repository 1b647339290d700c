import assert from 'node:assert/strict'
import { type GraphStandIn } from '../../../src/sandbox/graph-stand-in.ts'
import { code, eachWithStandIn, IMMUTABLE, items, mail, SALES, SUPPORT, text } from '../support.ts'

const to = (...addresses: string[]) => addresses.map((address) => ({ emailAddress: { address } }))

describe('sending through the Graph stand-in', () => {
  const at = eachWithStandIn()
  const post = (path: string, body?: object) => {
    return at.client.ask(`/users/${SUPPORT}${path}`, {
      method: 'POST',
      prefer: IMMUTABLE,
      ...(body === undefined ? {} : { body }),
    })
  }
  const only = (standIn: GraphStandIn, mailbox = SUPPORT) => {
    const all = standIn.sent(mailbox)
    assert.equal(all.length, 1)
    assert.ok(all[0])
    return all[0]
  }

  it('accepts sendMail with 202 and nothing else, keeps a copy, and delivers here without the Bcc', async () => {
    const message = {
      subject: 'Grüße',
      body: { contentType: 'HTML', content: '<b>Hi</b>' },
      toRecipients: to('ann@fabrikam.example'),
      bccRecipients: to(SALES),
      internetMessageHeaders: [{ name: 'X-Loop', value: 'yes' }],
      attachments: [{ '@odata.type': '#microsoft.graph.fileAttachment', name: 'a.txt', contentBytes: 'QQ==' }],
    }
    const answer = await post('/sendMail', { message })
    assert.deepEqual([answer.status, answer.bytes.length], [202, 0])
    const { content } = only(at.standIn)
    assert.deepEqual([content.subject, content.html, content.bcc[0]?.address], ['Grüße', '<b>Hi</b>', SALES])
    assert.equal(content.attachments[0]?.content.toString(), 'A')
    const [arrived] = items(
      await at.client.ask(
        `/users/${SALES}/messages?$select=bccRecipients,from,internetMessageHeaders,internetMessageId`,
      ),
    )
    assert.deepEqual(arrived?.['bccRecipients'], [])
    assert.deepEqual(arrived['from'], { emailAddress: { name: 'Contoso Support', address: SUPPORT } })
    assert.equal(arrived['internetMessageId'], content.messageId)
    assert.match(
      JSON.stringify(arrived['internetMessageHeaders']),
      /"Return-Path","value":"<support@contoso\.example>".*"X-Loop"/,
    )
  })

  it('shows no copy when none was to be saved, yet knows that it was sent', async () => {
    await post('/sendMail', { message: { toRecipients: to(SALES) }, saveToSentItems: false })
    assert.equal(items(await at.client.ask(`/users/${SUPPORT}/mailFolders/sentitems/messages`)).length, 0)
    only(at.standIn)
  })

  it('refuses what Graph refuses, and sends nothing then', async () => {
    const id = await at.standIn.deliver(mail({}), SUPPORT)
    const ok = { toRecipients: to(SALES) }
    const header = (name: string) => ({ message: { ...ok, internetMessageHeaders: [{ name, value: '<1@a>' }] } })
    const cases: [string, object, number, string][] = [
      ['/sendMail', header('In-Reply-To'), 400, 'InvalidInternetMessageHeader'],
      ['/sendMail', { message: {} }, 400, 'ErrorInvalidRecipients'],
      ['/sendMail', { message: { toRecipients: to('nobody') } }, 400, 'ErrorInvalidRecipients'],
      ['/sendMail', { message: { ...ok, from: to(SALES)[0] } }, 403, 'ErrorSendAsDenied'],
      ['/sendMail', { message: { ...ok, surprise: 1 } }, 400, 'BadRequest'],
      [
        `/messages/${id}/reply`,
        { comment: 'x', message: { body: { contentType: 'text', content: 'y' } } },
        400,
        'ErrorInvalidRequest',
      ],
      [`/messages/${id}/send`, {}, 400, 'ErrorInvalidRequest'],
    ]
    for (const [path, body, status, expected] of cases) {
      const answer = await post(path, body)
      assert.deepEqual([answer.status, code(answer)], [status, expected])
    }
    assert.deepEqual(at.standIn.sent(SUPPORT), [])
  })

  it('answers 413 to a request above 4 MB', async () => {
    const body = { contentType: 'text', content: 'x'.repeat(4 * 1024 * 1024) }
    const answer = await post('/sendMail', { message: { body, toRecipients: to(SALES) } })
    assert.deepEqual([answer.status, code(answer)], [413, 'RequestEntityTooLarge'])
  })

  it('makes a reply draft even to a sender without an address, but does not send it', async () => {
    const id = await at.standIn.deliver(mail({ From: 'Nameless', Subject: 'a\u0007b' }), SUPPORT)
    const draft = await post(`/messages/${id}/createReply`)
    assert.equal(draft.status, 201)
    assert.equal(code(await post(`/messages/${text(draft.json['id'])}/send`)), 'ErrorInvalidRecipients')
  })

  it('replies in the thread, to Reply-To before From', async () => {
    const headers = { 'Message-ID': '<2@a>', References: '<1@a>', 'Reply-To': 'desk@fabrikam.example' }
    const id = await at.standIn.deliver(mail(headers, 'My <printer>'), SUPPORT)
    assert.equal((await post(`/messages/${id}/reply`, { comment: 'On our way' })).status, 202)
    const { content } = only(at.standIn)
    assert.deepEqual([content.subject, content.to[0]?.address], ['RE: Printer', 'desk@fabrikam.example'])
    assert.deepEqual(content.parents, ['<2@a>', '<2@a>', '<1@a>'])
    assert.match(content.html ?? '', /On our way.*divRplyFwdMsg.*My &lt;printer&gt;/s)
  })

  it('makes a reply draft, lets it be rewritten, and sends it under the same immutable id', async () => {
    const id = await at.standIn.deliver(mail({ 'Message-ID': '<2@a>' }), SUPPORT)
    const draft = await post(`/messages/${id}/createReply`)
    assert.deepEqual([draft.status, draft.json['isDraft']], [201, true])
    const draftId = text(draft.json['id'])
    const body = { body: { contentType: 'text', content: 'Fixed' }, toRecipients: to(SALES) }
    assert.equal((await at.client.ask(`/users/${SUPPORT}/messages/${draftId}`, { method: 'PATCH', body })).status, 200)
    assert.deepEqual(at.standIn.sent(SUPPORT), [])
    assert.equal((await post(`/messages/${draftId}/send`)).status, 202)
    const { id: sentId, content } = only(at.standIn)
    assert.equal(sentId, draftId)
    assert.deepEqual([content.text.trim(), content.subject, content.parents[0]], ['Fixed', 'RE: Printer', '<2@a>'])
    const sent = await at.client.ask(`/users/${SUPPORT}/messages/${draftId}`, { prefer: IMMUTABLE })
    assert.deepEqual([sent.json['isDraft'], sent.json['internetMessageId']], [false, content.messageId])
    assert.equal(items(await at.client.ask(`/users/${SALES}/messages`))[0]?.['internetMessageId'], content.messageId)
    assert.equal(code(await post(`/messages/${draftId}/send`)), 'ErrorInvalidRequest')
  })

  it('sends a new draft of its own', async () => {
    const draft = await post('/messages', { subject: 'News', toRecipients: to(SALES) })
    assert.equal((await post(`/messages/${text(draft.json['id'])}/send`)).status, 202)
    assert.equal(only(at.standIn).content.subject, 'News')
  })
})
