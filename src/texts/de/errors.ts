// What is said when something went wrong that nobody foresaw, in German.
import type { ERRORS as English } from '../en/errors.ts'

export const ERRORS: Readonly<Record<keyof typeof English, string>> = {
  'errors.exists': 'Das gibt es schon. Wählen Sie einen anderen Namen oder ändern Sie den vorhandenen Eintrag.',
  'errors.unexpected':
    'Bei uns ist etwas schiefgegangen, und es wurde nichts geändert. Versuchen Sie es noch einmal. Wenn es wieder passiert, nennen Sie Ihrem Administrator diese Nummer: {logId}.',
  'errors.otherVersion': '(von einer anderen Version von Frontdesk geschrieben)',
}
