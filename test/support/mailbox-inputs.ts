// What an administrator enters for a mailbox: right by default, different where a test says so.
import type { MailboxInput } from '../../src/app/support-mail/mailbox-form.ts'
import type { WantedMailbox } from '../../src/app/support-mail/save-mailbox.ts'
import { CLIENT_ID, CLIENT_SECRET, TENANT_ID } from './frontdesk-seed.ts'
import { BOSS } from './mails.ts'

/** The seed has connected the support mailbox already: this one is free. */
export function aMailboxInput(overrides: Partial<MailboxInput> = {}): MailboxInput {
  return {
    provider: 'microsoft',
    address: BOSS,
    otherAddresses: '',
    tenantId: TENANT_ID,
    clientId: CLIENT_ID,
    clientSecret: CLIENT_SECRET,
    secretExpiresOn: '2099-01-31',
    categoryIds: [],
    serviceTypeId: '',
    channelId: '',
    foreignAddress: '',
    ...overrides,
  }
}

export function aWantedMailbox(
  input: Partial<MailboxInput> = {},
  overrides: Partial<WantedMailbox> = {},
): WantedMailbox {
  const blank = { mailboxId: null, revision: null, part: 'all', typedSecretId: null, anyway: false } as const
  return { ...blank, input: aMailboxInput(input), ...overrides }
}
