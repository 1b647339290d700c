// Ends the alarms whose trouble is over, so that their cards say so.
import { membersOf, type Alarm, type AlarmMember } from '../../domain/alarm.ts'
import { channelConversation } from '../../domain/channel.ts'
import { endedWithItsSecret, secretOccasion, troubleOf } from '../../domain/mailbox/mailbox-watch.ts'
import type { Mailbox } from '../../domain/mailbox/mailbox.ts'
import type { PostedMessage } from '../../domain/ticket/outbox.ts'
import { tellBack } from '../channels/tell-lost.ts'
import type { Deps } from '../deps.ts'
import { unmarked, unworked } from '../intake/stuck-mails.ts'
import { changeAlarm, endAlarm } from './raise-alarm.ts'
import { endShared } from './tell-shared.ts'
import { lookOf, type Polled } from './watch-mailboxes.ts'
import { isSweepQuiet } from './watch-sweeps.ts'

const HOUR_MS = 3_600_000

type WatchDeps = Pick<Deps, 'documents' | 'clock' | 'newId' | 'wakeDelivery'> & Polled

/** Those of refusals are ended by `watchDeliveries`. */
export async function watchAlarms(deps: WatchDeps): Promise<void> {
  await tellBack(deps)
  for (const alarm of await deps.documents.alarms.find({ endedAt: null, kind: { $ne: 'channel-off' } })) {
    if (alarm.kind === 'mail-loop') await endShared(deps, alarm, (member) => isLoopOver(member, deps.clock()))
    else if (isShared(alarm)) await endMembers(deps, alarm)
    else if (await isOver(deps, alarm)) await endAlarm(deps, alarm)
  }
  await moveLost(deps)
}

function isShared({ kind }: Alarm): boolean {
  return kind === 'mailbox-failing' || kind === 'mailbox-silent' || kind === 'secret-expiring'
}

/** Nobody was refused an automatic mail for as long as they are counted. The clock may have gone back since. */
function isLoopOver({ lastAt, since }: AlarmMember, now: Date): boolean {
  return Math.abs(now.getTime() - (lastAt ?? since).getTime()) > HOUR_MS
}

async function endMembers(deps: WatchDeps, alarm: Alarm): Promise<void> {
  const ids = membersOf(alarm).map(({ id }) => id)
  const mailboxes = await deps.documents.mailboxes.find({ _id: { $in: ids } })
  await endShared(deps, alarm, (member) => {
    const mailbox = mailboxes.find(({ _id }) => _id === member.id)
    return !mailbox || isWell(deps, alarm, mailbox, member)
  })
}

/** `mailbox`: as it is now. */
function isWell(deps: WatchDeps, alarm: Alarm, mailbox: Mailbox, { since }: AlarmMember): boolean {
  const now = deps.clock()
  const { failuresInRow, lastSuccessAt } = mailbox.health
  if (alarm.kind === 'secret-expiring') return !alarm._id.endsWith(`/${secretOccasion(mailbox, now) ?? '-'}`)
  // What its secret causes is told by the alarm of that.
  if (mailbox.state === 'paused' || endedWithItsSecret(mailbox, now)) return true
  if (alarm.kind === 'mailbox-failing') return failuresInRow === 0
  if (lastSuccessAt !== null && lastSuccessAt > since) return true
  return troubleOf(mailbox, lookOf(deps))?.kind === 'mailbox-failing'
}

async function isOver({ documents, clock }: WatchDeps, alarm: Alarm): Promise<boolean> {
  if (alarm.channelId !== null) {
    return (await documents.channels.findOne({ _id: alarm.channelId })) === undefined
  }
  const mailbox = await documents.mailboxes.findOne({ _id: alarm.mailboxId ?? '' })
  if (!mailbox) return true
  switch (alarm.kind) {
    case 'mails-failed':
      return (await documents.ledger.count(unworked(mailbox._id))) === 0
    case 'marks-refused':
      return (await documents.ledger.count(unmarked(mailbox._id))) === 0
    case 'sweep-differences':
      return await isSweepQuiet({ documents, clock }, mailbox._id)
    case 'clock-went-back':
      return clock().getTime() - alarm.raisedAt.getTime() > HOUR_MS
    default:
      return false
  }
}

/**
 * An alarm that goes on where its card stands in a channel that takes none any more is told elsewhere: nobody sees it there, and
 * nothing says when Teams removed the card. One that was given up before anybody was told is tried anew.
 */
async function moveLost(deps: WatchDeps): Promise<void> {
  const open = await deps.documents.alarms.find({ endedAt: null, deliverAt: null })
  const places = open.flatMap(({ cards }) => cards.map(({ conversationId }) => channelConversation(conversationId)))
  const off =
    places.length === 0
      ? []
      : await deps.documents.channels.find({ conversationId: { $in: [...new Set(places)] }, active: false })
  const isOff = ({ conversationId }: PostedMessage) =>
    off.some((one) => one.conversationId === channelConversation(conversationId))
  for (const { _id, cards, outbox } of open) {
    if (!cards.some(isOff) && !outbox.some(({ parked }) => parked !== null)) continue
    await changeAlarm(deps, _id, ({ endedAt }) => (endedAt === null ? {} : null))
  }
}
