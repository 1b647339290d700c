// Telling English from German, and from the names that are the same in both.
import type { Card } from '../../src/sandbox/connector/cards.ts'

/** Words that an English sentence can hardly do without and a German one does not have. */
const ENGLISH = new RegExp(
  String.raw`(?<![\p{L}\p{N}@./-])(?:${[
    ...[
      'the',
      'and',
      'or',
      'you',
      'your',
      'yours',
      'this',
      'that',
      'these',
      'those',
      'with',
      'without',
      'not',
      'from',
      'of',
    ],
    ...[
      'to',
      'is',
      'are',
      'were',
      'has',
      'have',
      'had',
      'it',
      'its',
      'for',
      'by',
      'on',
      'at',
      'be',
      'been',
      'can',
      'cannot',
    ],
    ...[
      'please',
      'nothing',
      'nobody',
      'someone',
      'their',
      'they',
      'them',
      'our',
      'we',
      'no',
      'yes',
      'none',
      'ago',
      'only',
    ],
    ...[
      'choose',
      'type',
      'enter',
      'try',
      'open',
      'closed',
      'close',
      'save',
      'cancel',
      'back',
      'more',
      'less',
      'delete',
    ],
    ...['remove', 'removed', 'reply', 'replies', 'note', 'notes', 'email', 'emails', 'mailbox', 'channel', 'channels'],
    ...[
      'category',
      'categories',
      'service',
      'priority',
      'urgent',
      'high',
      'low',
      'due',
      'overdue',
      'requester',
      'customer',
    ],
    ...[
      'customers',
      'search',
      'find',
      'show',
      'shown',
      'older',
      'newer',
      'next',
      'previous',
      'settings',
      'setting',
      'rule',
    ],
    ...[
      'rules',
      'file',
      'files',
      'today',
      'yesterday',
      'resolved',
      'resolve',
      'waiting',
      'new',
      'unassigned',
      'mine',
      'all',
    ],
    ...[
      'people',
      'organisation',
      'organisations',
      'language',
      'time zone',
      'here',
      'where',
      'when',
      'what',
      'who',
      'why',
    ],
  ].join('|')})(?![\p{L}\p{N}@/-])`,
  'giu',
)

/** The same in both languages, or somebody’s name: German writes them with a capital, or Microsoft gives them. */
const GERMAN_TOO = /^(?:IT|To|Service|Organisation|All)$/u

/** The English words of a text. What stands in braces is a placeholder, called the same in every language. */
export function englishIn(text: string): readonly string[] {
  return [...text.replaceAll(/\{\p{L}+\}/gu, '').matchAll(ENGLISH)]
    .map(([word]) => word)
    .filter((word) => !GERMAN_TOO.test(word))
}

const SHOWN = new Set([
  'text',
  'title',
  'label',
  'placeholder',
  'errorMessage',
  'fallbackText',
  'altText',
  'value',
  'tooltip',
])

/** Everything on a card that a reader may see or hear; not what its buttons send. */
export function shownOn(card: Card): readonly string[] {
  const texts = (node: unknown, key: string): readonly string[] => {
    if (typeof node === 'string') return SHOWN.has(key) ? [node] : []
    if (Array.isArray(node)) return node.flatMap((child) => texts(child, key))
    if (typeof node !== 'object' || node === null) return []
    // What an input or a choice sends is not what it says; a fact has no type and shows its value.
    const isHidden = (name: string) => name === 'data' || (name === 'value' && ('type' in node || key === 'choices'))
    return Object.entries(node).flatMap(([name, child]) => (isHidden(name) ? [] : texts(child, name)))
  }
  return texts(card, '')
}
