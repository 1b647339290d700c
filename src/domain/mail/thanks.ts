// A reply that says nothing but thank you asks for nothing: it need not reopen what is resolved.

const THANKS = new Set(
  'thanks thank thx cheers danke dank dankeschön merci gracias grazie obrigado obrigada bedankt dziękuję tack takk tak kiitos'.split(
    ' ',
  ),
)
/** What may stand beside it. None of these says that something is still wrong, and none asks for anything. */
const BESIDE = new Set(
  [
    'you very much so many a lot again ok okay great perfect super wonderful all good it its that thats works worked work now fixed solved fine for your the help quick support',
    'vielen herzlichen schönen sehr schön besten lieben es jetzt alles gut funktioniert klappt wieder für die ihre eure hilfe schnelle perfekt prima top',
    'beaucoup mille tout marche ça muchas mille tante muito dank je wel hartelijk',
  ].flatMap((words) => words.split(' ')),
)
/** More words than that are not just thanks. */
const MOST_WORDS = 15
const MOST_CHARACTERS = 300

/** Whether the text is only a thank-you, signed by whoever sent it. In doubt it is not. */
export function isOnlyThanks(text: string, senderName: string): boolean {
  if (text.length > MOST_CHARACTERS) return false
  const words = wordsOf(text)
  const name = new Set(wordsOf(senderName))
  return (
    words.length <= MOST_WORDS &&
    words.some((word) => THANKS.has(word)) &&
    words.every((word) => THANKS.has(word) || BESIDE.has(word) || name.has(word)) &&
    !text.includes('?')
  )
}

function wordsOf(text: string): readonly string[] {
  return text
    .toLowerCase()
    .replace(/[’']/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
}
