// The command that asks the doctor. Its card's button asks again by the same command.
import { showDoctor } from '../../app/doctor/show-doctor.ts'
import type { Command } from '../command.ts'

export const DOCTOR_COMMANDS: readonly Command[] = [
  {
    name: 'doctor',
    room: true,
    toOne: 'alone',
    scopes: ['personal', 'team'],
    right: 'operate',
    run: (turn) => showDoctor(turn.deps, turn.actor, turn.deps.examine),
  },
]
