// The buttons of the room Audit.
import { z } from 'zod'
import { auditExportToken } from '../../app/audit/export-audit.ts'
import { showAudit } from '../../app/audit/show-audit.ts'
import { organisationFor, organisationsWith } from '../../app/organisations/organisation-access.ts'
import { linkTo } from '../../app/ports/signed-tokens.ts'
import { readAudit } from '../../app/audit/read-audit.ts'
import { rollBack, rollBackForm } from '../../app/configuration/roll-back.ts'
import { auditForm } from '../../app/views/audit-view.ts'
import { say } from '../../texts/say.ts'
import { action, Id, type Action } from '../action.ts'

const day = z.union([z.literal(''), z.iso.date()]).default('')
const Wish = z.object({ organisationId: Id, person: z.string().max(100).default(''), from: day, to: day })

const Back = z.object({ organisationId: Id, entryId: Id, keep: z.boolean() })

export const AUDIT_ACTIONS: Readonly<Record<string, Action>> = {
  'audit.list': action(
    Wish.extend({
      page: z.number().int().positive().max(100_000).default(1),
      place: z.string().max(500).default(''),
    }),
    async (turn, { page, place, ...wish }) => {
      return await showAudit(turn.deps, turn.actor, wish, { page, place })
    },
  ),
  'audit.roll-back-form': action(Back, async (turn, moment) => await rollBackForm(turn.deps, turn.actor, moment)),
  'audit.roll-back': action(
    Back.extend({ seen: z.string().max(100) }),
    async (turn, wanted) => {
      const { organisation, count, left } = await rollBack(turn.deps, turn.actor, wanted)
      const text = say('configuration.back.done', { name: organisation.name, count, left })
      const wish = { organisationId: organisation._id, person: '', from: '', to: '' }
      return await showAudit(turn.deps, turn.actor, wish, { page: 1 }, { tone: left === 0 ? 'good' : 'warning', text })
    },
    async (turn, data, text) => {
      const moment = Back.safeParse(data)
      if (!moment.success) return null
      return await rollBackForm(turn.deps, turn.actor, moment.data, { tone: 'warning', text }).catch(() => null)
    },
  ),
  'audit.narrow': action(Wish, async (turn, wish) => {
    const { documents } = turn.deps
    const organisation = await organisationFor(documents, turn.actor, 'see-audit', wish.organisationId)
    return auditForm(organisation, await organisationsWith(documents, turn.actor, 'see-audit'), wish)
  }),
  'audit.export': action(Wish, async (turn, wish) => {
    const { organisation, entries } = await readAudit(turn.deps, turn.actor, wish)
    const token = auditExportToken(turn.deps, turn.deps.signedTokens, turn.actor, wish)
    const url = linkTo(turn.deps.publicUrl(), 'audit-export', token)
    return {
      card: 'link',
      title: say('audit.link.title'),
      text: say('audit.link.text', { count: entries.length, organisation: organisation.name }),
      linkTitle: say('audit.link.open'),
      url,
    }
  }),
}
