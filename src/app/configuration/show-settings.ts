// Everything in force for one organisation on one card: value, where it comes from, since when and by whom.
import type { AuditEntry } from '../../domain/audit-entry.ts'
import { nearestFirst, type Organisation } from '../../domain/organisation/organisation.ts'
import type { Person } from '../../domain/organisation/person.ts'
import { may } from '../../domain/organisation/rights.ts'
import { say } from '../../texts/say.ts'
import type { Deps } from '../deps.ts'
import { timeZoneOf } from '../organisations/time-zone-of.ts'
import type { ListView } from '../views/form-view.ts'
import { originText } from '../views/origin-text.ts'
import { pageButtons, pageOf } from '../views/pages.ts'
import { timeText } from '../views/time-text.ts'
import { viewButton } from '../views/view-button.ts'
import { settingsInForce, type SettingInForce } from './in-force.ts'
import { listRows } from './list-rows.ts'
import { setterOf } from './setter-of.ts'
import { settingText, settingTitle } from './setting-words.ts'

type Row = ListView['rows'][number]

const PAGE_SIZE = 8
/** How many entries of one organisation are looked through for who set what. */
const MOST_ENTRIES = 1000

/** Whether the person may configure it is asked before. */
export async function showSettings(
  deps: Pick<Deps, 'documents' | 'settings'>,
  actor: Person,
  organisation: Organisation,
  wantedPage: number,
): Promise<ListView> {
  const [settings, found, timeZone] = await Promise.all([
    settingsInForce(deps, organisation),
    deps.documents.organisations.find({ _id: { $in: nearestFirst(organisation) } }),
    timeZoneOf(deps.documents, organisation),
  ])
  const byId = new Map(found.map((one) => [one._id, one]))
  const origins = [...new Set(settings.flatMap(({ originId }) => originId ?? []))]
  const audits = new Map(await Promise.all(origins.map(async (id) => [id, await changesOf(deps, id)] as const)))
  const rows = [...settings.map(rowOf), ...(await listRows(deps, organisation))]
  const { shown, page, pages } = pageOf(rows, wantedPage, PAGE_SIZE)
  const data = { organisationId: organisation._id }
  return {
    card: 'list',
    title: say('configuration.force.title'),
    organisation: organisation.name,
    lead: say('configuration.force.lead'),
    banner: null,
    rows: shown,
    empty: '',
    buttons: [
      ...pageButtons('configuration.settings', data, page, pages),
      viewButton(say('configuration.compare.button'), 'configuration.compare-form', data),
      viewButton(say('configuration.copy.button'), 'configuration.copy-form', data),
      viewButton(say('menu.menu'), 'command.run', { command: 'configure' }),
    ],
    page,
    pages,
  }

  function rowOf(setting: SettingInForce): Row {
    const { id, value, originId } = setting
    const text = [settingText(id, value), sinceText(setting)].filter((line) => line !== '').join('\n')
    const origin = originId === null ? undefined : byId.get(originId)
    return { title: settingTitle(id), badge: badgeOf(setting, origin), text, buttons: [] }
  }

  function badgeOf({ originId, fixedBy }: SettingInForce, origin: Organisation | undefined): string {
    const fixing = fixedBy === null ? undefined : byId.get(fixedBy)
    if (fixing) return say('configuration.force.fixedBy', { name: fixing.name })
    if (originId === null) return say('menu.origin.default')
    return originId === organisation._id ? say('menu.origin.here') : originText(origin?.name)
  }

  function sinceText(setting: SettingInForce): string {
    const origin = setting.originId === null ? undefined : byId.get(setting.originId)
    if (!origin) return ''
    const entry = setterOf(setting, origin, audits.get(origin._id) ?? [])
    if (!entry) return say('configuration.force.unknown')
    const when = timeText(entry.at, timeZone)
    // Who works above is not for everybody below to know.
    return may(actor.memberships, 'see-audit', origin)
      ? say('configuration.force.since', { when, name: entry.by.name })
      : say('configuration.force.sinceOnly', { when })
  }
}

/** Newest first. */
async function changesOf({ documents }: Pick<Deps, 'documents'>, organisationId: string): Promise<AuditEntry[]> {
  const filter = { organisationPath: organisationId, organisationId }
  return await documents.audit.find(filter, { sort: { at: -1 }, limit: MOST_ENTRIES })
}
