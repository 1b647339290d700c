// Prometheus figures, read afresh at most every few seconds, however many ask.
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client'
import type { Figures } from '../app/watch/read-figures.ts'
import { kept } from './kept.ts'

/** Less than Prometheus waits between two scrapes. */
const KEPT_MS = 5_000

/** `readFigures` never runs twice at once. `now` counts milliseconds. */
export function createMetrics(
  readFigures: () => Promise<Figures>,
  now?: () => number,
): Pick<Registry, 'metrics' | 'contentType'> {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const gauge = (name: string, help: string, labelNames: string[] = []) =>
    new Gauge({ name: `frontdesk_${name}`, help, labelNames, registers: [registry] })
  const openTickets = gauge('tickets_open', 'Tickets that are neither resolved nor closed')
  const deliveriesDue = gauge('deliveries_due', 'Tickets with something to post or redraw that is due')
  const deliveriesParked = gauge('deliveries_parked', 'Tickets with something that Teams or Exchange will not take')
  const mailsWaiting = gauge('mails_waiting', 'Mails recorded and due to be worked')
  const mailsFailed = gauge('mails_failed', 'Mails given up until a person tries again')
  const silence = gauge('mailbox_silent_seconds', 'Seconds since the last successful poll', ['address', 'state'])
  const mailboxes = gauge('mailboxes', 'Mailboxes by what their cards say of them', ['state'])
  const metrics = async (): Promise<string> => {
    const figures = await readFigures()
    openTickets.set(figures.openTickets)
    deliveriesDue.set(figures.deliveriesDue)
    deliveriesParked.set(figures.deliveriesParked)
    mailsWaiting.set(figures.mailsWaiting)
    mailsFailed.set(figures.mailsFailed)
    silence.reset()
    mailboxes.reset()
    for (const { address, state, condition, silentSeconds } of figures.mailboxes) {
      mailboxes.inc({ state: condition })
      silence.set({ address, state }, silentSeconds ?? Number.POSITIVE_INFINITY)
    }
    return await registry.metrics()
  }
  return { contentType: registry.contentType, metrics: kept(KEPT_MS, metrics, now) }
}
