// In which channels a ticket is shown, and where its cards stand when that changes.
import assert from 'node:assert/strict'
import {
  addToOutbox,
  copyChannels,
  copyRoutes,
  landed,
  MOST_COPIES,
  placed,
} from '../../../src/domain/ticket/copies.ts'
import { clearTicket } from '../../../src/domain/privacy/clear-ticket.ts'
import { leaveChannel, moveToChannel } from '../../../src/domain/ticket/ticket-changes.ts'
import { aCategory, aChannel, anOutboxItem, aTicket, countingIds, NOON } from '../../support/builders.ts'

const SEEN = { organisationPath: ['root', 'partner', 'customer'], priority: 'high' } as const
const card = (activityId: string) => ({
  ...{
    serviceUrl: 'https://smba.example/',
    tenantId: 't',
    conversationId: `19:${activityId}@thread.tacv2`,
    activityId,
  },
})

describe('channels that show a ticket, too', () => {
  const channels = [
    aChannel({ _id: 'main' }),
    aChannel({ _id: 'z', name: 'Z', alsoShows: { which: 'high', organisationId: 'partner' } }),
    aChannel({ _id: 'y', name: 'Y', alsoShows: { which: 'urgent', organisationId: 'root' } }),
    aChannel({ _id: 'x', name: 'X', alsoShows: { which: 'all', organisationId: 'neighbour' } }),
    aChannel({ _id: 'off', active: false, alsoShows: { which: 'all', organisationId: 'root' } }),
    aChannel({ _id: 'beside', organisationId: 'neighbour', alsoShows: { which: 'all', organisationId: 'root' } }),
    ...['1', '2', '3', '4', '5'].map((_id) => aChannel({ _id, name: _id })),
  ]
  const at = (channelIds: readonly string[], ruleIds?: readonly string[], mainId: string | null = 'main') =>
    copyChannels(SEEN, mainId, { channelIds, channels }, ruleIds)

  it('are those that are named and those that ask for it, never beside, off, or its own', () => {
    assert.deepEqual(at([]), [{ channelId: 'z' }])
    assert.deepEqual(at(['1', 'main', 'beside', 'off', 'gone', '1'], ['2']), [
      { channelId: '2', byRule: true },
      { channelId: '1' },
      { channelId: 'z' },
    ])
    assert.deepEqual(at(['1'], ['2'], null), [])
  })

  it('are a few, what is named before what asks', () => {
    const most = at(['1', '2', '3', '4', '5'])
    assert.deepEqual([most.length, most.at(-1)?.channelId], [MOST_COPIES, '4'])
  })

  it('are those of all that it is sorted into', () => {
    const [one, other] = [aCategory({ alsoIn: ['1'] }), aCategory({ alsoIn: ['2'] })]
    assert.deepEqual(copyRoutes(channels, one, null, other).channelIds, ['1', '2'])
  })
})

describe('the cards of a ticket in several channels', () => {
  const ticket = aTicket({
    ...{ channelId: 'a', card: card('a') },
    copies: [
      { channelId: 'b', card: card('b') },
      { channelId: 'c', card: null },
    ],
  })

  it('stay where one belongs, whichever it is, and point elsewhere where none does', () => {
    const { fields, outgoing } = placed(ticket, 'b', [{ channelId: 'a' }, { channelId: 'd' }])
    assert.deepEqual(fields, {
      ...{ channelId: 'b', card: card('b') },
      copies: [
        { channelId: 'a', card: card('a') },
        { channelId: 'd', card: null },
      ],
    })
    assert.deepEqual(outgoing, [])
    assert.deepEqual(placed(ticket, 'a', [{ channelId: 'c' }]).outgoing, [{ kind: 'pointer', posted: card('b') }])
    assert.deepEqual(placed(ticket, 'a', [{ channelId: 'b' }, { channelId: 'c' }]), { fields: {}, outgoing: [] })
  })

  it('become the one where the ticket moves to its channel, and all leave with it', () => {
    const moved = moveToChannel(ticket, { _id: 'b', name: 'B' })
    assert.deepEqual([moved.fields.card, moved.fields.copies], [card('b'), [{ channelId: 'c', card: null }]])
    const left = leaveChannel(ticket)
    assert.deepEqual(left.fields, { channelId: null, card: null, copies: [] })
    assert.equal(left.outgoing.length, 2)
  })

  it('are each drawn by an item of their own; what waits for one that is left does not', () => {
    const waiting = anOutboxItem({ kind: 'copy', channelId: 'gone' })
    const outbox = addToOutbox({ ...ticket, outbox: [waiting] }, [{ kind: 'card', waits: true }], NOON, countingIds())
    assert.deepEqual(
      outbox.map((item) => [item.kind, 'waits' in item, item.kind === 'copy' ? item.channelId : null]),
      [
        ['card', true, null],
        ['copy', true, 'b'],
        ['copy', true, 'c'],
      ],
    )
  })

  it('that were posted late are what stands in that channel by then', () => {
    assert.deepEqual(landed(ticket, 'a', card('1')), { card: card('1') })
    assert.deepEqual(landed(ticket, 'c', card('1')), {
      copies: [
        { channelId: 'b', card: card('b') },
        { channelId: 'c', card: card('1') },
      ],
    })
    assert.equal(landed(ticket, 'gone', card('1')), 'elsewhere')
  })

  it('lose what was said when the ticket is emptied, also where its own channel has none', () => {
    const closed = { ...ticket, card: null, status: 'closed', resolvedAt: NOON } as const
    const later = new Date(NOON.getTime() + 1)
    const removed = { why: 'retention', at: later, months: 1, setBy: 'Northwind' } as const
    const kinds = clearTicket(closed, removed, later, later, countingIds())?.outbox.map(({ kind }) => kind)
    assert.deepEqual(kinds, ['copy', 'entry'])
  })
})
