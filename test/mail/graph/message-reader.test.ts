import assert from 'node:assert/strict'
import type { BatchAnswer, GraphClient } from '../../../src/mail/graph/graph-client.ts'
import { readMails } from '../../../src/mail/graph/message-reader.ts'
import { inWords } from '../../../src/texts/say.ts'

// What the stand-in never answers; its answers are tried in graph-provider.test.ts.
describe('readMails', () => {
  function read(answers: Record<string, object>, id = 'A') {
    const client: GraphClient = {
      write: () => Promise.reject(new Error('A reader may not write')),
      open: () => Promise.reject(new Error('Nothing here opens files')),
      upload: () => Promise.reject(new Error('Nothing here writes files')),
      get: (address) => Promise.resolve(answers[address]),
      getMany: (paths) => Promise.resolve(paths.map((path): BatchAnswer => answerOf(answers, path))),
    }
    const deps = { client, userPath: '/users/help', maxWaitMs: 1000, clock: () => new Date(0), wait: noWait }
    return readMails(deps, [id]).then(([outcome]) => outcome)
  }

  it('reads a list of attachments to its end', async () => {
    const outcome = await read({
      '/users/help/messages/A': { id: 'A', hasAttachments: true },
      '/users/help/messages/A/attachments': { value: [{ id: '1' }], '@odata.nextLink': 'next' },
      next: { value: [{ id: '2' }] },
    })
    assert.ok(outcome !== undefined && 'mail' in outcome)
    assert.deepEqual(
      outcome.mail.attachments.map(({ id }) => id),
      ['1', '2'],
    )
  })

  it('gives a mail that is none an error of its own', async () => {
    for (const answer of [{}, { id: 7 }, []]) {
      const outcome = await read({ '/users/help/messages/A': answer })
      assert.ok(outcome !== undefined && 'error' in outcome, JSON.stringify(answer))
    }
  })

  it('fails a mail whose attachments cannot be listed rather than lose them', async () => {
    const outcome = await read({ '/users/help/messages/A': { id: 'A', hasAttachments: true } })
    assert.ok(outcome !== undefined && 'error' in outcome)
  })

  it('reads when the meeting starts from the invitation, and the mail all the same when that fails', async () => {
    const list = { value: [{ id: 'i', name: 'invite.ics', contentType: 'application/ics', size: 900 }] }
    const mail = { '/users/help/messages/A': { id: 'A' }, '/users/help/messages/A/attachments': list }
    const calendar = 'BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\nDTSTART:20261127T100000Z\r\n'
    const file = { contentBytes: Buffer.from(calendar).toString('base64') }
    const known = await read({ ...mail, '/users/help/messages/A/attachments/i': file })
    assert.ok(known !== undefined && 'mail' in known)
    const { kind, when } = known.mail.meeting ?? {}
    assert.deepEqual([kind, when && inWords(when)], ['invitation', '27 Nov 2026, 10:00 UTC'])
    const unknown = await read(mail)
    assert.ok(unknown !== undefined && 'mail' in unknown)
    assert.deepEqual(unknown.mail.meeting, { kind: 'invitation', when: null })
  })

  it('asks Graph for the meeting of a message that comes without a calendar’s part, and for nothing of others', async () => {
    const path = '/users/help/messages/A'
    const about = {
      ...{ id: 'A', '@odata.type': '#microsoft.graph.eventMessageRequest', meetingMessageType: 'meetingRequest' },
      startDateTime: { dateTime: '2026-11-27T09:00:00.0000000', timeZone: 'W. Europe Standard Time' },
      ...{ location: { displayName: 'Room 4' }, from: { emailAddress: { name: 'Ann Lee', address: 'ann@x.example' } } },
    }
    const meetingIn = async (json: object) => {
      const outcome = await read({ [path]: json, [`${path}/attachments`]: { value: [] } })
      assert.ok(outcome !== undefined && 'mail' in outcome)
      const { meeting } = outcome.mail
      return meeting && { ...meeting, when: meeting.when && inWords(meeting.when) }
    }
    const when = '27 Nov 2026, 09:00 (W. Europe Standard Time)'
    const found = { kind: 'invitation', when, place: 'Room 4', organiser: 'Ann Lee' }
    assert.deepEqual(await meetingIn(about), found)
    const utc = { dateTime: '2026-11-27T09:00:00', timeZone: 'UTC' }
    assert.equal((await meetingIn({ ...about, startDateTime: utc }))?.when, '27 Nov 2026, 09:00 UTC')
    assert.equal((await meetingIn({ ...about, isAllDay: true }))?.when, '27 Nov 2026')
    const answer = await meetingIn({ ...about, meetingMessageType: 'meetingDeclined' })
    assert.deepEqual([answer?.kind, answer?.organiser], ['answer', undefined])
    const odd = { '@odata.type': about['@odata.type'], id: 'A', startDateTime: 7, location: [], isAllDay: 'x' }
    assert.deepEqual(await meetingIn(odd), { kind: 'invitation', when: null })
    assert.equal(await meetingIn({ id: 'A' }), null)
  })

  it('answers with the id that was asked for', async () => {
    const answers = {
      '/users/help/messages/a%2Fb': { id: 'other' },
      '/users/help/messages/a%2Fb/attachments': { value: [] },
    }
    const outcome = await read(answers, 'a/b')
    assert.ok(outcome !== undefined && 'mail' in outcome)
    assert.deepEqual([outcome.id, outcome.mail.id], ['a/b', 'a/b'])
  })
})

function noWait(): Promise<never> {
  return Promise.reject(new Error('There was nothing to wait for'))
}

function answerOf(answers: Record<string, object>, path: string): BatchAnswer {
  const body = answers[path.split('?')[0] ?? '']
  return { status: body === undefined ? 400 : 200, retryAfterMs: null, body }
}
