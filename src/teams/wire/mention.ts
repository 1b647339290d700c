// A text that mentions somebody, as Teams takes it: the name stands in the text between tags, and an entity says whose it is.
// https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/channel-and-group-conversations#add-mentions-to-your-messages
import type { Activity } from 'botbuilder'
import { say } from '../../texts/say.ts'
import { oneLine } from '../cards/card-text.ts'

const MAX_NAME = 60
const MAX_TEXT = 300

/** `userId` null: the name alone, which notifies nobody. */
export function mentionOf(
  { userId, name }: { readonly userId: string | null; readonly name: string },
  text: string,
): Pick<Activity, 'text'> & Partial<Pick<Activity, 'entities'>> {
  const shown = plain(name, MAX_NAME) || say('outside.teams.you')
  const said = plain(text, MAX_TEXT)
  if (userId === null) return { text: `${shown}: ${said}` }
  const tag = `<at>${shown}</at>`
  return { text: `${tag}: ${said}`, entities: [{ type: 'mention', text: tag, mentioned: { id: userId, name: shown } }] }
}

/** Names come from directories and mails: what Teams would read as markup, a link or a mention is left out. */
function plain(text: string, max: number): string {
  return oneLine(text.replace(/[<>&*_~`[\]|\\]/gu, ' ').replace(/:\/\//gu, ' '), max)
}
