// The buttons of the room Mail: its settings. Those of the rules are in a file of their own.
import { z } from 'zod'
import { LETTERS, previewLetter, sendTestLetter } from '../../app/mail-room/preview-letter.ts'
import { mailSettingForm, type SettingFormState } from '../../app/mail-room/mail-setting-form.ts'
import { ownerFor, type Owner, type OwnerData } from '../../app/mail-room/owner.ts'
import { checkLetter } from '../../app/mail-room/check-mail-setting.ts'
import { refusedSetting, saveMailSetting } from '../../app/mail-room/save-mail-setting.ts'
import { SETTING_TITLES } from '../../app/mail-room/setting-texts.ts'
import { showMailboxesOfRoom, showMailRoom } from '../../app/mail-room/show-mail-room.ts'
import { MAIL_SETTING_IDS } from '../../domain/mail/mail-settings.ts'
import { say } from '../../texts/say.ts'
import { action, Agreed, Entered, Id, MayChange, type Action, type ActionAnswer } from '../action.ts'
import type { TurnContext } from '../command.ts'

const owner = { organisationId: Id, mailboxId: Id.nullable() }
const onSetting = { ...owner, setting: z.enum(MAIL_SETTING_IDS), revision: z.number().int().nonnegative() }

const OnLetter = z.object({ ...onSetting, setting: z.enum(LETTERS), value: Entered, mayChange: MayChange })

/** What was entered stays in the form, saved or not. */
function onLetter(
  show: (
    turn: TurnContext,
    whose: Owner,
    data: z.infer<typeof OnLetter>,
    text: string,
  ) => Promise<Partial<Pick<SettingFormState, 'banner' | 'preview'>>>,
): Action {
  return action(OnLetter, async (turn, data) => {
    const { setting, revision, value } = data
    const whose = await ownerFor(turn.deps.documents, turn.actor, data)
    const input = { value, name: '' }
    const checked = checkLetter(setting, input)
    const entered = data.mayChange === undefined ? {} : { mayChange: data.mayChange }
    const state = { setting, revision, input, errors: {}, banner: null, ...entered }
    const refused = await refusedSetting(turn.deps, whose, setting)
    if (refused) return await mailSettingForm(turn.deps, whose, { ...state, input: null, banner: refused })
    const shown = 'errors' in checked ? checked : await show(turn, whose, data, checked.text)
    return await mailSettingForm(turn.deps, whose, { ...state, ...shown })
  })
}

export const MAIL_SETTINGS_ACTIONS: Readonly<Record<string, Action>> = {
  'mail-settings.open': action(z.object(owner), async (turn, data) => {
    return await showMailRoom(turn.deps, await ownerFor(turn.deps.documents, turn.actor, data))
  }),
  'mail-settings.mailboxes': action(
    z.object({ organisationId: Id, page: z.number().int().positive().max(1000) }),
    async (turn, { organisationId, page }) => {
      const { organisation } = await ownerFor(turn.deps.documents, turn.actor, { organisationId, mailboxId: null })
      return await showMailboxesOfRoom(turn.deps, { organisation }, page)
    },
  ),
  'mail-settings.form': action(z.object(onSetting), async (turn, data) => {
    const { setting, revision } = data
    const state = { setting, revision, input: null, errors: {}, banner: null }
    return await mailSettingForm(turn.deps, await ownerFor(turn.deps.documents, turn.actor, data), state)
  }),
  'mail-settings.save': action(
    z.object({ ...onSetting, value: Entered, name: Entered, mayChange: MayChange, agreed: Agreed }),
    async (turn, data) => {
      const { setting, revision, value, name, mayChange, agreed } = data
      return await save(turn, data, { setting, revision, input: { value, name }, mayChange, agreed })
    },
  ),
  'mail-settings.preview': onLetter(async (turn, whose, { setting }, text) => ({
    preview: await previewLetter(turn.deps, turn.actor, whose, setting, text),
  })),
  'mail-settings.send-test': onLetter(async (turn, whose, { setting }, text) => ({
    banner: await sendTestLetter(turn.deps, turn.actor, whose, setting, text),
  })),
  'mail-settings.inherit': action(z.object({ ...onSetting, agreed: Agreed }), async (turn, data) => {
    const { setting, revision, agreed } = data
    return await save(turn, data, { setting, revision, input: null, agreed })
  }),
}

async function save(
  turn: TurnContext,
  data: OwnerData,
  wanted: Parameters<typeof saveMailSetting>[3],
): Promise<ActionAnswer> {
  const whose = await ownerFor(turn.deps.documents, turn.actor, data)
  const result = await saveMailSetting(turn.deps, turn.actor, whose, wanted)
  if ('form' in result) return await mailSettingForm(turn.deps, whose, result.form)
  const setting = say(SETTING_TITLES[wanted.setting])
  const text =
    wanted.input === null ? say('mailroom.form.isReset', { setting }) : say('mailroom.form.saved', { setting })
  return await showMailRoom(turn.deps, whose, { tone: 'good', text })
}
