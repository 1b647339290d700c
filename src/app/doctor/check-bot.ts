// Does Microsoft take the bot's credentials, and is the token that comes of them one that Teams believes?
import { OutsideError } from '../../domain/errors.ts'
import { phrase, type KeyedPhrase } from '../../texts/say.ts'
import type { TextKey } from '../../texts/texts.ts'
import type { BotCredentials, BotToken } from '../ports/doctor.ts'
import { findingsOf, type Finding } from './finding.ts'

const { ok, skipped, failed } = findingsOf('bot')

/** https://learn.microsoft.com/entra/identity-platform/reference-error-codes */
const CURES: Readonly<Record<string, TextKey>> = {
  AADSTS7000215: 'doctor.bot.secretWrong',
  AADSTS7000222: 'doctor.bot.secretExpired',
  AADSTS700016: 'doctor.bot.appUnknown',
  AADSTS7000112: 'doctor.bot.appDisabled',
  AADSTS7000229: 'doctor.bot.appMissing',
  AADSTS90002: 'doctor.bot.tenantUnknown',
  AADSTS900023: 'doctor.bot.tenantUnknown',
  AADSTS500011: 'doctor.bot.cloud',
  AADSTS53003: 'doctor.bot.conditionalAccess',
}

/** `null`: there is no bot, as in the demo. */
export async function checkBot(credentials: BotCredentials | null): Promise<readonly Finding[]> {
  if (credentials === null) return [skipped(phrase('doctor.bot.none'))]
  try {
    const wrong = wrongIn(await credentials.token(), credentials)
    return wrong.length > 0 ? wrong : [ok(phrase('doctor.bot.ok', { audience: credentials.audience }))]
  } catch (error) {
    if (!(error instanceof OutsideError)) throw error
    const { code } = error
    return [failed({ what: phrase('doctor.bot.refused', { code }), cure: cureOf(error) })]
  }
}

function cureOf({ code, retryable, phrase: said }: OutsideError): KeyedPhrase {
  const key = Object.hasOwn(CURES, code) ? CURES[code] : undefined
  if (key !== undefined) return phrase(key)
  if (retryable && typeof said !== 'string') return said
  return phrase('doctor.bot.cure', { code })
}

function wrongIn(token: BotToken, expected: BotCredentials): readonly Finding[] {
  const is = (found: string | null, wanted: string) =>
    found !== null && found.replace(/\/$/u, '').toLowerCase() === wanted.toLowerCase()
  const none = phrase('doctor.bot.nothing')
  const audience = is(token.audience, expected.audience)
    ? []
    : [
        failed({
          what: phrase('doctor.bot.audience', { found: token.audience ?? none, wanted: expected.audience }),
          cure: phrase('doctor.bot.cloud'),
        }),
      ]
  const app = is(token.appId, expected.appId)
    ? []
    : [
        failed({
          what: phrase('doctor.bot.app', { found: token.appId ?? none, wanted: expected.appId }),
          cure: phrase('doctor.bot.appUnknown'),
        }),
      ]
  const tenant = is(token.tenantId, expected.tenantId)
    ? []
    : [
        failed({
          what: phrase('doctor.bot.tenant', { found: token.tenantId ?? none, wanted: expected.tenantId }),
          cure: phrase('doctor.bot.tenantUnknown'),
        }),
      ]
  return [...audience, ...app, ...tenant]
}
