// What holds for the mails of a mailbox: the settings in force and all rules in their order. Read once per batch of mails.
import { levelsOf, type InForce } from '../../domain/organisation/inheritance.ts'
import type { MailRule } from '../../domain/mail/mail-rules.ts'
import {
  builtInMailSettings,
  mailSettingsInForce,
  NOTHING_SET,
  type MailSettingId,
  type MailSettings,
} from '../../domain/mail/mail-settings.ts'
import { rulesInOrder, triedOf, type OwnedRule } from '../../domain/mail/rule-order.ts'
import { PLACEHOLDERS } from '../../domain/mail/placeholders.ts'
import type { Mailbox } from '../../domain/mailbox/mailbox.ts'
import type { Speaker } from '../../texts/speaker.ts'
import type { Deps } from '../deps.ts'
import { speakerFor } from '../organisations/speaker-for.ts'
import { ownerKeys, type Owner } from './owner.ts'

type PolicyDeps = Pick<Deps, 'documents' | 'settings'>

export interface MailPolicy {
  readonly settings: MailSettings
  /** In the order in which they are tried: see `rulesInOrder`. */
  readonly rules: readonly MailRule[]
}

/**
 * The built-in texts as `to` is spoken to; as the mailbox's organisation is, when left out. Throws when that organisation is not
 * there.
 */
export async function readMailPolicy(deps: PolicyDeps, mailbox: Mailbox, to?: Speaker): Promise<MailPolicy> {
  const organisation = await deps.documents.organisations.findOne({ _id: mailbox.organisationId })
  if (!organisation) throw new Error(`Mailbox '${mailbox._id}' belongs to an organisation that is not there`)
  const owner = { organisation, mailbox }
  const [inForce, rules] = await Promise.all([readSettings(deps, owner, to), readRules(deps, owner)])
  return { settings: valuesOf(inForce), rules: triedOf(rules) }
}

export type SettingsInForce = { readonly [K in MailSettingId]: InForce<MailSettings[K]> }

/** Every setting with the key of the owner it comes from. The built-in texts as `to` is spoken to, the owner's people when left out. */
export async function readSettings(deps: PolicyDeps, owner: Owner, to?: Speaker): Promise<SettingsInForce> {
  const keys = ownerKeys(owner)
  const [stored, speaker] = await Promise.all([
    deps.documents.mailSettings.find({ _id: { $in: keys } }),
    to ?? speakerFor(deps.documents, owner.organisation),
  ])
  const levels = levelsOf(keys, stored, NOTHING_SET)
  return mailSettingsInForce(levels, builtInMailSettings(deps.settings.reopenMs, lettersOf(speaker)))
}

/** As an administrator would write them: with their placeholders. */
function lettersOf({ say }: Speaker): Pick<MailSettings, 'acknowledgement' | 'closing'> {
  const placeholders = Object.fromEntries(PLACEHOLDERS.map((name) => [name, `{${name}}`]))
  return { acknowledgement: say('mail.acknowledgement', placeholders), closing: say('mail.closing', placeholders) }
}

/** In the order in which they are tried, with those that are switched off. */
export async function readRules(deps: Pick<Deps, 'documents'>, owner: Owner): Promise<readonly OwnedRule[]> {
  const keys = ownerKeys(owner)
  const stored = await deps.documents.mailRules.find({ _id: { $in: keys } })
  return rulesInOrder(keys.flatMap((key) => stored.find(({ _id }) => _id === key) ?? []))
}

function valuesOf(inForce: SettingsInForce): MailSettings {
  return {
    acknowledge: inForce.acknowledge.value,
    acknowledgement: inForce.acknowledgement.value,
    sayResolved: inForce.sayResolved.value,
    closing: inForce.closing.value,
    signature: inForce.signature.value,
    reopenDays: inForce.reopenDays.value,
    customerPage: inForce.customerPage.value,
    pageDays: inForce.pageDays.value,
    automatic: inForce.automatic.value,
    afterRead: inForce.afterRead.value,
    importance: inForce.importance.value,
    customerPriority: inForce.customerPriority.value,
  }
}
