// Prometheus figures, read afresh at most every few seconds, however many ask.
import { collectDefaultMetrics, Gauge, Registry } from 'prom-client'
import { inTime } from '../app/in-time.ts'
import type { Log } from '../app/ports/runtime.ts'
import type { Ages } from '../app/watch/read-ages.ts'
import type { Figures } from '../app/watch/read-figures.ts'
import { kept } from './kept.ts'

/** Less than Prometheus waits between two scrapes. */
const KEPT_MS = 5_000
/** Less than Prometheus waits for an answer. */
const PATIENCE_MS = 5_000

export interface MetricsOptions {
  readonly readFigures: () => Promise<Figures>
  readonly readAges: () => Promise<Ages>
  /** What is counted while the work is done. */
  readonly counted?: Pick<Registry, 'metrics'>
  readonly log: Log
  /** Counts milliseconds. */
  readonly now?: () => number
}

/**
 * The store is never asked twice at once. Where it does not answer, the figures that come from it are left out, and what is counted
 * here is told all the same: that is when it is looked at.
 */
export function createMetrics(options: MetricsOptions): Pick<Registry, 'metrics' | 'contentType'> {
  const { readFigures, readAges, counted, log, now } = options
  const registry = new Registry()
  const storeUp = new Gauge({
    ...{ name: 'frontdesk_store_up', help: 'Whether the store answered when it was asked for the figures' },
    registers: [registry],
  })
  const ofStore = new Registry()
  const gauge = (name: string, help: string, labelNames: string[] = []) =>
    new Gauge({ name: `frontdesk_${name}`, help, labelNames, registers: [ofStore] })
  const openTickets = gauge('tickets_open', 'Tickets that are neither resolved nor closed')
  const deliveriesDue = gauge('deliveries_due', 'Tickets with something to post or redraw that is due')
  const deliveriesParked = gauge('deliveries_parked', 'Tickets with something that Teams or Exchange will not take')
  const mailsWaiting = gauge('mails_waiting', 'Mails recorded and due to be worked')
  const mailsFailed = gauge('mails_failed', 'Mails given up until a person tries again')
  const silence = gauge('mailbox_silent_seconds', 'Seconds since the last successful poll', ['address', 'state'])
  const mailboxes = gauge('mailboxes', 'Mailboxes by what their cards say of them', ['state'])
  const oldestDelivery = gauge('oldest_delivery_seconds', 'How long the first thing to post or redraw has been due')
  const oldestMail = gauge('oldest_mail_seconds', 'How long the first recorded mail has been due')
  const pollOverdue = gauge('poll_overdue_seconds', 'How long the first running mailbox has been due to be polled')

  async function figuresOfStore(): Promise<string> {
    const read = await inTime(Promise.all([readFigures(), readAges()]), PATIENCE_MS)
    if (read === 'too-late') throw new Error(`The store did not answer within ${PATIENCE_MS} ms`)
    const [figures, ages] = read
    openTickets.set(figures.openTickets)
    deliveriesDue.set(figures.deliveriesDue)
    deliveriesParked.set(figures.deliveriesParked)
    mailsWaiting.set(figures.mailsWaiting)
    mailsFailed.set(figures.mailsFailed)
    oldestDelivery.set(ages.oldestDelivery)
    oldestMail.set(ages.oldestMail)
    pollOverdue.set(ages.pollOverdue)
    silence.reset()
    mailboxes.reset()
    for (const { address, state, condition, silentSeconds } of figures.mailboxes) {
      mailboxes.inc({ state: condition })
      silence.set({ address, state }, silentSeconds ?? Number.POSITIVE_INFINITY)
    }
    return await ofStore.metrics()
  }

  let isTroubled = false
  const metrics = async (): Promise<string> => {
    const texts = await figuresOfStore().then(
      (text) => [text],
      (error: unknown) => {
        if (!isTroubled) log.warn('The figures cannot be read from the store; the others are told', { error })
        return []
      },
    )
    isTroubled = texts.length === 0
    storeUp.set(isTroubled ? 0 : 1)
    const own = await Promise.all([registry, ...(counted ? [counted] : []), ofProcess()].map((one) => one.metrics()))
    return [...texts, ...own].map((text) => text.trimEnd()).join('\n') + '\n'
  }
  return { contentType: registry.contentType, metrics: kept(KEPT_MS, metrics, now) }
}

let processFigures: Registry | undefined

/** Of the process, not of one Frontdesk: what watches its event loop and its memory cannot be taken away again. */
function ofProcess(): Registry {
  if (processFigures) return processFigures
  processFigures = new Registry()
  collectDefaultMetrics({ register: processFigures })
  return processFigures
}
