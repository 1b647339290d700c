// `npm run doctor`: looks whether everything works, beside a running server or without one, and says what to do. With `--json` for programs.
import { checkConfiguration } from './app/doctor/check-configuration.ts'
import { examine, notChecked, type Patient } from './app/doctor/examine.ts'
import { CHECKS, type Finding } from './app/doctor/finding.ts'
import { isWell, reportJson, reportText } from './app/doctor/report.ts'
import type { Log } from './app/ports/runtime.ts'
import { doctorParts, localServer } from './compose-doctor.ts'
import { ConfigurationError } from './config/configuration-error.ts'
import { readSettings, type Settings } from './config/environment.ts'
import { loadEnvFile } from './config/load-env-file.ts'
import { spellingHints } from './config/read-variables.ts'
import { runProgram } from './config/run-program.ts'
import { InvalidInputError } from './domain/errors.ts'
import { newId } from './lib/new-id.ts'
import { createSecretBox } from './lib/secret-box.ts'
import { createStopping } from './lib/stopping.ts'
import { systemClock as clock } from './lib/system-clock.ts'
import { createGraphProvider } from './mail/graph/graph-provider.ts'
import { lookAtData } from './store/look.ts'
import { renderCard } from './teams/cards/render-card.ts'
import { createBotAdapter } from './teams/wire/adapter.ts'
import { createChat } from './teams/wire/chat.ts'
import { phrase } from './texts/say.ts'

const CHECK_MS = 60_000
const EACH_MS = 20_000
const AT_ONCE = 8

/** What is found is told as a finding; what a log would quote beside it is nobody's here. */
const nothing = (): void => undefined
const log: Log = { debug: nothing, info: nothing, warn: nothing, error: nothing }

await runProgram(async (args) => {
  const isJson = args.includes('--json')
  const unknown = args.filter((one) => one !== '--json')
  if (unknown.length > 0) {
    const text = `The doctor knows no '${unknown.join(' ')}'. Run it as: npm run doctor, or: npm run --silent doctor -- --json`
    throw new InvalidInputError({ message: text, forPerson: text })
  }
  const findings = await allFindings()
  console.log(isJson ? reportJson(findings, clock()) : reportText(findings))
  return isWell(findings) ? undefined : 'failed'
})

async function allFindings(): Promise<readonly Finding[]> {
  let settings: Settings
  try {
    loadEnvFile()
    settings = readSettings()
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error
    const others = CHECKS.filter((name) => name !== 'configuration')
    return [...checkConfiguration(error.problems), ...notChecked(others, phrase('doctor.notChecked'))]
  }
  return [...checkConfiguration([], spellingHints()), ...(await examineHere(settings))]
}

async function examineHere(settings: Settings): Promise<readonly Finding[]> {
  const { bot, graph, secretKeys, store } = settings
  const stopping = createStopping(1_000)
  const { appId, appPassword, tenantId, channelService } = bot
  const adapter = createBotAdapter({
    ...{ appId, appPassword, tenantId, stopping, log, newId },
    ...(channelService === null ? {} : { channelService }),
  })
  const look = lookAtData(store, clock)
  const limits = { perConversation: bot.conversationLimits, perTenant: bot.tenantLimits }
  const options = { settings, stopping, clock, newId }
  const patient: Patient = {
    ...{ clock, log, secrets: createSecretBox(secretKeys) },
    provider: createGraphProvider({ ...graph, stopping, clock, log }),
    chat: createChat({ adapter, renderCard, limits, clock, targeted: bot.targetedMessages, stopping }),
    ...doctorParts(options),
    data: look.data,
    localServer: localServer(options),
  }
  try {
    return await examine(patient, { checkMs: CHECK_MS, eachMs: EACH_MS, atOnce: AT_ONCE })
  } finally {
    stopping.ask()
    await look.close()
  }
}
