// Setting one mail setting here, as a default or fixed for those below, or taking it back to what is inherited.
import { settingPieces } from '../../domain/configuration/pieces.ts'
import { DuplicateKeyError } from '../../domain/errors.ts'
import {
  NOTHING_SET,
  type MailSettingId,
  type OwnMailSettings,
  type StoredMailSettings,
} from '../../domain/mail/mail-settings.ts'
import { withFixed } from '../../domain/organisation/inheritance.ts'
import type { Person } from '../../domain/organisation/person.ts'
import { phrase, say } from '../../texts/say.ts'
import { differences, recordAudit } from '../audit/record-audit.ts'
import type { Deps } from '../deps.ts'
import type { Banner } from '../views/form-view.ts'
import { checkSetting } from './check-mail-setting.ts'
import type { SettingFormState, SettingInput } from './mail-setting-form.ts'
import { askBefore, countOf, fixedBanner, isUnsaid } from '../policy/policy-texts.ts'
import { ownerKey, ownerName, ownerNames, type Owner } from './owner.ts'
import { readSettings } from './read-mail-policy.ts'
import { readSettingBelow } from './setting-below.ts'
import { SETTING_TITLES, valueText } from './setting-texts.ts'

type SettingDeps = Pick<Deps, 'documents' | 'clock' | 'newId' | 'settings'>

/**
 * Saves it, or answers with the form's next state: what is wrong, who has fixed it, or how many it would change below.
 * `input` null goes back to inherited.
 */
export async function saveMailSetting(
  deps: SettingDeps,
  actor: Person,
  owner: Owner,
  wanted: {
    readonly setting: MailSettingId
    /** Of the owner's settings when the card was drawn; 0 when nothing was set. */
    readonly revision: number
    readonly input: SettingInput | null
    /** Whether those below may have something else; left out keeps that as it is. */
    readonly mayChange?: boolean | undefined
    /** How many the person was told that it changes below. */
    readonly agreed?: number | null
  },
): Promise<{ readonly saved: StoredMailSettings } | { readonly form: SettingFormState }> {
  const { setting, revision, input } = wanted
  const typed = { setting, revision, input, ...(wanted.mayChange === undefined ? {} : { mayChange: wanted.mayChange }) }
  const refused = await refusedSetting(deps, owner, setting)
  if (refused) return { form: { setting, revision, input: null, errors: {}, banner: refused } }
  const checked = input === null ? { value: { [setting]: null } } : checkSetting(setting, input)
  if ('errors' in checked) return { form: { ...typed, errors: checked.errors, banner: null } }
  const before = await deps.documents.mailSettings.findOne({ _id: ownerKey(owner) })
  const wasFixed = before?.fixed?.includes(setting) ?? false
  const isFixed = input !== null && owner.mailbox === null && !(wanted.mayChange ?? !wasFixed)
  const value = checked.value[setting] ?? before?.settings[setting] ?? null
  if (wasFixed !== isFixed && value !== null && (before?.revision ?? 0) === revision) {
    const reach = (await readSettingBelow(deps, owner, setting)).reachOf(value)
    const banner = askBefore(reach, isFixed, input === null ? 'reset' : 'save')
    if (isUnsaid(reach, wanted.agreed)) {
      return { form: { ...typed, errors: {}, banner, agreed: countOf(reach) } }
    }
  }
  const fixed = withFixed(before?.fixed, setting, isFixed)
  const saved = await write(deps, owner, before, revision, { value: checked.value, fixed })
  if (!saved) {
    const now = await deps.documents.mailSettings.findOne({ _id: ownerKey(owner) })
    const value = now?.settings[setting] ?? null
    const text =
      value === null
        ? say('mailroom.problem.changedBack')
        : say('mailroom.problem.changed', { value: valueText(value, setting) })
    const banner = { tone: 'warning', text } as const
    return { form: { ...typed, revision: now?.revision ?? 0, errors: {}, banner } }
  }
  await recordAudit(deps, actor, owner.organisation, {
    action: `mail-settings.${input === null ? 'inherited' : 'changed'}`,
    subject: phrase('audit.of', { owner: ownerName(owner), what: phrase(SETTING_TITLES[setting]) }),
    changes: differences(
      { [setting]: before?.settings[setting], [`${setting}.fixed`]: wasFixed },
      { [setting]: saved.settings[setting], [`${setting}.fixed`]: isFixed },
    ),
    pieces: settingPieces(
      { kind: 'setting', of: saved._id, id: setting },
      { value: before?.settings[setting] ?? null, isFixed: wasFixed },
      { value: saved.settings[setting], isFixed },
    ),
  })
  return { saved }
}

/** What is said of a setting that somebody above has fixed, to whoever tries to change it; `null` where they may. */
export async function refusedSetting(
  deps: Pick<Deps, 'documents' | 'settings'>,
  owner: Owner,
  setting: MailSettingId,
): Promise<Banner | null> {
  const { fixedBy } = (await readSettings(deps, owner))[setting]
  return fixedBy === null ? null : fixedBanner((await ownerNames(deps.documents, owner)).get(fixedBy), true)
}

async function write(
  deps: SettingDeps,
  owner: Owner,
  before: StoredMailSettings | undefined,
  revision: number,
  { value, fixed }: { readonly value: Partial<OwnMailSettings>; readonly fixed: readonly MailSettingId[] },
): Promise<StoredMailSettings | undefined> {
  if ((before?.revision ?? 0) !== revision) return undefined
  const settings = { ...NOTHING_SET, ...before?.settings, ...value }
  if (before) {
    return await deps.documents.mailSettings.updateIf(
      { _id: before._id, revision },
      { $set: { settings, fixed }, $inc: { revision: 1 } },
    )
  }
  const first = { _id: ownerKey(owner), settings, fixed, revision: 1 }
  try {
    await deps.documents.mailSettings.insert(first)
    return first
  } catch (error) {
    if (error instanceof DuplicateKeyError) return undefined
    throw error
  }
}
