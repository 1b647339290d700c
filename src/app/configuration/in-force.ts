// Every setting in force for an organisation: its value, whose it is, and who above fixed it.
import type { InForce } from '../../domain/organisation/inheritance.ts'
import { MAIL_SETTING_IDS } from '../../domain/mail/mail-settings.ts'
import { nearestFirst, type Organisation } from '../../domain/organisation/organisation.ts'
import { spokenInForce, SPOKEN_FIELDS } from '../../domain/organisation/spoken.ts'
import { RETENTION_IDS } from '../../domain/privacy/retention.ts'
import type { Deps } from '../deps.ts'
import { readSettings } from '../mail-room/read-mail-policy.ts'
import { readRetention } from '../privacy/retention-settings.ts'

export interface SettingInForce {
  /** Of the mail settings, of retention, or `language` and `timeZone`. */
  readonly id: string
  readonly value: unknown
  /** Ids of organisations; `null` for what is built in, and where nobody fixed it. */
  readonly originId: string | null
  readonly fixedBy: string | null
}

/** In the order in which cards show them. */
export async function settingsInForce(
  deps: Pick<Deps, 'documents' | 'settings'>,
  organisation: Organisation,
): Promise<readonly SettingInForce[]> {
  const order = nearestFirst(organisation)
  const [found, mail, retention] = await Promise.all([
    deps.documents.organisations.find({ _id: { $in: order } }),
    readSettings(deps, { organisation, mailbox: null }),
    readRetention(deps, organisation),
  ])
  const spoken = spokenInForce(order.flatMap((id) => found.find(({ _id }) => _id === id) ?? []))
  return [
    ...SPOKEN_FIELDS.map((id) => of(id, spoken[id])),
    ...MAIL_SETTING_IDS.map((id) => of(id, mail[id])),
    ...RETENTION_IDS.map((id) => of(id, retention.inForce[id])),
  ]
}

function of(id: string, { value, originId, fixedBy }: InForce<unknown>): SettingInForce {
  const organisationOf = (owner: string | null): string | null => owner?.replace(/^organisation\//u, '') ?? null
  return { id, value, originId: organisationOf(originId), fixedBy: organisationOf(fixedBy) }
}
