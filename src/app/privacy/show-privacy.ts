// The room Privacy: what is kept for how long, and what a person can ask for.
import type { Organisation } from '../../domain/organisation/organisation.ts'
import { RETENTION_IDS } from '../../domain/privacy/retention.ts'
import type { Deps } from '../deps.ts'
import type { Banner, ListView } from '../views/form-view.ts'
import { viewButton } from '../views/view-button.ts'
import { readRetention, RETENTION_TEXTS, retentionOrigin, retentionText } from './retention-settings.ts'

export async function showPrivacy(
  deps: Pick<Deps, 'documents'>,
  organisation: Organisation,
  banner: Banner | null = null,
): Promise<ListView> {
  const { _id: organisationId } = organisation
  const { inForce, revision } = await readRetention(deps, organisation)
  const settings = await Promise.all(
    RETENTION_IDS.map(async (setting) => {
      const { value, originId } = inForce[setting]
      const data = { organisationId, setting, revision }
      return {
        title: RETENTION_TEXTS[setting].title,
        badge: await retentionOrigin(deps, organisation, originId),
        text: retentionText(setting, value),
        buttons: [
          viewButton('Change', 'privacy.form', data),
          ...(originId === organisationId ? [viewButton('Reset', 'privacy.inherit', data)] : []),
        ],
      }
    }),
  )
  return {
    ...{ card: 'list', title: 'Privacy', organisation: organisation.name, banner, page: 1, pages: 1, empty: '' },
    lead: 'How long Frontdesk keeps what people wrote, and what it knows about one of them.',
    rows: [
      ...settings,
      {
        ...{ title: 'Export a person', badge: null, text: 'Everything that is held about one person, as a zip file.' },
        buttons: [viewButton('Export', 'privacy.person', { organisationId, wish: 'export' })],
      },
      {
        ...{ title: 'Erase a person', badge: null },
        text: 'Frontdesk forgets one person everywhere. Numbers and times stay.',
        buttons: [viewButton('Erase', 'privacy.person', { organisationId, wish: 'erase' })],
      },
    ],
    buttons: [viewButton('Menu', 'command.run', { command: 'configure' })],
  }
}
