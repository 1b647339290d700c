// Status, priority and the like, each in a word or two, in German.
import type { STATUS as English } from '../en/status.ts'

export const STATUS: Readonly<Record<keyof typeof English, string>> = {
  'status.agent.new': 'Neu',
  'status.agent.open': 'Offen',
  'status.agent.waiting': 'Wartet auf Kunden',
  'status.agent.resolved': 'Erledigt',
  'status.agent.closed': 'Geschlossen',
  'status.requester.new': 'Eingegangen',
  'status.requester.open': 'In Bearbeitung',
  'status.requester.waiting': 'Wartet auf Ihre Antwort',
  'status.requester.resolved': 'Erledigt',
  'status.requester.closed': 'Geschlossen',
}
