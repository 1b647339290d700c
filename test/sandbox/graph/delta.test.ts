import assert from 'node:assert/strict'
import { code, DELTA, eachWithStandIn, IMMUTABLE, items, mail, round, SUPPORT, text } from '../support.ts'

describe('delta of the Graph stand-in', () => {
  const at = eachWithStandIn()
  const deliver = async (count: number, from = 0) => {
    const ids = []
    for (let n = from; n < from + count; n++)
      ids.push(await at.standIn.deliver(mail({ Subject: `Mail ${n}` }), SUPPORT))
    return ids
  }
  const idsOf = (found: Record<string, unknown>[]) => found.map(({ id }) => text(id))

  it('hands out every mail once over pages of the preferred size, then a link that brings only what is new', async () => {
    const ids = await deliver(7)
    const first = await round(at.client, `${DELTA}?$select=subject`, `${IMMUTABLE}, odata.maxpagesize=3`)
    assert.deepEqual(idsOf(first.found), ids)
    assert.equal(first.pages, 3)
    assert.deepEqual(Object.keys(first.found[0] ?? {}).sort(), ['@odata.etag', 'id', 'subject'])
    const later = await deliver(2, 7)
    const second = await round(at.client, first.link)
    assert.deepEqual(idsOf(second.found), later)
    assert.deepEqual((await round(at.client, second.link)).found, [])
  })

  it('keeps quiet of what is to stay untold, which the folder holds all the same, until it changes', async () => {
    const { link } = await round(at.client, DELTA)
    const untold = await at.standIn.deliver(mail({ Subject: 'Untold' }), SUPPORT, undefined, { untold: true })
    const [moved = ''] = await deliver(1)
    at.standIn.move(moved, SUPPORT, 'archive', { untold: true })
    at.standIn.move(moved, SUPPORT, 'inbox', { untold: true })
    const elsewhere = await at.standIn.deliver(mail({}), SUPPORT, undefined, { folder: 'archive' })
    assert.deepEqual((await round(at.client, link)).found, [])
    const list = await at.client.ask(`/users/${SUPPORT}/mailFolders/inbox/messages`, { prefer: IMMUTABLE })
    assert.deepEqual(new Set(idsOf(items(list))), new Set([untold, moved]))
    at.standIn.move(elsewhere, SUPPORT, 'inbox')
    await at.client.ask(`/users/${SUPPORT}/messages/${untold}`, { method: 'PATCH', body: { isRead: true } })
    const { found } = await round(at.client, link, IMMUTABLE)
    assert.deepEqual(new Set(idsOf(found)), new Set([untold, elsewhere]))
  })

  it('brings mails that arrive in the middle of a round', async () => {
    await deliver(3)
    const page = await at.client.ask(DELTA, { prefer: `${IMMUTABLE}, odata.maxpagesize=2` })
    const [late] = await deliver(1, 3)
    const rest = await round(at.client, text(page.json['@odata.nextLink']))
    assert.equal(rest.found.length, 2)
    assert.equal(rest.found[1]?.['id'], late)
  })

  it('tells of changes, and of what left the folder as @removed', async () => {
    const [read, moved, gone] = await deliver(3)
    const { link } = await round(at.client, DELTA)
    await at.client.ask(`/users/${SUPPORT}/messages/${read ?? ''}`, { method: 'PATCH', body: { isRead: true } })
    await at.client.ask(`/users/${SUPPORT}/messages/${moved ?? ''}/move`, {
      method: 'POST',
      body: { destinationId: 'archive' },
    })
    await at.client.ask(`/users/${SUPPORT}/messages/${gone ?? ''}/permanentDelete`, { method: 'POST' })
    const { found } = await round(at.client, link)
    assert.deepEqual(
      found.map((item) => [item['id'], item['@removed'] ?? item['isRead']]),
      [
        [read, true],
        [moved, { reason: 'deleted' }],
        [gone, { reason: 'deleted' }],
      ],
    )
  })

  it('tells once of what changed more than once, as it stands then', async () => {
    const [id] = await deliver(1)
    const { link } = await round(at.client, DELTA)
    for (const isRead of [true, false, true]) {
      await at.client.ask(`/users/${SUPPORT}/messages/${id ?? ''}`, { method: 'PATCH', body: { isRead } })
    }
    assert.deepEqual(
      (await round(at.client, link)).found.map((item) => item['isRead']),
      [true],
    )
  })

  it('never mentions what came and went between two rounds', async () => {
    const { link } = await round(at.client, DELTA)
    const [id] = await deliver(1)
    await at.client.ask(`/users/${SUPPORT}/messages/${id ?? ''}`, { method: 'DELETE' })
    assert.deepEqual((await round(at.client, link)).found, [])
  })

  it('restricts a round to a changeType', async () => {
    const [id] = await deliver(1)
    const { link } = await round(at.client, `${DELTA}?changeType=created`)
    await at.client.ask(`/users/${SUPPORT}/messages/${id ?? ''}`, { method: 'PATCH', body: { isRead: true } })
    const [created] = await deliver(1, 1)
    assert.deepEqual(idsOf((await round(at.client, link)).found), [created])
  })

  it('filters by receivedDateTime and keeps the filter in its links', async () => {
    await at.standIn.deliver(mail({}), SUPPORT, new Date('2026-01-01T00:00:00.400Z'))
    const second = await at.standIn.deliver(mail({}), SUPPORT, new Date('2026-01-02T00:00:00Z'))
    const filter = encodeURIComponent('receivedDateTime ge 2026-01-02T00:00:00Z')
    const { found, link } = await round(at.client, `${DELTA}?$filter=${filter}`)
    assert.deepEqual(idsOf(found), [second])
    await at.standIn.deliver(mail({}), SUPPORT, new Date('2026-01-01T12:00:00Z'))
    assert.deepEqual((await round(at.client, link)).found, [])
  })

  it('ends a filtered first round after 5,000 messages, yet not the rounds after it', async () => {
    const empty = `${DELTA}?$select=id&$filter=${encodeURIComponent('receivedDateTime ge 2026-01-01T00:00:00Z')}`
    const { link } = await round(at.client, empty)
    await Promise.all(Array.from({ length: 5001 }, () => at.standIn.deliver('Subject: x\r\n\r\n', SUPPORT)))
    assert.equal((await round(at.client, link, 'odata.maxpagesize=1000')).found.length, 5001)
    assert.equal((await round(at.client, empty, 'odata.maxpagesize=1000')).found.length, 5000)
  }).timeout(60_000)

  it('refuses filters and orders that change tracking does not know', async () => {
    for (const query of [
      "$filter=subject eq 'x'",
      '$orderby=subject',
      '$search=x',
      'changeType=lost',
      '$select=nothing',
    ]) {
      assert.equal((await at.client.ask(`${DELTA}?${query}`)).status, 400, query)
    }
  })

  it('uses the kind of id that each call prefers', async () => {
    const [id] = await deliver(1)
    const moving = items(await at.client.ask(DELTA))[0]?.['id']
    assert.notEqual(moving, id)
    assert.equal(items(await at.client.ask(DELTA, { prefer: IMMUTABLE }))[0]?.['id'], id)
  })

  it('answers 410 SyncStateNotFound once the state is lost, and serves a new round', async () => {
    await deliver(1)
    const { link } = await round(at.client, DELTA)
    at.standIn.loseCursors(SUPPORT)
    const lost = await at.client.ask(link)
    assert.deepEqual([lost.status, code(lost)], [410, 'SyncStateNotFound'])
    assert.equal((await round(at.client, DELTA)).found.length, 1)
  })

  it('refuses a link whose token it never made', async () => {
    assert.equal((await at.client.ask(`${DELTA}?$deltatoken=nonsense`)).status, 400)
  })

  it('repeats, doubles and empties pages on demand without losing a mail', async () => {
    const ids = await deliver(4)
    const read = (prefer: string) => round(at.client, DELTA, prefer)
    at.standIn.faults.add({ answer: 'repeat-page' })
    const repeated = await read(`${IMMUTABLE}, odata.maxpagesize=2`)
    assert.deepEqual(idsOf(repeated.found), [...ids.slice(0, 2), ...ids])
    at.standIn.faults.add({ answer: 'duplicates' })
    assert.deepEqual(idsOf((await read(IMMUTABLE)).found), [...ids, ...ids])
    at.standIn.faults.add({ answer: 'empty-page', times: 2 })
    const emptied = await read(IMMUTABLE)
    assert.deepEqual([emptied.pages, idsOf(emptied.found)], [3, ids])
    at.standIn.faults.add({ answer: 'cursor-lost' })
    assert.equal((await at.client.ask(DELTA)).status, 410)
  })
})
