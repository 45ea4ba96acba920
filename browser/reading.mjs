// What a page's words say.

/** The number in the words of an element: 1,234 of `+1,234 postings`. */
export async function figure(element) {
  const words = await element.innerText();
  const digits = /\d[\d,]*/.exec(words);
  if (!digits) throw new Error(`no number in ${JSON.stringify(words)}`);
  return Number(digits[0].replaceAll(',', ''));
}
