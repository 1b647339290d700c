// Which collections grow with the work that is done, and are never read from end to end.
import type { Documents } from '../../src/app/documents.ts'

/** Each with what it grows with; `null` for configuration, which somebody entered piece by piece and which is read whole where a list needs it. */
export const GROWS_WITH: Readonly<Record<keyof Documents, string | null>> = {
  ...{ tickets: 'tickets', entries: 'messages and events', mailThreads: 'emails', cardThreads: 'cards' },
  ...{ ledger: 'emails', inboxBefore: 'mailboxes and days', audit: 'changes', alarms: 'troubles' },
  ...{ people: 'people', ticketViews: 'people', sentFiles: 'messages' },
  ...{ recents: 'what has limits', heard: 'activities' },
  ...{ organisations: null, mailboxes: null, sweeps: null, channels: null, mailSettings: null, mailRules: null },
  ...{ categories: null, serviceTypes: null, cannedTexts: null, retention: null, installation: null, counters: null },
  // Gone when they are done, or soon after.
  ...{ replyDrafts: null, typedSecrets: null, tenantInvitations: null },
  ...{ changeJobs: null, erasures: null, retentionRuns: null },
}

export function isGrowing(collection: string): boolean {
  return (GROWS_WITH as Readonly<Record<string, string | null>>)[collection] != null
}
