// What is said in place of an answer that could not be given.
import type { NoticeView } from '../app/views/card-view.ts'
import { InvalidInputError, textForPerson } from '../domain/errors.ts'
import { say } from '../texts/say.ts'
import { titleOf } from './command-words.ts'

/** What was typed in a form that is not understood gets the sentence that says how, and nothing about failure. */
export function refusalView(error: unknown, logId: string): NoticeView {
  const isHint = error instanceof InvalidInputError
  return {
    card: 'notice',
    tone: isHint ? 'info' : 'warning',
    title: isHint ? '' : say('commands.refused'),
    text: textForPerson(error, logId),
    facts: [],
    commands: [{ title: titleOf('help'), command: 'help' }],
  }
}
