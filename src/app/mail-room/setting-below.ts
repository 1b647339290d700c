// What those below an organisation have to do with one of its mail settings.
import { NOTHING_SET, type MailSettingId, type MailSettings } from '../../domain/mail/mail-settings.ts'
import { feelsFixing, reachOf, takersOf, type Reach } from '../../domain/organisation/reach.ts'
import type { Deps } from '../deps.ts'
import { mailFollowers, readBelow, type Below } from '../policy/followers.ts'
import { OF_CHATS } from './setting-texts.ts'
import { ownerKey, type Owner } from './owner.ts'

export interface SettingBelow {
  readonly below: Below
  readonly isAnybody: boolean
  /** Whether the organisation has fixed it. */
  readonly isFixed: boolean
  /** Those who take its value, or would once it has one. */
  readonly takers: Reach
  /** Those for whom it makes a difference whether `value` is fixed. */
  reachOf(value: MailSettings[MailSettingId]): Reach
}

export async function readSettingBelow(
  { documents }: Pick<Deps, 'documents'>,
  { organisation }: Pick<Owner, 'organisation'>,
  setting: MailSettingId,
): Promise<SettingBelow> {
  const all = await readBelow(documents, organisation)
  const below = setting === OF_CHATS ? { ...all, mailboxes: [] } : all
  const followers = mailFollowers(organisation, below)
  const ownerId = ownerKey({ organisation, mailbox: null })
  const keys = [...new Set([ownerId, ...followers.flatMap(({ order }) => order)])]
  const stored = await documents.mailSettings.find({ _id: { $in: keys } })
  const at = { ownerId, field: setting, nothing: NOTHING_SET }
  return {
    below,
    isAnybody: followers.length > 0,
    isFixed: stored.find(({ _id }) => _id === ownerId)?.fixed?.includes(setting) ?? false,
    takers: takersOf(followers, stored, at),
    reachOf: (value) => reachOf(followers, feelsFixing(stored, { ...at, value })),
  }
}
