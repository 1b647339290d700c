import assert from 'node:assert/strict'
import { MicrosoftError } from '../../../src/mail/graph/errors.ts'
import type { GraphClient } from '../../../src/mail/graph/graph-client.ts'
import { label, move } from '../../../src/mail/graph/mark-mail.ts'

// What two processes at once do to the mailbox; the rest is tried on the stand-in.
describe('marking mails', () => {
  function clientOf(answers: Record<string, readonly unknown[]>) {
    const left = new Map(Object.entries(answers).map(([call, list]) => [call, [...list]]))
    const calls: string[] = []
    const answer = (call: string) => {
      calls.push(call)
      const next = left.get(call.split('?')[0] ?? '')?.shift()
      return next instanceof Error ? Promise.reject(next) : Promise.resolve(next)
    }
    const client: GraphClient = {
      get: (address) => answer(`GET ${address}`),
      getMany: () => Promise.reject(new Error('Nothing here reads many')),
      open: () => Promise.reject(new Error('Nothing here opens files')),
      upload: () => Promise.reject(new Error('Nothing here writes files')),
      write: (method, path, body) => answer(`${method} ${path}?${JSON.stringify(body)}`),
    }
    return { deps: { client, userPath: '/users/help' }, calls }
  }

  function failure(status: number, code: string): MicrosoftError {
    return new MicrosoftError(status, { message: code, forPerson: code, code, retryable: false })
  }

  const PLACE = { 'GET /users/help/messages/A': [{ parentFolderId: 'inbox' }] }
  const NONE = { value: [] }
  const DONE = { value: [{ id: 'F', displayName: 'Done' }] }

  it('uses the folder that somebody else made in the meantime', async () => {
    const { deps, calls } = clientOf({
      ...PLACE,
      'GET /users/help/mailFolders': [NONE, DONE],
      'GET /users/help/mailFolders/inbox/childFolders': [NONE],
      'POST /users/help/mailFolders': [failure(409, 'ErrorFolderExists')],
    })
    await move(deps, 'A', 'Done')
    assert.equal(calls.at(-1), 'POST /users/help/messages/A/move?{"destinationId":"F"}')
  })

  it('fails when a folder can neither be made nor found', async () => {
    const { deps } = clientOf({
      ...PLACE,
      'GET /users/help/mailFolders': [NONE, NONE],
      'GET /users/help/mailFolders/inbox/childFolders': [NONE, NONE],
      'POST /users/help/mailFolders': [failure(409, 'ErrorFolderExists')],
    })
    await assert.rejects(move(deps, 'A', 'Done'), { code: 'ErrorFolderExists' })
  })

  it('leaves a mail alone that is in the folder already', async () => {
    const { deps, calls } = clientOf({
      'GET /users/help/messages/A': [{ parentFolderId: 'F' }],
      'GET /users/help/mailFolders': [DONE],
    })
    await move(deps, 'A', 'Done')
    assert.ok(calls.every((call) => call.startsWith('GET ')))
  })

  it('looks through all pages of folders', async () => {
    const { deps, calls } = clientOf({
      ...PLACE,
      'GET /users/help/mailFolders': [{ ...NONE, '@odata.nextLink': 'https://graph.example/next' }],
      'GET https://graph.example/next': [DONE],
    })
    await move(deps, 'A', 'DONE')
    assert.equal(calls.at(-1), 'POST /users/help/messages/A/move?{"destinationId":"F"}')
  })

  it('takes a mail that goes while it is worked on as done', async () => {
    const { deps } = clientOf({
      ...PLACE,
      'GET /users/help/mailFolders': [DONE],
      'POST /users/help/messages/A/move': [failure(404, 'ErrorItemNotFound')],
    })
    await move(deps, 'A', 'Done')
  })

  it('does not take a mailbox that is gone for a mail that is gone', async () => {
    const gone = failure(404, 'ErrorInvalidUser')
    await assert.rejects(label(clientOf({ 'GET /users/help/messages/A': [gone] }).deps, 'A', 'Ticket'), gone)
  })

  it('fails on an answer that is none', async () => {
    const { deps } = clientOf({ 'GET /users/help/messages/A': [{ categories: 7 }] })
    await assert.rejects(label(deps, 'A', 'Ticket'), { code: 'unexpected-answer' })
  })
})
