import assert from 'node:assert/strict'
import { extensionAnswer, readExtension } from '../../../src/teams/wire/extension.ts'

describe('readExtension', () => {
  it('reads what is searched for, and nothing before anything is typed', () => {
    const query = (parameters: unknown, queryOptions?: unknown) =>
      readExtension({ name: 'composeExtension/query', value: { commandId: 'search', parameters, queryOptions } })
    const asked = { kind: 'query', commandId: 'search', skip: 0 }
    assert.deepEqual(query([{ name: 'words', value: 'printer' }]), { ...asked, words: 'printer' })
    assert.deepEqual(query([{ name: 'words', value: 12 }]), { ...asked, words: '12' })
    assert.deepEqual(query([{ name: 'initialRun', value: 'true' }]), { ...asked, words: '' })
    assert.deepEqual(query(undefined, { skip: 25, count: 25 }), { ...asked, words: '', skip: 25 })
    assert.deepEqual(query([], { skip: -1 }), { ...asked, words: '' })
    assert.equal(query([{ name: 'words', value: {} }]), 'malformed')
  })

  it('reads a message with its writer', () => {
    const read = (from: unknown, body: unknown = { contentType: 'html', content: '<p>x</p>' }) => {
      const value = { commandId: 'create', messagePayload: { id: '1', from, body } }
      const asked = readExtension({ name: 'composeExtension/fetchTask', value })
      return asked !== null && asked !== 'malformed' && asked.kind === 'fetch' ? asked.message : null
    }
    const user = { id: 'ann', displayName: 'Ann', userIdentityType: 'aadUser' }
    assert.deepEqual(read({ user }), {
      ...{ id: '1', body: '<p>x</p>', isHtml: true, deleted: false },
      author: { kind: 'person', aadObjectId: 'ann', name: 'Ann' },
    })
    assert.equal(read({ user: { ...user, userIdentityType: null } })?.author.kind, 'person')
    for (const userIdentityType of ['federatedUser', 'anonymousGuest', 'something new']) {
      assert.equal(read({ user: { ...user, userIdentityType } })?.author.kind, 'foreign')
    }
    assert.equal(read({ user: null, application: { id: 'x' } })?.author.kind, 'bot')
    assert.equal(read(null)?.author.kind, 'nobody')
    assert.equal(read({ user }, 7)?.body, '')
    assert.equal(read({ user }, { contentType: 'TEXT', content: 'a < b' })?.isHtml, false)
  })

  it('never throws, whatever comes, and leaves other invokes alone', () => {
    for (const value of [undefined, null, 7, 'x', [], {}, { commandId: '' }, { commandId: 'x'.repeat(65) }]) {
      for (const kind of ['query', 'fetchTask', 'submitAction']) {
        assert.equal(readExtension({ name: `composeExtension/${kind}`, value }), 'malformed')
      }
      for (const name of ['composeExtension/selectItem', 'adaptiveCard/action', 'toString', undefined]) {
        assert.equal(readExtension({ name: name ?? '', value }), null)
      }
    }
  })
})

describe('extensionAnswer', () => {
  it('shows results with a row each', () => {
    const adaptive = 'application/vnd.microsoft.card.adaptive'
    const preview = { contentType: 'application/vnd.microsoft.card.thumbnail', content: { title: '#1', text: 'Open' } }
    assert.deepEqual(extensionAnswer({ results: [{ card: { a: 1 }, title: '#1', text: 'Open' }] }).body, {
      composeExtension: {
        ...{ type: 'result', attachmentLayout: 'list' },
        attachments: [{ contentType: adaptive, content: { a: 1 }, preview }],
      },
    })
  })

  it('turns the buttons of a dialog into ones that submit it, wherever they stand', () => {
    const execute = { type: 'Action.Execute', title: 'Go', verb: 'go', data: { id: 1 } }
    const card = { body: [{ type: 'ActionSet', actions: [execute] }] }
    const submit = { type: 'Action.Submit', title: 'Go', data: { id: 1, verb: 'go' } }
    assert.deepEqual(extensionAnswer({ dialog: { title: 'T', card } }).body, {
      task: {
        type: 'continue',
        value: {
          ...{ title: 'T', width: 'medium', height: 'large' },
          card: {
            contentType: 'application/vnd.microsoft.card.adaptive',
            content: { body: [{ type: 'ActionSet', actions: [submit] }] },
          },
        },
      },
    })
  })

  it('says words in the list, or in the dialog', () => {
    assert.deepEqual(extensionAnswer({ toldInList: 'No' }).body, { composeExtension: { type: 'message', text: 'No' } })
    assert.deepEqual(extensionAnswer({ toldInDialog: 'No' }).body, { task: { type: 'message', value: 'No' } })
  })
})
