import assert from 'node:assert/strict'
import type { Activity } from 'botbuilder'
import { readEvents } from '../../../src/teams/wire/read-event.ts'

const BOT = { id: '28:bot' }
const SHARED = { id: '19:shared', type: 'shared' }

function happened(
  channelData: Readonly<Record<string, unknown>>,
  more: Readonly<Record<string, unknown>> = {},
): readonly string[] {
  const activity = {
    type: 'conversationUpdate',
    recipient: BOT,
    channelData: { tenant: { id: 'tenant' }, team: { id: '19:team', name: 'Desk' }, ...channelData },
    ...more,
  }
  return readEvents(activity as unknown as Activity).map(
    ({ teamId, conversationId, because, noLonger = [], channelName, teamName }) =>
      [
        teamId ?? conversationId,
        because ?? [],
        noLonger.map((reason) => `not ${reason}`),
        channelName ?? teamName ?? [],
      ]
        .flat()
        .join(' '),
  )
}

describe('an event of Teams', () => {
  const channel = { id: '19:general', name: 'Fires' }
  const cases: readonly [string, Readonly<Record<string, unknown>>, Readonly<Record<string, unknown>>, string[]][] = [
    ['channelDeleted', { channel }, {}, ['19:general channel-deleted']],
    ['channelRestored', { channel }, {}, ['19:general not channel-deleted']],
    ['channelUnshared', { channel }, {}, ['19:general channel-unshared']],
    ['channelShared', { channel }, {}, ['19:general not channel-unshared']],
    ['channelRenamed', { channel }, {}, ['19:general Fires']],
    ['teamRenamed', { channel }, {}, ['19:team Desk']],
    ['teamArchived', { channel }, {}, ['19:team team-archived']],
    ['teamUnarchived', {}, {}, ['19:team not team-archived']],
    ['teamDeleted', {}, {}, ['19:team team-deleted']],
    ['teamHardDeleted', {}, {}, ['19:team team-deleted']],
    ['teamRestored', {}, {}, ['19:team not team-deleted']],
    ['teamMemberRemoved', { channel }, { membersRemoved: [BOT] }, ['19:team team-removed']],
    ['teamMemberRemoved', { channel: SHARED }, { membersRemoved: [BOT] }, ['19:shared channel-removed']],
    ['teamMemberRemoved', {}, { membersRemoved: [{ id: '29:ann' }] }, []],
    ['channelMemberRemoved', { channel: SHARED }, { membersRemoved: [BOT] }, ['19:shared channel-removed']],
    ['channelMemberAdded', { channel: SHARED }, { membersAdded: [BOT] }, ['19:shared not channel-removed not refused']],
    ['channelCreated', { channel }, {}, []],
    ['channelDeleted', {}, {}, []],
  ]
  for (const [eventType, data, more, meant] of cases) {
    it(`${eventType} with ${JSON.stringify({ ...data, ...more })} means ${meant.join(', ') || 'nothing'}`, () => {
      assert.deepEqual(happened({ eventType, ...data }, more), meant)
    })
  }

  it('without a name of its own means the narrower of two things when the bot is removed', () => {
    assert.deepEqual(happened({ channel: { id: '19:shared' } }, { membersRemoved: [BOT] }), [
      '19:shared channel-removed',
    ])
    assert.deepEqual(happened({ channel: { id: '19:team' } }, { membersRemoved: [BOT] }), ['19:team team-removed'])
  })

  it('of an installation adds and removes, and takes an upgrade for no removal', () => {
    const installation = (action: string, data: object = {}) =>
      happened({ ...data }, { type: 'installationUpdate', action })
    assert.deepEqual(installation('remove'), ['19:team team-removed'])
    assert.deepEqual(installation('remove-upgrade'), [])
    const back = '19:team not team-removed not team-deleted not refused'
    assert.deepEqual(installation('add'), [back])
    assert.deepEqual(installation('add-upgrade'), [back])
    assert.deepEqual(installation('add', { channel: SHARED }), ['19:shared not channel-removed not refused'])
    assert.deepEqual(installation('add', { channel: { id: '19:chosen' } }), [
      back,
      '19:chosen not channel-removed not refused',
    ])
  })

  it('of a channel that is shared less widely is about those who had it from the teams it names', () => {
    const [event] = readEvents({
      type: 'conversationUpdate',
      recipient: BOT,
      channelData: {
        tenant: { id: 'tenant' },
        eventType: 'channelUnshared',
        channel: SHARED,
        unsharedFromTeams: [{ id: '19:guests' }, { name: 'without an id' }],
      },
    } as unknown as Activity)
    assert.deepEqual(event?.ofTeams, ['19:guests'])
  })

  it('names its tenant in the data of the channel or in its conversation, in any case', () => {
    const tenantOf = (more: object) => {
      const event = { type: 'conversationUpdate', recipient: BOT, ...more }
      return readEvents(event as unknown as Activity).map(({ tenantId }) => tenantId)
    }
    const data = { eventType: 'channelDeleted', channel }
    assert.deepEqual(tenantOf({ channelData: { ...data, tenant: { id: 'ABC' } } }), ['abc'])
    assert.deepEqual(tenantOf({ channelData: data, conversation: { id: '19:x', tenantId: 'ABC' } }), ['abc'])
    assert.deepEqual(tenantOf({ channelData: data }), [])
  })

  it('in a personal chat, or malformed, is about no channel', () => {
    const personal = {
      type: 'installationUpdate',
      action: 'remove',
      recipient: BOT,
      channelData: { tenant: { id: 't' } },
    }
    assert.deepEqual(readEvents(personal as unknown as Activity), [])
    assert.deepEqual(readEvents({ type: 'conversationUpdate' } as unknown as Activity), [])
  })
})
