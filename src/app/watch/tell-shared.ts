// Alarms of what several mailboxes, or senders, may have at once: one card lists them all.
import {
  afterQuiet,
  membersOf,
  MOST_MEMBERS,
  toldAnew,
  type Alarm,
  type AlarmMember,
  type MailboxAlarmKind,
} from '../../domain/alarm.ts'
import type { Mailbox } from '../../domain/mailbox/mailbox.ts'
import { addAlarm, changeAlarm, type AlarmChange, type AlarmDeps } from './raise-alarm.ts'

export interface SharedTrouble {
  readonly kind: MailboxAlarmKind
  /** What it has in common with others; those whose alarms go to the same place are told of by one. */
  readonly cause: string
  readonly mailbox: Pick<Mailbox, '_id' | 'organisationId' | 'channelId'>
  readonly member: AlarmMember
}

/**
 * Tells of it: by the alarm that tells of it already, by the one of those who share its cause, or by a new one. People are told
 * anew when somebody joins later than a moment after they were told. In as many processes as you like.
 */
export async function tellShared(deps: AlarmDeps, { kind, cause, mailbox, member }: SharedTrouble): Promise<void> {
  const { organisationId, channelId, _id: mailboxId } = mailbox
  const ownId = `${kind}/${organisationId}/${channelId ?? ''}/${cause}`
  const open = await deps.documents.alarms.find({ kind, endedAt: null })
  const telling = open.find((alarm) => tells(alarm, cause) && membersOf(alarm).some(({ id }) => id === member.id))
  const change = (alarm: Alarm): AlarmChange | null => withMember(alarm, member, deps.clock())
  if (telling) {
    if (change(telling)) await changeAlarm(deps, telling._id, change)
    return
  }
  const subject = { kind, mailboxId, channelId: null }
  if (await addAlarm(deps, { ...subject, _id: ownId, trouble: null, members: [member] })) return
  await changeAlarm(deps, ownId, change)
}

/** Whatever keeps a mailbox from being read is one alarm, whatever its cause becomes; elsewhere another cause is another alarm. */
function tells({ kind, _id }: Alarm, cause: string): boolean {
  return kind === 'mailbox-failing' || kind === 'mailbox-silent' || _id.endsWith(`/${cause}`)
}

/** `null` when it says all that already. */
function withMember(alarm: Alarm, member: AlarmMember, now: Date): AlarmChange | null {
  if (alarm.endedAt !== null) return { ...toldAnew(alarm, now), endedAt: null, members: [member] }
  const members = alarm.members ?? membersOf(alarm)
  const known = members.find(({ id }) => id === member.id)
  const others = members.filter((other) => other !== known)
  if (known && known.over !== true) {
    const again = afterQuiet(alarm, now)
    if (!again && saysSame(known, member)) return null
    return { ...again, members: members.map((other) => (other === known ? { ...member, since: known.since } : other)) }
  }
  const lasting = others.filter(({ over }) => over !== true)
  if (lasting.length >= MOST_MEMBERS) return null
  // Those that come within a moment are in the card that is being told; later ones would be overlooked there.
  const telling = toldAnew(alarm, now)
  const room = others.length < MOST_MEMBERS ? others : lasting
  return { ...(telling.quiet === true ? {} : telling), members: [...room, member] }
}

/** A card that says when something last happened is not redrawn each time. */
const LAST_STEP_MS = 5 * 60_000

function saysSame(known: AlarmMember, next: AlarmMember): boolean {
  const step = Math.abs((next.lastAt?.getTime() ?? 0) - (known.lastAt?.getTime() ?? 0))
  return step < LAST_STEP_MS && JSON.stringify(known.text) === JSON.stringify(next.text)
}

/** Takes out those of whom `isOver` says so; an alarm of nobody ends. */
export async function endShared(
  deps: AlarmDeps,
  alarm: Alarm,
  isOver: (member: AlarmMember) => boolean,
): Promise<void> {
  if (!membersOf(alarm).some(isOver)) return
  await changeAlarm(deps, alarm._id, (current) => {
    const lasting = membersOf(current)
    if (current.endedAt !== null || !lasting.some(isOver)) return null
    const members = (current.members ?? lasting).map((member) =>
      isOver(member) ? { ...member, over: true as const } : member,
    )
    return { members, ...(lasting.every(isOver) ? { endedAt: deps.clock() } : {}) }
  })
}
