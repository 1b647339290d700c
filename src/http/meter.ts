// What is counted while the work is done, for Prometheus.
import { Counter, Histogram, Registry } from 'prom-client'
import type { CalledService, CallOutcome, MailOutcome, Meter, Repeated } from '../app/ports/telemetry.ts'

/** From half a second, which is what the quickest takes, to the hour after which a mail is late for anybody. */
const LAG_BUCKETS = [0.5, 1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1800, 3600]
/** A call ends within half a minute, by its time limit. */
const CALL_BUCKETS = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]
const POLL_BUCKETS = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 900]

const SERVICES: readonly CalledService[] = ['graph', 'login', 'teams']
const OUTCOMES: readonly CallOutcome[] = ['ok', 'throttled', 'refused', 'failed', 'timeout']
const REPEATED: readonly Repeated[] = ['call', 'poll', 'mail', 'delivery']
const MAIL_OUTCOMES: readonly MailOutcome[] = ['ticket', 'follow-up', 'ignored', 'failed']

/** What happens once is seen by Prometheus only where its counter was there before: all that are known by name begin at 0. */
export function createMeter(): Meter & { readonly registry: Registry } {
  const registry = new Registry()
  const counter = <L extends string>(name: string, help: string, labelNames: readonly L[]) =>
    new Counter({ name: `frontdesk_${name}`, help, labelNames, registers: [registry] })
  const histogram = <L extends string>(name: string, help: string, buckets: number[], labelNames: readonly L[] = []) =>
    new Histogram({ name: `frontdesk_${name}`, help, buckets, labelNames, registers: [registry] })

  const lag = histogram('card_lag_seconds', 'From the arrival of a mail in its mailbox to its card', LAG_BUCKETS)
  const calls = counter('calls_total', 'Calls to Microsoft by what they came to', ['service', 'outcome'])
  const callTimes = histogram('call_seconds', 'How long calls to Microsoft took', CALL_BUCKETS, ['service'])
  const retries = counter('retries_total', 'What was tried once more after it failed', ['what'])
  const polls = counter('polls_total', 'Polls of mailboxes', ['outcome'])
  const pollTimes = histogram('poll_seconds', 'How long polls took, with the work on what they found', POLL_BUCKETS)
  const mails = counter('mails_total', 'Mails that were worked, by what became of them', ['outcome'])
  const deliveries = counter('deliveries_total', 'What left for Teams and Exchange, and what did not', [
    'kind',
    'outcome',
  ])
  const workers = counter('worker_failures_total', 'Loops that failed and go on after a rest', ['worker'])

  for (const service of SERVICES) for (const outcome of OUTCOMES) calls.inc({ service, outcome }, 0)
  for (const what of REPEATED) retries.inc({ what }, 0)
  for (const outcome of ['ok', 'failed']) polls.inc({ outcome }, 0)
  for (const outcome of MAIL_OUTCOMES) mails.inc({ outcome }, 0)
  for (const outcome of ['left', 'failed', 'parked']) deliveries.inc({ kind: 'card', outcome }, 0)

  return {
    registry,
    cardPosted: (lagMs) => lag.observe(seconds(lagMs)),
    called(service, outcome, tookMs) {
      calls.inc({ service, outcome })
      callTimes.observe({ service }, seconds(tookMs))
    },
    repeated: (what) => retries.inc({ what }),
    polled(outcome, tookMs) {
      polls.inc({ outcome })
      pollTimes.observe(seconds(tookMs))
    },
    mailWorked: (outcome) => mails.inc({ outcome }),
    delivered: (kind, outcome) => deliveries.inc({ kind, outcome }),
    workerFailed: (worker) => workers.inc({ worker }),
  }
}

/** A clock that was turned back in between makes none of them negative. */
function seconds(ms: number): number {
  return Math.max(0, ms) / 1000
}
