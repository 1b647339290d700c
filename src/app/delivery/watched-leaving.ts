// An item that leaves, as whoever watches sees it; and which failures of one are news.
import type { OutboxItem } from '../../domain/ticket/outbox.ts'
import { inStep } from '../in-step.ts'
import type { StepName } from '../ports/telemetry.ts'
import type { DeliveryDeps } from './delivered.ts'

/** What mails wait for; all else is only delivered. */
const STEPS: Readonly<Partial<Record<OutboxItem['kind'], StepName>>> = {
  card: 'post card',
  mail: 'answer',
  reply: 'answer',
}

/** Does what lets the item of that document leave. */
export async function watchedLeaving<T>(
  deps: Pick<DeliveryDeps, 'meter' | 'tracer'>,
  documentId: string,
  item: OutboxItem,
  leave: () => Promise<T>,
): Promise<T> {
  const { kind, attempts } = item
  if (attempts > 0) deps.meter?.repeated('delivery')
  const start = { facts: { documentId, kind, attempts }, from: 'trace' in item ? item.trace : undefined }
  const left = await inStep(deps, STEPS[kind] ?? 'deliver', start, leave)
  deps.meter?.delivered(kind, 'left')
  return left
}

/** Whether the trouble begins with this try, becomes another one, or ends because it is given up. */
export function isNews(before: OutboxItem, after: OutboxItem): boolean {
  return before.attempts === 0 || after.parked !== null || troubleOf(before) !== troubleOf(after)
}

function troubleOf({ refused, failing }: OutboxItem): string | undefined {
  return (refused ?? failing)?.code
}
