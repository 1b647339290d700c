// The room Privacy: what is kept for how long, and what a person can ask for.
import type { Organisation } from '../../domain/organisation/organisation.ts'
import type { Banner, ListView } from '../views/form-view.ts'
import { viewButton } from '../views/view-button.ts'

export function showPrivacy(organisation: Organisation, banner: Banner | null = null): ListView {
  const { _id: organisationId } = organisation
  return {
    ...{ card: 'list', title: 'Privacy', organisation: organisation.name, banner, page: 1, pages: 1, empty: '' },
    lead: 'What Frontdesk knows about people, and how it forgets it.',
    rows: [
      {
        ...{ title: 'Export a person', badge: null, text: 'Everything that is held about one person, as a zip file.' },
        buttons: [viewButton('Export', 'privacy.person', { organisationId, wish: 'export' })],
      },
      {
        ...{
          title: 'Erase a person',
          badge: null,
          text: 'Frontdesk forgets one person everywhere. Numbers and times stay.',
        },
        buttons: [viewButton('Erase', 'privacy.person', { organisationId, wish: 'erase' })],
      },
    ],
    buttons: [viewButton('Menu', 'command.run', { command: 'configure' })],
  }
}
