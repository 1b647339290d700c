// The server's look at what was entered for a mailbox: nothing that a card promised is believed.
import {
  checkAddress,
  checkOtherAddresses,
  checkClientId,
  checkDay,
  checkSecret,
  checkTenant,
  dayText,
  type Checked,
} from '../../domain/mailbox/mailbox-input.ts'
import type { Mailbox } from '../../domain/mailbox/mailbox.ts'
import type { Organisation } from '../../domain/organisation/organisation.ts'
import type { Deps } from '../deps.ts'
import { channelsFor, offeredFor, PROVIDERS, type MailboxErrors, type MailboxInput } from './mailbox-form.ts'
import { say } from '../../texts/say.ts'

export type MailboxFields = Pick<
  Mailbox,
  | 'provider'
  | 'address'
  | 'otherAddresses'
  | 'tenantId'
  | 'clientId'
  | 'secretExpiresOn'
  | 'categoryIds'
  | 'defaultServiceTypeId'
  | 'channelId'
  | 'foreignAddress'
>

/** Everything that is wrong at once, or the fields as they are stored. The secret's field is checked, but not among them. */
export async function checkMailbox(
  deps: Pick<Deps, 'documents' | 'clock'>,
  organisation: Organisation,
  before: Mailbox | null,
  input: MailboxInput,
): Promise<{ readonly fields: MailboxFields } | { readonly errors: MailboxErrors }> {
  const provider = PROVIDERS.find(({ id }) => id === input.provider)?.id
  if (provider !== 'microsoft') {
    return {
      errors: {
        provider: say(provider === 'google' ? 'mailbox.wrong.google' : 'mailbox.wrong.provider'),
      },
    }
  }
  const address = checkAddress(input.address)
  const others = checkOtherAddresses(input.otherAddresses)
  const tenantId = checkTenant(input.tenantId)
  const clientId = checkClientId(input.clientId)
  const foreign = input.foreignAddress.trim() === '' ? { value: null } : checkAddress(input.foreignAddress)
  const expires = checkExpiry(deps, before, input.secretExpiresOn)
  const [channels, { categories, serviceTypes }] = await Promise.all([
    channelsFor(deps, organisation),
    offeredFor(deps, organisation),
  ])
  const isOf = (items: readonly { readonly _id: string }[], id: string) => items.some(({ _id }) => _id === id)
  const errors: MailboxErrors = {
    ...problemOf('address', address),
    ...problemOf('otherAddresses', others),
    ...problemOf('tenantId', tenantId),
    ...problemOf('clientId', clientId),
    ...problemOf('foreignAddress', foreign),
    ...problemOf('secretExpiresOn', expires),
    ...(input.clientSecret.trim() === '' ? {} : problemOf('clientSecret', checkSecret(input.clientSecret))),
    ...(input.categoryIds.every((id) => isOf(categories, id)) ? {} : { categoryIds: say('mailbox.wrong.categories') }),
    ...(input.serviceTypeId === '' || isOf(serviceTypes, input.serviceTypeId)
      ? {}
      : { serviceTypeId: say('mailbox.wrong.serviceType') }),
    ...(input.channelId === '' || isOf(channels, input.channelId) ? {} : { channelId: say('mailbox.wrong.channel') }),
  }
  if ('value' in address) {
    const other = await deps.documents.mailboxes.findOne({ address: address.value, _id: { $ne: before?._id ?? '' } })
    // Says no more than it must: the mailbox may be another organisation's.
    if (other) return { errors: { ...errors, address: say('mailbox.wrong.connected') } }
    if ('value' in foreign && foreign.value === address.value) {
      return { errors: { ...errors, foreignAddress: say('mailbox.wrong.foreign') } }
    }
  }
  if (
    Object.keys(errors).length > 0 ||
    'problem' in address ||
    'problem' in others ||
    'problem' in tenantId ||
    'problem' in clientId ||
    'problem' in foreign ||
    'problem' in expires
  ) {
    return { errors }
  }
  return {
    fields: {
      provider,
      address: address.value,
      otherAddresses: others.value.filter((other) => other !== address.value),
      tenantId: tenantId.value,
      clientId: clientId.value,
      secretExpiresOn: expires.value,
      categoryIds: [...new Set(input.categoryIds)],
      defaultServiceTypeId: input.serviceTypeId || null,
      channelId: input.channelId || null,
      foreignAddress: foreign.value,
    },
  }
}

/** A day that is past is only taken where it is stored already: other settings can be changed after a secret has ended. */
function checkExpiry(deps: Pick<Deps, 'clock'>, before: Mailbox | null, text: string): Checked<Date> {
  const day = checkDay(text)
  if ('problem' in day) return { problem: say('mailbox.wrong.expiry') }
  const isStored = before?.secretExpiresOn?.getTime() === day.value.getTime()
  if (isStored || dayText(day.value) >= dayText(deps.clock())) return day
  return { problem: say('mailbox.wrong.expired') }
}

function problemOf(field: keyof MailboxInput, checked: Checked<unknown>): MailboxErrors {
  return 'problem' in checked ? { [field]: checked.problem } : {}
}
