/** A table that is asked for names from somebody's files: `constructor`, `toString` and their like, which every plain object answers to, are not in it. */
export const dictionary = <T>(entries: Readonly<Record<string, T>>): Record<string, T> => Object.assign(Object.create(null) as Record<string, T>, entries);
