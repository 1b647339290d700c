// The manifest of the Teams app: what manifest/manifest.json holds, and what only the code and the operator know.
import type { Command, Scope } from './command.ts'
import { EXTENSION_COMMANDS } from './extension-commands.ts'

export interface ManifestValues {
  /** Also the id of the app in Teams. */
  readonly botId: string
  /** `major.minor.patch`; Teams updates an installed app only to a higher one. */
  readonly version: string
  /** The server's host name as the internet knows it, if it has one. */
  readonly publicHost: string | null
}

export interface ManifestTemplate {
  readonly bots: readonly object[]
  readonly [field: string]: unknown
}

const SCOPES: readonly Scope[] = ['personal', 'team']
/** https://learn.microsoft.com/microsoftteams/platform/resources/schema/manifest-schema#botscommandlists */
const MAX_COMMANDS = 12

/** `template` is manifest/manifest.json. Throws a `RangeError` when Teams would not take so many commands. */
export function appManifest(
  template: ManifestTemplate,
  commands: readonly Pick<Command, 'name' | 'what' | 'scopes' | 'room'>[],
  { botId, version, publicHost }: ManifestValues,
) {
  return {
    ...template,
    id: botId,
    version,
    validDomains: publicHost === null ? [] : [publicHost],
    bots: template.bots.map((bot) => ({
      ...bot,
      botId,
      commandLists: SCOPES.map((scope) => ({ scopes: [scope], commands: offered(scope) })),
    })),
    composeExtensions: [{ botId, canUpdateConfiguration: false, commands: EXTENSION_COMMANDS }],
  }

  function offered(scope: Scope) {
    const list = commands.filter(({ scopes, room }) => scopes.includes(scope) && !room)
    if (list.length > MAX_COMMANDS) {
      throw new RangeError(`Teams lists ${MAX_COMMANDS} commands in '${scope}', not ${list.length}: leave some out`)
    }
    return list.map(({ name, what }) => ({ title: name, description: what }))
  }
}
