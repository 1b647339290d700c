// The Teams app that invited tenants are offered: made of the settings, once.
import type { Settings } from './config/environment.ts'
import { makeAppPackage } from './teams/app-package.ts'

/** Of the demo, which has no bot in Teams: a package that shows what one looks like, and that Teams would not take. */
const NO_BOT = '00000000-0000-0000-0000-000000000000'

/** Made once, when it is first asked for. */
export function offeredPackage({ bot, http, legal }: Settings): () => Promise<Uint8Array> {
  let made: Promise<Uint8Array> | undefined
  const make = async (): Promise<Uint8Array> => {
    const { zip } = await makeAppPackage({
      botId: bot.appId || NO_BOT,
      publicUrl: http.publicUrl,
      developer: legal.company,
      threadMessages: bot.threadMessages,
    })
    return zip
  }
  return () => {
    made ??= make()
    made.catch(() => (made = undefined))
    return made
  }
}
