import assert from 'node:assert/strict'
import type { Activity } from 'botbuilder'
import { readActivity } from '../../../src/teams/wire/read-activity.ts'

function heardIn(conversationId: string, channel: object) {
  const activity = {
    serviceUrl: 'https://smba.example/',
    from: { id: '29:ann', aadObjectId: 'ann' },
    recipient: { id: '28:bot' },
    conversation: { id: conversationId, conversationType: 'channel' },
    channelData: { tenant: { id: 'T' }, channel },
  }
  return readActivity(activity as unknown as Activity)
}

describe('an activity', () => {
  it('names the channel it comes from, and takes no other channel’s name for it', () => {
    const channel = { id: '19:a', name: 'Fires' }
    assert.equal(heardIn('19:a;messageid=7', channel)?.channelName, 'Fires')
    assert.equal(heardIn('19:general', channel)?.channelName, null)
  })
})
