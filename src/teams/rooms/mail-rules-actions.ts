// The buttons of the room Mail: its rules.
import { z } from 'zod'
import { moveMailRule, removeMailRule, setMailRuleActive } from '../../app/mail-room/change-mail-rules.ts'
import { confirmRemoveRuleView, mailRuleForm, ruleInputOf } from '../../app/mail-room/mail-rule-form.ts'
import { ownerFor, ownerKey, type OwnerData } from '../../app/mail-room/owner.ts'
import { setMailRuleOff, setRuleTurn } from '../../app/mail-room/order-mail-rules.ts'
import { saveMailRule } from '../../app/mail-room/save-mail-rule.ts'
import { showMailRules } from '../../app/mail-room/show-mail-rules.ts'
import { tryMailRules } from '../../app/mail-room/try-mail-rules.ts'
import { RULE_TURNS } from '../../domain/mail/rule-order.ts'
import type { Banner } from '../../app/views/form-view.ts'
import { say } from '../../texts/say.ts'
import { action, Agreed, Chosen, Entered, Id, MayChange, type Action, type ActionAnswer } from '../action.ts'
import type { TurnContext } from '../command.ts'

const owner = { organisationId: Id, mailboxId: Id.nullable() }
const Room = z.object({ ...owner, page: z.number().int().positive().max(1000).default(1) })
const revision = z.number().int().positive()

export const MAIL_RULES_ACTIONS: Readonly<Record<string, Action>> = {
  'mail-rules.open': action(Room, (turn, data) => open(turn, data)),
  'mail-rules.form': action(z.object({ ...owner, ruleId: Id.nullable() }), async (turn, data) => {
    const whose = await ownerFor(turn.deps.documents, turn.actor, data)
    const stored = await turn.deps.documents.mailRules.findOne({ _id: ownerKey(whose) })
    const rule = data.ruleId === null ? null : stored?.rules.find(({ id }) => id === data.ruleId)
    if (rule === undefined) {
      return await open(turn, { ...data, page: 1 }, gone())
    }
    return await mailRuleForm(turn.deps, whose, { rule, input: ruleInputOf(rule), errors: {}, banner: null })
  }),
  'mail-rules.save': action(
    z.object({
      ...owner,
      ruleId: Id.nullable(),
      revision: revision.nullable(),
      name: Entered,
      field: Entered,
      headerName: Entered,
      pattern: Entered,
      outcome: Entered,
      categoryId: Entered,
      serviceTypeId: Entered,
      priority: Entered,
      targetId: Entered,
      channelId: Entered,
      mayChange: MayChange,
      agreed: Agreed,
      alsoIn: Chosen,
    }),
    async (turn, { organisationId, mailboxId, ruleId, revision: seen, mayChange, agreed, ...input }) => {
      const data = { organisationId, mailboxId }
      const whose = await ownerFor(turn.deps.documents, turn.actor, data)
      const result = await saveMailRule(turn.deps, turn.actor, whose, {
        ruleId,
        revision: seen,
        input,
        mayChange,
        agreed,
      })
      if ('form' in result) return await mailRuleForm(turn.deps, whose, result.form)
      return await open(turn, { ...data, page: 1 }, good(say('mailroom.rules.saved', { name: result.saved.name })))
    },
  ),
  'mail-rules.set-active': action(
    Room.extend({ ruleId: Id, revision, active: z.boolean() }),
    async (turn, data) => {
      const whose = await ownerFor(turn.deps.documents, turn.actor, data)
      await setMailRuleActive(turn.deps, turn.actor, whose, data)
      return await open(turn, data)
    },
    onTheList,
  ),
  'mail-rules.move': action(
    Room.extend({ ruleId: Id, by: z.union([z.literal(-1), z.literal(1)]) }),
    async (turn, data) => {
      await moveMailRule(turn.deps, turn.actor, await ownerFor(turn.deps.documents, turn.actor, data), data)
      return await open(turn, data)
    },
    onTheList,
  ),
  'mail-rules.set-off': action(
    Room.extend({ ruleId: Id, off: z.boolean() }),
    async (turn, data) => {
      const whose = await ownerFor(turn.deps.documents, turn.actor, data)
      await setMailRuleOff(turn.deps, turn.actor, whose, data)
      return await open(turn, data)
    },
    onTheList,
  ),
  'mail-rules.set-turn': action(
    Room.extend({ runs: z.enum(RULE_TURNS), agreed: Agreed }),
    async (turn, data) => {
      const whose = await ownerFor(turn.deps.documents, turn.actor, data)
      return (await setRuleTurn(turn.deps, turn.actor, whose, data)) ?? (await open(turn, data))
    },
    onTheList,
  ),
  'mail-rules.confirm-remove': action(Room.extend({ ruleId: Id, revision }), async (turn, data) => {
    const whose = await ownerFor(turn.deps.documents, turn.actor, data)
    const stored = await turn.deps.documents.mailRules.findOne({ _id: ownerKey(whose) })
    const rule = stored?.rules.find(({ id }) => id === data.ruleId)
    return rule ? confirmRemoveRuleView(whose, rule) : await open(turn, { ...data, page: 1 }, gone())
  }),
  'mail-rules.remove': action(
    Room.extend({ ruleId: Id, revision }),
    async (turn, data) => {
      const whose = await ownerFor(turn.deps.documents, turn.actor, data)
      const { name } = await removeMailRule(turn.deps, turn.actor, whose, data)
      return await open(turn, data, good(say('mailroom.rules.removed', { name })))
    },
    onTheList,
  ),
  'mail-rules.try': action(Room, async (turn, data) => {
    const { organisation, mailbox } = await ownerFor(turn.deps.documents, turn.actor, data)
    if (!mailbox) return { said: say('mailroom.rules.whichMailbox') }
    return await tryMailRules(turn.deps, { organisation, mailbox }, data.page)
  }),
}

async function open(
  turn: TurnContext,
  { page, ...data }: OwnerData & { readonly page: number },
  banner?: Banner,
): Promise<ActionAnswer> {
  const whose = await ownerFor(turn.deps.documents, turn.actor, data)
  return await showMailRules(turn.deps, whose, { page, ...(banner ? { banner } : {}) })
}

function gone(): Banner {
  return { tone: 'warning', text: say('mailroom.rules.gone') }
}

function good(text: string): Banner {
  return { tone: 'good', text }
}

/** A refusal stands on the list as it is now, if the person may see that. */
async function onTheList(turn: TurnContext, data: unknown, text: string): Promise<ActionAnswer | null> {
  const named = Room.safeParse(data)
  if (!named.success) return null
  return await open(turn, named.data, { tone: 'warning', text }).catch(() => null)
}
