// The room Privacy: what is kept for how long, and what a person can ask for.
import type { Organisation } from '../../domain/organisation/organisation.ts'
import { RETENTION_IDS } from '../../domain/privacy/retention.ts'
import { say } from '../../texts/say.ts'
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
  const { inForce, own, revision } = await readRetention(deps, organisation)
  const settings = await Promise.all(
    RETENTION_IDS.map(async (setting) => {
      const { value, originId, fixedBy } = inForce[setting]
      const yours = own?.settings[setting] ?? null
      const data = { organisationId, setting, revision }
      return {
        title: say(RETENTION_TEXTS[setting].title),
        badge:
          originId === organisationId && own?.fixed?.includes(setting)
            ? say('policy.fixedHere')
            : await retentionOrigin(deps, organisation, inForce[setting]),
        text: [
          retentionText(setting, value),
          ...(fixedBy !== null && yours !== null
            ? [say('policy.yours', { value: retentionText(setting, yours) })]
            : []),
        ].join('\n'),
        buttons: [
          ...(fixedBy === null ? [viewButton(say('privacy.change'), 'privacy.form', data)] : []),
          ...(originId === organisationId ? [viewButton(say('privacy.reset'), 'privacy.inherit', data)] : []),
        ],
      }
    }),
  )
  return {
    ...{
      card: 'list',
      title: say('privacy.title'),
      organisation: organisation.name,
      banner,
      page: 1,
      pages: 1,
      empty: '',
    },
    lead: say('privacy.lead'),
    rows: [
      ...settings,
      {
        ...{ title: say('privacy.exportPerson'), badge: null, text: say('privacy.exportText') },
        buttons: [viewButton(say('privacy.export.button'), 'privacy.person', { organisationId, wish: 'export' })],
      },
      {
        ...{ title: say('privacy.erasePerson'), badge: null },
        text: say('privacy.eraseText'),
        buttons: [viewButton(say('privacy.erase.button'), 'privacy.person', { organisationId, wish: 'erase' })],
      },
    ],
    buttons: [viewButton(say('privacy.menu'), 'command.run', { command: 'configure' })],
  }
}
