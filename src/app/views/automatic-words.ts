// What is said of mails that no person wrote: that something did not arrive, and that somebody is away.
import type { AutomaticNote, Undelivered } from '../../domain/ticket/entry.ts'
import { someRecipients } from '../../domain/ticket/recipients.ts'
import { automaticValues, undeliveredValues } from '../../domain/ticket/report-words.ts'
import { say } from '../../texts/say.ts'

/** `could not be delivered to ann@contoso.example: the mailbox is full`. */
export function undeliveredText(undelivered: Undelivered): string {
  return say('timeline.undelivered', { ...undeliveredValues(undelivered), address: whom(undelivered) })
}

/** The same, and what the other server said: for whoever wants to know it exactly. */
export function undeliveredDetails(undelivered: Undelivered): string {
  return withServer(undeliveredText(undelivered), undelivered)
}

/** `An email could not be delivered to …`. */
export function bouncedText(reported: Undelivered): string {
  return say('timeline.bounced', { ...undeliveredValues(reported), address: whom(reported) })
}

export function bouncedDetails(reported: Undelivered): string {
  return withServer(bouncedText(reported), reported)
}

/** `Automatic reply, back on 7 Dec 2026`. */
export function automaticText(automatic: AutomaticNote): string {
  return say('timeline.automatic', automaticValues(automatic))
}

function whom({ address, also = [] }: Undelivered): string {
  return someRecipients([address, ...also].filter((one) => one !== ''))
}

function withServer(how: string, { said }: Undelivered): string {
  return said === undefined ? how : say('timeline.serverSaid', { how, said })
}
