import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import test from 'node:test';
import { from } from './support.mjs';

const { LANGUAGES, languageFor } = await from('texts.js');
const folder = fileURLToPath(new URL('../../main/resources/META-INF/resources/muster/', import.meta.url));
const scripts = readdirSync(folder, { recursive: true }).filter((f) => f.endsWith('.js')).map((f) => ({ name: f, text: readFileSync(folder + f, 'utf8') }));
const catalogues = [...new Set(scripts.map(({ name }) => /^(texts(?:-\w+)*)-en\.js$/.exec(name)?.[1]).filter(Boolean))];

const wordsOf = async (catalogue, language) => Object.assign({}, ...Object.values(await from(`${catalogue}-${language}.js`)));
const forms = (text) => (typeof text === 'string' ? { other: text } : text);
const places = (text) => [...new Set(Object.values(forms(text)).flatMap((form) => form.match(/\{\w+\}/g) ?? []))].sort();

for (const catalogue of catalogues) {
  for (const language of Object.keys(LANGUAGES)) {
    test(`${catalogue}: ${language} has the same keys, places and plural forms as English`, async () => {
      const [english, other] = await Promise.all([wordsOf(catalogue, 'en'), wordsOf(catalogue, language)]);
      assert.deepEqual(Object.keys(other).sort(), Object.keys(english).sort());
      for (const [key, text] of Object.entries(other)) {
        assert.deepEqual(places(text), places(english[key]), key);
        assert.deepEqual(Object.keys(forms(text)).sort(), Object.keys(forms(english[key])).sort(), key);
        assert.ok(Object.values(forms(text)).every((form) => form.trim()), `${key} is empty`);
      }
    });
  }
}

test('German is not English under another name', async () => {
  const [english, german] = await Promise.all([wordsOf('texts', 'en'), wordsOf('texts', 'de')]);
  const same = Object.keys(english).filter((key) => JSON.stringify(english[key]) === JSON.stringify(german[key]));
  assert.ok(same.length < Object.keys(english).length / 12, `the same in both: ${same}`);
});

test('every key that is used is there', async () => {
  const all = Object.assign({}, ...(await Promise.all(catalogues.map((c) => wordsOf(c, 'en')))));
  const missing = scripts.flatMap(({ name, text }) => [...text.matchAll(/(?<![\w.$])t\(\s*'([^']+)'/g)].map(([, key]) => key)
    .filter((key) => !(key in all)).map((key) => `${name}: ${key}`));
  assert.deepEqual(missing, []);
});

/** What of a template stands on the page as it is written: its text, and the attributes that are read out. */
export function shownLiterals(source) {
  const found = [];
  for (const template of templatesOf(source)) {
    const attributes = [...template.matchAll(/\s(?:aria-label|title|placeholder|alt|label|heading|hint)="([^"]*)"/g)].map(([, value]) => value);
    const text = template.replace(/<!--.*?-->/gs, ' ').replace(/<(?:[^<>"]|"[^"]*")*>/g, ' ');
    found.push(...[text, ...attributes].map((one) => one.replace(/[\u0000]|&\w+;|SEV\d|TLP|\s+/g, ' ').trim()).filter((one) => /\p{L}{2,}/u.test(one)));
  }
  return found;
}

/** The html`` templates of a script, each with what is computed in it taken out. */
function templatesOf(source) {
  const templates = [];
  const read = (at, end) => {
    let template = '';
    while (at < source.length) {
      const c = source[at];
      if (c === '\\') { template += ' '; at += 2; continue; }
      if (c === '`') return [template, at + 1];
      if (c === '$' && source[at + 1] === '{') { at = code(at + 2, '}'); template += '\u0000'; continue; }
      template += c;
      at += 1;
    }
    return [template, end];
  };
  const code = (at, until) => {
    let depth = 0;
    while (at < source.length) {
      const c = source[at];
      if (c === "'" || c === '"') { at = source.indexOf(c, at + 1) + 1; continue; }
      if (c === '`') {
        const marked = /(html|svg|css)$/.exec(source.slice(Math.max(0, at - 4), at))?.[1];
        const [template, next] = read(at + 1, source.length);
        if (marked === 'html') templates.push(template);
        at = next;
        continue;
      }
      if (c === '/' && source[at + 1] === '/') { at = source.indexOf('\n', at); continue; }
      if (c === '/' && source[at + 1] === '*') { at = source.indexOf('*/', at) + 2; continue; }
      if (c === '/' && /[(,=:[!&|?{};]\s*$/.test(source.slice(Math.max(0, at - 3), at))) { at = pattern(at + 1); continue; }
      if (c === '{') depth += 1;
      if (c === '}') { if (depth === 0 && until) return at + 1; depth -= 1; }
      at += 1;
    }
    return at;
  };
  const pattern = (at) => {
    for (let inClass = false; source[at] !== '/' || inClass; at += 1) {
      if (source[at] === '\\') at += 1;
      else if (source[at] === '[') inClass = true;
      else if (source[at] === ']') inClass = false;
    }
    return at + 1;
  };
  code(0);
  return templates;
}

test('nothing is shown that is not in the catalogue', () => {
  assert.deepEqual(shownLiterals('html`<p title="Close it">${t("a")}<b>Save</b> ${x ? html`<i>or</i>` : 1}</p>`').sort(), ['Close it', 'Save', 'or'].sort());
  assert.ok(scripts.reduce((n, { text }) => n + templatesOf(text).length, 0) > 150, 'the templates are found');
  assert.deepEqual(scripts.flatMap(({ name, text }) => shownLiterals(text).map((one) => `${name}: ${one}`)), []);
});

test('the language is the first that there is a catalogue for', () => {
  assert.deepEqual([languageFor(['fr-CA', 'de-AT', 'en']), languageFor(['EN-us']), languageFor(['fr']), languageFor([])], ['de', 'en', 'en', 'en']);
});

test('German says Sie to whoever reads it, everywhere', async () => {
  const pages = new URL('../../../../samples/server/src/main/resources/dev/muster/server/pages/texts-de.js', import.meta.url);
  const all = await Promise.all([...catalogues.map((c) => wordsOf(c, 'de')), import(pages).then((m) => Object.assign({}, ...Object.values(m)))]);
  const familiar = /\b(du|dich|dir|dein(e[mnrs]?)?)\b|(^|[.!?:] )(Sieh|Versuche|Warte|Prüfe|Schreibe|Wähle|Sende|Setze|Gib|Nimm|Lade|Melde|Bewahre|Richte|Scanne|Pinne|Rufe|Öffne|Ziehe|Füge|Lies|Frage|Bitte (um|ein|die))\b/iu;
  const wrong = all.flatMap((words) => Object.entries(words).flatMap(([key, text]) => Object.values(forms(text)).filter((form) => familiar.test(form)).map((form) => `${key}: ${form}`)));
  assert.deepEqual(wrong, []);
});
