// Notes without a mention: the line and button in a channel's row, and what whoever switches them on reads first.
import type { SupportChannel } from '../../domain/channel.ts'
import type { Organisation } from '../../domain/organisation/organisation.ts'
import { say } from '../../texts/say.ts'
import type { FormView, ViewButton } from './form-view.ts'
import { timeText } from './time-text.ts'
import { viewButton } from './view-button.ts'

/** None where it is off, as it is from the start. `zone`: IANA name. */
export function threadNotesTexts(
  { threadNotes }: Pick<SupportChannel, 'threadNotes'>,
  zone: string,
): readonly string[] {
  if (threadNotes === null) return []
  const { heardAt } = threadNotes
  return [
    heardAt === null ? say('channels.thread.unheard') : say('channels.thread.heard', { when: timeText(heardAt, zone) }),
  ]
}

export function threadNotesButton({ _id }: Pick<SupportChannel, '_id'>): ViewButton {
  return viewButton(say('channels.thread'), 'channel.thread-notes', { channelId: _id })
}

export function threadNotesView(organisation: Organisation, channel: SupportChannel, zone: string): FormView {
  const isOn = channel.threadNotes !== null
  const set = { channelId: channel._id, on: !isOn }
  return {
    card: 'form',
    title: say('channels.thread.title', { channel: channel.name }),
    organisation: organisation.name,
    lead: say(isOn ? 'channels.thread.lead.on' : 'channels.thread.lead'),
    banner: null,
    steps: [],
    facts: [
      { title: say('channels.thread.what'), value: say('channels.thread.what.text') },
      { title: say('channels.thread.readers'), value: say('channels.thread.readers.text') },
      { title: say('channels.thread.consent'), value: say('channels.thread.consent.text') },
      { title: say('channels.thread.now'), value: threadNotesTexts(channel, zone)[0] ?? say('channels.thread.off') },
    ],
    fields: [],
    buttons: [
      isOn
        ? viewButton(say('channels.thread.switchOff'), 'channel.set-thread-notes', set, 'destructive')
        : viewButton(say('channels.thread.switchOn'), 'channel.set-thread-notes', set, 'positive'),
      viewButton(say('menu.back'), 'channel.list', { organisationId: organisation._id, page: 1 }),
    ],
  }
}

export function threadNotesDone({ name, threadNotes }: SupportChannel): string {
  return say(threadNotes === null ? 'channels.thread.done.off' : 'channels.thread.done.on', { channel: name })
}
