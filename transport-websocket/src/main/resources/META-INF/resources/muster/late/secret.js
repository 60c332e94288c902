const BYTES = 32;

/** Random, in letters that can be put anywhere; made here and told to nobody but whoever is to know it. */
export function newSecret() {
  const bytes = crypto.getRandomValues(new Uint8Array(BYTES));
  return btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
