// A ticket of a customer who has nothing but email, and the link to its page.
import { NOTHING_SET, type OwnMailSettings } from '../../src/domain/mail/mail-settings.ts'
import type { Ticket } from '../../src/domain/ticket/ticket.ts'
import { startTestFrontdesk, type TestFrontdesk } from './frontdesk.ts'
import { aMail } from './mails.ts'
import { linkIn, PUBLIC_URL } from './page-visit.ts'

export interface PageDesk {
  readonly desk: TestFrontdesk
  readonly ticket: Ticket
  /** As the acknowledgement has it. */
  readonly url: string
  /** The ticket as it is once nothing of it waits. */
  readonly now: () => Promise<Ticket>
  readonly set: (settings: Partial<OwnMailSettings>) => Promise<void>
}

export async function openPageDesk(from = 'Nora <nora@contoso.example>'): Promise<PageDesk> {
  const desk = await startTestFrontdesk({ publicUrl: PUBLIC_URL })
  async function set(settings: Partial<OwnMailSettings>): Promise<void> {
    const _id = 'organisation/root'
    await desk.documents.mailSettings.delete({ _id })
    const all = { ...NOTHING_SET, acknowledge: true, sayResolved: true, ...settings }
    await desk.documents.mailSettings.insert({ _id, settings: all, revision: 1 })
  }
  await set({})
  const ticket = await desk.ticketOf(await desk.deliver(aMail({ From: from, Subject: 'Printer' })))
  return {
    desk,
    ticket,
    url: linkIn(desk),
    now: () => desk.delivered(ticket._id),
    set,
  }
}
