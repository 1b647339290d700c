import assert from 'node:assert/strict'
import { code, eachWithStandIn, IMMUTABLE, items, mail, object, SUPPORT, text } from '../support.ts'

describe('messages of the Graph stand-in', () => {
  const at = eachWithStandIn()
  const messages = `/users/${SUPPORT}/messages`

  it('keeps headers and uniqueBody for those who select them', async () => {
    const id = await at.standIn.deliver(mail({ 'X-Long': 'one\r\n two' }, 'New\r\n\r\n> old'), SUPPORT)
    const plain = (await at.client.ask(`${messages}/${id}`)).json
    assert.ok(!('internetMessageHeaders' in plain) && !('uniqueBody' in plain) && 'body' in plain)
    const path = `${messages}/${id}?$select=internetMessageHeaders,uniqueBody`
    const chosen = (await at.client.ask(path, { prefer: 'outlook.body-content-type="text"' })).json
    assert.deepEqual(chosen['uniqueBody'], { contentType: 'text', content: 'New' })
    assert.ok(JSON.stringify(chosen['internetMessageHeaders']).includes('{"name":"X-Long","value":"one two"}'))
    assert.ok(!('body' in chosen) && 'id' in chosen)
  })

  it('gives the body as HTML, or as text to those who prefer it, and says so', async () => {
    const html = await at.standIn.deliver(mail({ 'Content-Type': 'text/html' }, '<p>A &amp; B</p>'), SUPPORT)
    const plain = await at.standIn.deliver(mail({}, 'A < B'), SUPPORT)
    const body = async (id: string, prefer?: string) => {
      const answer = await at.client.ask(`${messages}/${id}?$select=body`, prefer === undefined ? {} : { prefer })
      return [
        object(answer.json['body'])['contentType'],
        text(object(answer.json['body'])['content']),
        answer.headers.get('preference-applied'),
      ]
    }
    assert.deepEqual(await body(html), ['html', '<p>A &amp; B</p>', null])
    assert.match(String((await body(plain))[1]), /^<html>.*A &lt; B/s)
    const prefer = 'outlook.body-content-type="text"'
    assert.deepEqual(await body(html, prefer), ['text', 'A & B', prefer])
    assert.deepEqual(await body(plain, prefer), ['text', 'A < B', prefer])
  })

  it('gives immutable ids only to those who prefer them; the others change on a move', async () => {
    const id = await at.standIn.deliver(mail({}), SUPPORT)
    const before = text(items(await at.client.ask(messages))[0]?.['id'])
    assert.notEqual(before, id)
    const moved = await at.client.ask(`${messages}/${before}/move`, {
      method: 'POST',
      body: { destinationId: 'archive' },
    })
    assert.equal(moved.status, 201)
    assert.notEqual(moved.json['id'], before)
    assert.equal(code(await at.client.ask(`${messages}/${before}`)), 'ErrorItemNotFound')
    const kept = await at.client.ask(`${messages}/${id}`, { prefer: IMMUTABLE })
    assert.deepEqual([kept.json['id'], kept.headers.get('preference-applied')], [id, IMMUTABLE])
    const archive = await at.client.ask(`/users/${SUPPORT}/mailFolders/archive`)
    assert.deepEqual([kept.json['parentFolderId'], archive.json['totalItemCount']], [archive.json['id'], 1])
  })

  it('lists by time, newest first, in pages, with whole seconds', async () => {
    for (const minute of [2, 1, 3]) {
      await at.standIn.deliver(
        mail({ Subject: String(minute) }),
        SUPPORT,
        new Date(Date.UTC(2026, 0, 1, 0, minute, 0, 900)),
      )
    }
    const list = async (query: string) =>
      items(await at.client.ask(`${messages}?$select=subject&${query}`)).map(({ subject }) => subject)
    assert.deepEqual(await list(''), ['3', '2', '1'])
    assert.deepEqual(await list('$orderby=receivedDateTime asc&$top=2'), ['1', '2'])
    // The shown second is cut, so asking for "after what I saw" brings the same mail again, as Graph does.
    assert.deepEqual(await list('$filter=receivedDateTime gt 2026-01-01T00:03:00Z'), ['3'])
    assert.deepEqual(
      await list('$filter=receivedDateTime ge 2026-01-01T00:02:00Z and receivedDateTime lt 2026-01-01T00:03:00Z'),
      ['2'],
    )
    const page = await at.client.ask(`/users/${SUPPORT}/mailFolders/inbox/messages?$top=2&$orderby=receivedDateTime`)
    const rest = await at.client.ask(text(page.json['@odata.nextLink']))
    assert.deepEqual([items(page).length, items(rest).map(({ subject }) => subject)], [2, ['3']])
    assert.equal(items(page)[0]?.['receivedDateTime'], '2026-01-01T00:01:00Z')
    assert.ok(!('@odata.nextLink' in rest.json))
  })

  it('finds a mail by its Message-ID', async () => {
    await at.standIn.deliver(mail({ 'Message-ID': "<it's@a>" }), SUPPORT)
    const filter = encodeURIComponent("internetMessageId eq '<it''s@a>'")
    assert.equal(items(await at.client.ask(`${messages}?$filter=${filter}`)).length, 1)
  })

  it('refuses what it does not know instead of passing over it', async () => {
    const id = await at.standIn.deliver(mail({}), SUPPORT)
    for (const query of [
      '$select=nothing',
      '$filter=nothing eq 1',
      '$filter=isRead',
      '$top=many',
      '$search=x',
      '$orderby=size',
      '$filter=isRead eq false&$orderby=receivedDateTime',
    ]) {
      assert.equal((await at.client.ask(`${messages}?${query}`)).status, 400, query)
    }
    assert.equal((await at.client.ask(`${messages}/${id}?$expand=attachments`)).status, 400)
  })

  it('marks and categorises any mail, but rewrites only drafts', async () => {
    const id = await at.standIn.deliver(mail({}), SUPPORT)
    const patch = (body: object) => at.client.ask(`${messages}/${id}`, { method: 'PATCH', body })
    const changed = await patch({ isRead: true, categories: ['Seen'] })
    assert.deepEqual([changed.status, changed.json['isRead'], changed.json['categories']], [200, true, ['Seen']])
    assert.equal(code(await patch({ subject: 'Mine now' })), 'ErrorInvalidPropertySet')
    assert.equal((await patch({ isRead: 'yes' })).status, 400)
  })

  it('deletes into the Recoverable Items, where the immutable id still leads, and for good on demand', async () => {
    const id = await at.standIn.deliver(mail({}), SUPPORT)
    const status = async (method: string, path: string) => (await at.client.ask(path, { method })).status
    assert.equal(await status('DELETE', `${messages}/${id}`), 204)
    assert.equal(items(await at.client.ask(messages)).length, 0)
    assert.equal(await status('DELETE', `${messages}/${id}`), 403)
    assert.equal(await status('GET', `${messages}/${id}`), 200)
    assert.equal(await status('POST', `${messages}/${id}/permanentDelete`), 204)
    assert.equal(await status('GET', `${messages}/${id}`), 404)
  })

  it('gives the MIME as it came', async () => {
    const raw = mail({ 'X-Odd': 'é' })
    const id = await at.standIn.deliver(raw, SUPPORT)
    assert.equal((await at.client.ask(`${messages}/${id}/$value`)).bytes.toString(), raw)
  })

  it('threads an answer by its headers, and unrelated mails of one subject together', async () => {
    await at.standIn.deliver(mail({ 'Message-ID': '<1@a>', Subject: 'Help' }), SUPPORT)
    await at.standIn.deliver(mail({ 'In-Reply-To': '<1@a>', Subject: 'Something else' }), SUPPORT)
    await at.standIn.deliver(mail({ Subject: 'RE: help' }), SUPPORT)
    await at.standIn.deliver(mail({ Subject: '' }), SUPPORT)
    await at.standIn.deliver(mail({ Subject: '' }), SUPPORT)
    const all = items(await at.client.ask(messages)).map(({ conversationId }) => conversationId)
    assert.equal(new Set(all).size, 3)
  })

  it('knows folders by name, id and key in brackets', async () => {
    const inbox = text((await at.client.ask(`/users/${SUPPORT}/mailFolders('Inbox')`)).json['id'])
    assert.equal((await at.client.ask(`/users/${SUPPORT}/mailFolders/${inbox}`)).json['displayName'], 'Inbox')
    const listed = items(await at.client.ask(`/users/${SUPPORT}/mailFolders?$top=50`)).map(
      ({ displayName }) => displayName,
    )
    assert.ok(listed.includes('Done') && !listed.includes('Deletions'))
    assert.equal((await at.client.ask(`/users/${SUPPORT}/mailFolders/nowhere/messages`)).status, 404)
  })
})
