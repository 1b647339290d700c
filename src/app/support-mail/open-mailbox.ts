// The way to a connected mailbox, with its secret in hand.
import type { Mailbox } from '../../domain/mailbox/mailbox.ts'
import type { Deps } from '../deps.ts'
import type { MailboxClient } from '../ports/mailbox-provider.ts'

/** Cheap: the provider keeps what can be kept. Throws `SecretUnreadableError`. */
export function openMailbox(deps: Pick<Deps, 'provider' | 'secrets'>, mailbox: Mailbox): MailboxClient {
  return deps.provider.open({
    address: mailbox.address,
    tenantId: mailbox.tenantId,
    clientId: mailbox.clientId,
    clientSecret: deps.secrets.open(mailbox.clientSecret, secretPlace(mailbox._id)),
  })
}

/** The place a mailbox's client secret is sealed for. */
export function secretPlace(mailboxId: string): string {
  return `mailbox/${mailboxId}/client-secret`
}
