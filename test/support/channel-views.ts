// Cards about channels as the product draws them: their room, a test of one, and what is told of an event.
import type { Documents } from '../../src/app/documents.ts'
import { channelHealthView } from '../../src/app/views/channel-health.ts'
import { channelOffView, channelsBackView } from '../../src/app/views/channel-off-view.ts'
import { channelsView } from '../../src/app/views/channel-views.ts'
import type { CardView } from '../../src/app/views/card-view.ts'
import { testChannel } from '../../src/app/channels/test-channel.ts'
import type { Chat } from '../../src/app/ports/chat.ts'
import type { Alarm } from '../../src/domain/alarm.ts'
import { OutsideError } from '../../src/domain/errors.ts'
import type { Organisation } from '../../src/domain/organisation/organisation.ts'
import { aChannel, anOutboxItem, aPerson, aTicket, NOON } from './builders.ts'
import { silentLog } from './stores.ts'

const REFUSED = { since: NOON, times: 10, tries: 10, code: 'BotNotInConversationRoster' }
const WHY = 'Frontdesk is not installed in this team. Add it to the team, then press Try again.'
/** As long as Teams lets them be. */
const LONGEST = 'Escalations of the second level and night shift EU'

/** Of an organisation with as many channels as a page has, all of them in trouble, and of one with a few. */
export async function channelCards(
  documents: Documents,
  few: Organisation,
  many: Organisation,
): Promise<Readonly<Record<string, CardView>>> {
  const deps = { documents, clock: () => new Date(NOON.getTime() + 2 * 3_600_000) }
  const [channel] = await documents.channels.find({ organisationId: few._id, active: true })
  if (!channel) throw new Error('There is no channel to show')
  const failing = aChannel({
    ...channel,
    ...{ _id: 'failing', conversationId: '19:failing', name: 'Warehouse', kind: 'private' },
    postedAt: new Date(NOON.getTime() - 60_000),
  })
  const crowded = Array.from({ length: 8 }, (_, index) =>
    aChannel({
      ...{ _id: `crowded-${index}`, conversationId: `19:crowded-${index}`, organisationId: many._id, kind: 'shared' },
      ...{ name: `${LONGEST.slice(0, 48)} ${index}`, teamName: 'Helpdesk of all subsidiaries, northern region and EU' },
      ...(index % 2 === 0 ? {} : { active: false, offBecause: ['team-archived', 'channel-removed'] as const }),
    }),
  )
  await documents.channels.insertNew([failing, ...crowded])
  await documents.channels.updateIf({ _id: channel._id }, { $set: { postedAt: deps.clock() } })
  const parked = {
    code: REFUSED.code,
    at: NOON,
    text: `Teams refused this 10 times since 2026-03-01 09:00 UTC: ${WHY}`,
  }
  const stuck = anOutboxItem({ refused: { ...REFUSED, text: WHY }, parked })
  await documents.tickets.insertNew(
    [failing, ...crowded].map(({ _id }, index) =>
      aTicket({ _id: `stuck-${_id}`, number: 900 + index, originKey: _id, channelId: _id, outbox: [stuck] }),
    ),
  )
  await documents.people.insert(
    aPerson({
      ...{ _id: 'tom', key: 'mail/tom', name: 'Tom Okafor', aadObjectId: null },
      memberships: [{ organisationId: few._id, role: 'agent' }],
    }),
  )
  const alarm: Alarm = {
    ...{ _id: 'off', kind: 'channel-off', channelId: channel._id, mailboxId: null, raisedAt: NOON, endedAt: null },
    ...{ trouble: null, cards: [], outbox: [], deliverAt: null, deliveryLease: null, revision: 1 },
    channels: [
      { channelId: channel._id, wentTo: [{ channelId: 'failing', count: 12 }], back: 'no' },
      { channelId: 'off', wentTo: [{ channelId: null, count: 1 }], back: 'no' },
    ],
  }
  const back: Alarm = { ...alarm, channels: (alarm.channels ?? []).map((lost) => ({ ...lost, back: 'untold' })) }
  const test = async (chat: Partial<Chat>) =>
    await testChannel({ documents, log: silentLog, chat: chat as Chat }, few, channel)
  return {
    'room-channels': await channelsView(deps, few),
    'room-channels-crowded': await channelsView(deps, many),
    'room-channel-test': await channelHealthView(deps, few, channel, await test(WORKING)),
    'room-channel-test-failed': await channelHealthView(deps, few, failing, await test(REFUSING)),
    'alarm-channels-off': await channelOffView(deps, alarm, few, 'Europe/Berlin'),
    'alarm-channels-back': await channelsBackView(deps, back),
  }
}

const POSTED = { serviceUrl: '', tenantId: 'tenant', conversationId: '19:x', activityId: '1' }
const WORKING: Partial<Chat> = {
  post: () => Promise.resolve(POSTED),
  update: () => Promise.resolve('updated'),
  remove: () => Promise.resolve('unsupported'),
  members: () => Promise.resolve([{ userId: '29:ines', aadObjectId: 'ines', tenantId: 'tenant' }]),
}
const refuse = (): Promise<never> =>
  Promise.reject(new OutsideError({ code: REFUSED.code, message: 'Refused', forPerson: WHY, retryable: false }))
const REFUSING: Partial<Chat> = { post: refuse, members: refuse }
