const LONG = 30_000;

/** Gives the reader a text as a file; the browser has it by the time its address ends. */
export function download(text, type, name) {
  const address = URL.createObjectURL(new Blob([text], { type }));
  Object.assign(document.createElement('a'), { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), LONG);
}
