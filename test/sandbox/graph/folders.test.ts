import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { app, code, eachWithStandIn, items, mail, round, SUPPORT, text, withStandIn } from '../support.ts'

const FOLDERS = `/users/${SUPPORT}/mailFolders`
const IN_INBOX = `${FOLDERS}/inbox/childFolders`

describe('folders of the Graph stand-in', () => {
  const at = eachWithStandIn()
  const create = (displayName: string, below = FOLDERS) => {
    return at.client.ask(below, { method: 'POST', body: { displayName } })
  }
  const names = async (below: string) =>
    items(await at.client.ask(`${below}?$top=50&$select=displayName`)).map(({ displayName }) => displayName)

  it('makes folders at the top and in another, each listed where it is', async () => {
    const top = await create('Worked on')
    const child = await create("It's done", IN_INBOX)
    assert.deepEqual([top.status, child.status], [201, 201])
    const inbox = (await at.client.ask(`${FOLDERS}/inbox`)).json
    assert.deepEqual([child.json['parentFolderId'], inbox['childFolderCount']], [inbox['id'], 1])
    assert.deepEqual(await names(IN_INBOX), ["It's done"])
    const above = await names(FOLDERS)
    assert.ok(above.includes('Worked on') && !above.includes("It's done"))
  })

  it('refuses a second folder of the name in the same place, and one without a name', async () => {
    assert.equal((await create('Once')).status, 201)
    assert.equal((await create('Once', IN_INBOX)).status, 201)
    const again = await create('ONCE')
    assert.deepEqual([again.status, code(again)], [409, 'ErrorFolderExists'])
    assert.equal((await create('sent items')).status, 409)
    assert.equal((await create(' ')).status, 400)
    assert.equal((await at.client.ask(FOLDERS, { method: 'POST', body: {} })).status, 400)
  })

  it('takes mails into such a folder and tells of its changes', async () => {
    const folder = text((await create('A / B')).json['id'])
    const id = await at.standIn.deliver(mail({}), SUPPORT)
    const body = { destinationId: folder }
    assert.equal((await at.client.ask(`/users/${SUPPORT}/messages/${id}/move`, { method: 'POST', body })).status, 201)
    const first = await round(at.client, `${FOLDERS}/${folder}/messages/delta`)
    assert.deepEqual(
      first.found.map((message) => message['id']),
      [id],
    )
    assert.equal((await round(at.client, first.link)).found.length, 0)
  })

  it('keeps them to those who may write', async () => {
    await withStandIn({ apps: [app({ roles: ['Mail.Read'] })] }, async (client) => {
      const answer = await client.ask(FOLDERS, { method: 'POST', body: { displayName: 'x' } })
      assert.deepEqual([answer.status, code(answer)], [403, 'ErrorAccessDenied'])
    })
  })

  it('has them, and the mails in them, after a restart', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'frontdesk-folders-'))
    try {
      await withStandIn({ folder }, async (client, standIn) => {
        const made = await client.ask(IN_INBOX, { method: 'POST', body: { displayName: 'Kept' } })
        const id = await standIn.deliver(mail({}), SUPPORT)
        const body = { destinationId: made.json['id'] }
        await client.ask(`/users/${SUPPORT}/messages/${id}/move`, { method: 'POST', body })
      })
      await withStandIn({ folder }, async (client) => {
        const [kept] = items(await client.ask(IN_INBOX))
        assert.deepEqual([kept?.['displayName'], kept?.['totalItemCount']], ['Kept', 1])
      })
    } finally {
      await rm(folder, { recursive: true })
    }
  })
})
