// Which entry of the audit tells who set what is in force.
import type { AuditEntry } from '../../domain/audit-entry.ts'
import { pieceKey } from '../../domain/configuration/pieces.ts'
import { MAIL_SETTING_IDS } from '../../domain/mail/mail-settings.ts'
import type { Organisation } from '../../domain/organisation/organisation.ts'
import { RETENTION_IDS } from '../../domain/privacy/retention.ts'
import { isKeyedPhrase } from '../../texts/say.ts'
import type { SettingInForce } from './in-force.ts'

/** `entries`: of the organisation it comes from, the newest first. */
export function setterOf(
  { id }: Pick<SettingInForce, 'id'>,
  origin: Organisation,
  entries: readonly AuditEntry[],
): AuditEntry | undefined {
  const kind = kindOf(id)
  const key = pieceKey(kind, kind === 'setting' ? `organisation/${origin._id}` : '', id)
  return entries.find(({ action, changes, pieces, subject }) => {
    if (pieces?.some((piece) => piece.key === key)) return true
    // Entries of earlier versions, and of new organisations, are known by the field, and by the owner that their subject names.
    const [thing] = action.split('.')
    if (pieces !== undefined || !changes.some(({ field }) => field === id)) return false
    if (kind !== 'setting') return thing === kind
    return thing === 'mail-settings' && isKeyedPhrase(subject) && subject.values['owner'] === origin.name
  })
}

function kindOf(id: string): 'setting' | 'retention' | 'organisation' {
  if (MAIL_SETTING_IDS.some((known) => known === id)) return 'setting'
  return RETENTION_IDS.some((known) => known === id) ? 'retention' : 'organisation'
}
