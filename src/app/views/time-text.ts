// A time as people read it where a card cannot show it in their own zone: `2026-11-23 10:00 UTC`.

export function timeText(time: Date): string {
  return `${time.toISOString().slice(0, 16).replace('T', ' ')} UTC`
}
