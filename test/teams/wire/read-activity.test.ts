import assert from 'node:assert/strict'
import type { Activity } from 'botbuilder'
import { readActivity } from '../../../src/teams/wire/read-activity.ts'

function heardIn(conversationId: string, channel: object | undefined, more: object = {}) {
  const activity = {
    serviceUrl: 'https://smba.example/',
    from: { id: '29:ann', aadObjectId: 'ann' },
    recipient: { id: '28:bot' },
    conversation: { id: conversationId, conversationType: 'channel' },
    channelData: { tenant: { id: 'T' }, channel },
    ...more,
  }
  return readActivity(activity as unknown as Activity)
}

describe('an activity', () => {
  it('names the channel it comes from, and takes no other channel’s name for it', () => {
    const channel = { id: '19:a', name: 'Fires' }
    assert.equal(heardIn('19:a;messageid=7', channel)?.channelName, 'Fires')
    assert.equal(heardIn('19:general', channel)?.channelName, null)
  })

  it('tells the time zone beside the message or of the client, if it is one', () => {
    const zone = (more: object) => heardIn('19:a', { id: '19:a' }, more)?.timeZone
    const client = (timezone: unknown) => ({ entities: [{ type: 'mention' }, { type: 'clientInfo', timezone }] })
    assert.equal(zone({ localTimezone: 'Europe/Berlin' }), 'Europe/Berlin')
    assert.equal(zone(client('america/new_york')), 'America/New_York')
    assert.equal(zone({ localTimezone: 'Europe/Atlantis', ...client('Asia/Tokyo') }), 'Asia/Tokyo')
    for (const more of [{}, { localTimezone: 7 }, { localTimezone: 'x'.repeat(1e5) }, { entities: 7 }, client(7)]) {
      assert.equal(zone(more), null)
    }
  })

  it('names the thread it was written in, as Teams and, without that, as the answered message tells', () => {
    assert.equal(heardIn('19:a;messageid=7', { id: '19:a' })?.threadId, '7')
    assert.equal(heardIn('19:a', { id: '19:a' })?.threadId, null)
    assert.equal(heardIn('19:a', { id: '19:a' }, { replyToId: '8' })?.threadId, '8')
    assert.equal(heardIn('19:a', { id: '19:a' }, { replyToId: 7 })?.threadId, null)
  })

  it('is no personal one in a chat of two people, where the bot is not', () => {
    const conversation = (id: string) => ({ conversation: { id, conversationType: 'personal' } })
    assert.equal(heardIn('', undefined, conversation('19:ann_bob@unq.gbl.spaces'))?.isPersonal, false)
    assert.equal(heardIn('', undefined, conversation('a:1'))?.isPersonal, true)
    assert.equal(heardIn('', undefined, { ...conversation('a:1'), replyToId: '8' })?.threadId, null)
  })
})
