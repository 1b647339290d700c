// Cards about whole configurations, drawn from what is stored: in force, compared, copied, moved, rolled back.
import { compareOrganisations } from '../../src/app/configuration/compare.ts'
import { chooseOtherForm } from '../../src/app/configuration/choose-other.ts'
import { copyAreasForm, copyPreview } from '../../src/app/configuration/copy-configuration.ts'
import { COPIED_AREAS } from '../../src/app/configuration/copy-plan.ts'
import { rollBackForm } from '../../src/app/configuration/roll-back.ts'
import { showSettings } from '../../src/app/configuration/show-settings.ts'
import type { Deps } from '../../src/app/deps.ts'
import { movePreview } from '../../src/app/organisations/move-preview.ts'
import type { CardView } from '../../src/app/views/card-view.ts'
import { pieceKey } from '../../src/domain/configuration/pieces.ts'
import { NOTHING_SET } from '../../src/domain/mail/mail-settings.ts'
import type { Person } from '../../src/domain/organisation/person.ts'
import { phrase } from '../../src/texts/say.ts'
import { aCategory, aMailRule, aPerson, aTicket, NOON } from './builders.ts'

/** `maya` administers all. Stores what they show. */
export async function configurationViews(
  deps: Pick<Deps, 'documents' | 'settings'>,
  maya: Person,
): Promise<Readonly<Record<string, CardView>>> {
  const { documents } = deps
  const closing = { ...NOTHING_SET, closing: 'Your ticket {ticket} is done. Kind regards, Tailspin', reopenDays: 30 }
  await documents.mailSettings.insertNew([{ _id: 'organisation/other-partner', settings: closing, revision: 1 }])
  await documents.mailRules.insertNew([
    {
      ...{ _id: 'organisation/other-partner', revision: 1 },
      rules: [aMailRule({ id: 'r', name: 'Newsletters', outcome: { kind: 'ignore' } })],
    },
  ])
  await documents.categories.insertNew([
    aCategory({ _id: 'planes', organisationId: 'other-partner', name: 'Planes', nameKey: 'planes' }),
  ])
  await documents.people.insertNew([
    aPerson({
      ...{ _id: 'tom', key: 'person/tom', name: 'Tom Okafor' },
      memberships: [{ organisationId: 'other-partner', role: 'agent' }],
    }),
  ])
  await documents.tickets.insertNew([
    aTicket({ _id: 'moving', number: 77, originKey: 'moving', channelId: 'hardware', mailboxId: null }),
  ])
  const by = { personId: 'maya', name: 'Maya Lindqvist' }
  const key = pieceKey('setting', 'organisation/partner', 'acknowledge')
  await documents.audit.insertNew([
    {
      ...{ _id: 'set', at: NOON, by, organisationId: 'partner', organisationPath: ['root', 'partner'] },
      ...{ action: 'mail-settings.changed', changes: [{ field: 'acknowledge', before: 'true', after: 'false' }] },
      subject: phrase('audit.of', { owner: 'Fabrikam IT', what: phrase('mailroom.acknowledge') }),
      pieces: [{ key, before: true, after: false }],
    },
  ])
  const partner = await documents.organisations.findOne({ _id: 'partner' })
  if (!partner) throw new Error('The tree is there')
  const both = { organisationId: 'partner', otherId: 'other-partner' }
  return {
    'room-settings': await showSettings(deps, maya, partner, 1),
    'room-settings-lists': await showSettings(deps, maya, partner, 3),
    'room-compare-with': await chooseOtherForm(deps, maya, 'partner', 'compare'),
    'room-compare': await compareOrganisations(deps, maya, { ...both, page: 1 }),
    'room-copy': await copyAreasForm(deps, maya, both),
    'room-copy-preview': await copyPreview(deps, maya, { ...both, areas: COPIED_AREAS }),
    'room-roll-back': await rollBackForm(deps, maya, { organisationId: 'partner', entryId: 'set', keep: false }),
    'room-organisations-move': await movePreview(deps, maya, {
      ...{ organisationId: 'customer', parentId: 'other-partner', revision: 1 },
    }),
  }
}
