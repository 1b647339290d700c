// What a mailbox's card says of emails that became nothing, and of those that nobody had told of.
import type { Mailbox } from '../../domain/mailbox/mailbox.ts'
import { foundLately } from '../../domain/mailbox/sweep.ts'
import { say } from '../../texts/say.ts'
import type { Deps } from '../deps.ts'
import { ignoredText } from '../intake/ignored-lately.ts'
import type { FormView } from '../views/form-view.ts'

export async function intakeFacts(
  deps: Pick<Deps, 'documents' | 'clock'>,
  mailbox: Pick<Mailbox, '_id'>,
): Promise<FormView['facts']> {
  const [ignored, sweep] = await Promise.all([
    ignoredText(deps, mailbox),
    deps.documents.sweeps.findOne({ _id: mailbox._id }),
  ])
  const { worked, listed } = sweep ? foundLately(sweep, deps.clock()) : { worked: 0, listed: 0 }
  return [
    { title: say('mailbox.ignored'), value: ignored },
    ...(worked + listed === 0
      ? []
      : [{ title: say('mailbox.swept'), value: say('mailbox.swept.some', { worked, listed }) }]),
  ]
}
