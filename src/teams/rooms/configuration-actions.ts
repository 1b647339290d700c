// The buttons about a whole configuration: what is in force, what differs from another organisation, and copying from it.
import { z } from 'zod'
import { chooseOtherForm } from '../../app/configuration/choose-other.ts'
import { compareOrganisations } from '../../app/configuration/compare.ts'
import { copyAreasForm, copyConfiguration, copyPreview } from '../../app/configuration/copy-configuration.ts'
import { COPIED_AREAS } from '../../app/configuration/copy-plan.ts'
import { showSettings } from '../../app/configuration/show-settings.ts'
import { organisationFor } from '../../app/organisations/organisation-access.ts'
import { say } from '../../texts/say.ts'
import { action, Chosen, Id, type Action } from '../action.ts'

const page = z.number().int().positive().max(1000).default(1)
const On = z.object({ organisationId: Id })
const Both = On.extend({ otherId: Id })
const Copy = Both.extend({
  areas: Chosen.transform((chosen) => COPIED_AREAS.filter((area) => chosen.includes(area))),
})

export const CONFIGURATION_ACTIONS: Readonly<Record<string, Action>> = {
  'configuration.settings': action(On.extend({ page }), async (turn, data) => {
    const organisation = await organisationFor(turn.deps.documents, turn.actor, 'configure', data.organisationId)
    return await showSettings(turn.deps, turn.actor, organisation, data.page)
  }),
  'configuration.compare-form': action(
    On,
    async (turn, { organisationId }) => await chooseOtherForm(turn.deps, turn.actor, organisationId, 'compare'),
  ),
  'configuration.compare': action(
    Both.extend({ page }),
    async (turn, data) => await compareOrganisations(turn.deps, turn.actor, data),
  ),
  'configuration.copy-form': action(
    On,
    async (turn, { organisationId }) => await chooseOtherForm(turn.deps, turn.actor, organisationId, 'copy'),
  ),
  'configuration.copy-areas': action(Both, async (turn, data) => await copyAreasForm(turn.deps, turn.actor, data)),
  'configuration.copy-preview': action(Copy, async (turn, data) => await copyPreview(turn.deps, turn.actor, data)),
  'configuration.copy': action(
    Copy.extend({ seen: z.string().max(100) }),
    async (turn, data) => {
      const { target, source, count, left } = await copyConfiguration(turn.deps, turn.actor, data)
      const view = await showSettings(turn.deps, turn.actor, target, 1)
      const text = say('configuration.copy.done', { source: source.name, target: target.name, count, left })
      return { ...view, banner: { tone: left === 0 ? 'good' : 'warning', text } }
    },
    async (turn, data, text) => {
      const copy = Copy.safeParse(data)
      if (!copy.success) return null
      return await copyPreview(turn.deps, turn.actor, copy.data, { tone: 'warning', text }).catch(() => null)
    },
  ),
}
