// Introduces the doctor to the parts that it examines, in the server and in a program of its own.
import { checkConfiguration } from './app/doctor/check-configuration.ts'
import { documentsData } from './app/doctor/documents-data.ts'
import { examine, type Patient } from './app/doctor/examine.ts'
import type { Finding } from './app/doctor/finding.ts'
import type { Deps } from './app/deps.ts'
import type { Clock, NewId } from './app/ports/runtime.ts'
import type { Settings } from './config/environment.ts'
import { askLocalServer, ownAddress } from './http/own-address.ts'
import { remoteTimes } from './lib/remote-times.ts'
import type { Stopping } from './lib/stopping.ts'
import { createTrustedFetch } from './lib/trusted-fetch.ts'
import { readStoreFacts } from './store/look.ts'
import { botCredentials } from './teams/wire/bot-token.ts'

export interface DoctorOptions {
  readonly settings: Pick<Settings, 'bot' | 'graph' | 'http' | 'store'>
  /** PEM of the authority to trust for Microsoft, in place of the public ones. */
  readonly ca?: string
  /** For one exchange, in milliseconds; 10 s when left out. */
  readonly timeoutMs?: number
  /** For one check, where a card is waited for, in milliseconds; what Teams allows when left out. */
  readonly checkMs?: number
  readonly stopping: Stopping
  readonly clock: Clock
  readonly newId: NewId
}

type OutsideParts = Pick<Patient, 'storeFacts' | 'bot' | 'remoteTimes' | 'ownAddress'>

export function doctorParts(options: DoctorOptions): OutsideParts {
  const { settings, stopping, newId, timeoutMs = 10_000 } = options
  const { bot, graph, http, store } = settings
  const fetch = createTrustedFetch({ timeoutMs, stopping })
  const toMicrosoft = options.ca === undefined ? fetch : createTrustedFetch({ timeoutMs, stopping, ca: options.ca })
  return {
    storeFacts: () => readStoreFacts(store),
    bot: bot.appId === '' ? null : botCredentials({ ...bot, loginUrl: graph.loginUrl, fetch: toMicrosoft }),
    // Both answer everybody, if only with a refusal.
    remoteTimes: () =>
      remoteTimes(toMicrosoft, [
        `${graph.loginUrl}/common/v2.0/.well-known/openid-configuration`,
        `${graph.graphUrl}/v1.0/`,
      ]),
    ownAddress: http.publicUrl === null ? null : ownAddress(http.publicUrl, fetch, newId),
  }
}

/** Teams waits for a card no longer than 10 to 15 seconds. */
const CHAT_PATIENCE = { checkMs: 8_000, eachMs: 6_000, atOnce: 8 }

/** For the chat: whoever asks while it is under way gets what comes of that, so that nobody keeps Microsoft busy by asking. */
export function createDoctor(
  deps: () => Deps,
  options: Omit<DoctorOptions, 'clock'>,
): () => Promise<readonly Finding[]> {
  const { checkMs = CHAT_PATIENCE.checkMs } = options
  const patience = { ...CHAT_PATIENCE, checkMs }
  let underWay: Promise<readonly Finding[]> | undefined
  const look = async (): Promise<readonly Finding[]> => {
    const { clock, ...rest } = deps()
    const parts = doctorParts({ ...options, clock })
    const patient = { ...rest, clock, ...parts, data: documentsData(deps()), localServer: null }
    return [...checkConfiguration([]), ...(await examine(patient, patience))]
  }
  return () => (underWay ??= look().finally(() => (underWay = undefined)))
}

/** The server that these settings would start on this machine; none where it takes any free port. */
export function localServer({ settings, stopping }: DoctorOptions): Patient['localServer'] {
  const { host, port } = settings.http
  if (port === 0) return null
  const everywhere: Readonly<Record<string, string>> = { '0.0.0.0': '127.0.0.1', '::': '[::1]' }
  const at = `${everywhere[host] ?? (host.includes(':') ? `[${host}]` : host)}:${port}`
  const fetch = createTrustedFetch({ timeoutMs: 5_000, stopping })
  return { at, ask: () => askLocalServer(at, fetch) }
}
