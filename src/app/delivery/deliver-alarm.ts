// Alarms are posted to the channel of those they concern.
import type { Alarm } from '../../domain/alarm.ts'
import { OutsideError } from '../../domain/errors.ts'
import { routeTicket } from '../../domain/ticket/routing.ts'
import type { Delivered, DeliveryDeps } from './delivered.ts'
import { alarmView } from '../views/alarm-view.ts'

export async function deliverAlarm(deps: DeliveryDeps, alarm: Alarm): Promise<Delivered<Alarm>> {
  const mailbox = await deps.documents.mailboxes.findOne({ _id: alarm.mailboxId })
  const organisation = mailbox && (await deps.documents.organisations.findOne({ _id: mailbox.organisationId }))
  if (!mailbox || !organisation) return () => ({})
  const channels = await deps.documents.channels.find({ active: true })
  const channelId = routeTicket({ channelIds: [mailbox.channelId], organisation }, channels)
  const channel = channels.find((candidate) => candidate._id === channelId)
  if (!channel) {
    throw new OutsideError({
      code: 'no-channel',
      message: `Alarm '${alarm._id}' has no channel to go to`,
      forPerson: 'No channel is linked. Type “link channel” in the channel that should hear of this.',
      retryable: true,
    })
  }
  await deps.chat.post(channel, await alarmView(deps.documents, alarm, mailbox, deps.clock()))
  return () => ({})
}
