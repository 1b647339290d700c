// Merging, splitting, linking, looking alike.
export const KIN = {} as const
