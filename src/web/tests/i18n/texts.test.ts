import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

type Tree = { [key: string]: string | Tree };

const source = join(import.meta.dirname, '../../src');
const languages = ['en', 'ru', 'pl', 'uk'];
const pluralForm = /_(zero|one|two|few|many|other)$/;

function flatten(tree: Tree, path = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[path + key, value] as [string, string]] : flatten(value, `${path}${key}.`),
  );
}

const texts = new Map(
  languages.map((language) => [
    language,
    new Map(flatten(JSON.parse(readFileSync(join(source, `i18n/${language}.json`), 'utf8')) as Tree)),
  ]),
);
const textsOf = (language: string) => texts.get(language)!;
const bases = (language: string) => [...new Set([...textsOf(language).keys()].map((key) => key.replace(pluralForm, '')))].sort();
const placeholders = (text: string) => [...new Set([...text.matchAll(/{{(\w+)}}/g)].map((match) => match[1]))].sort();

const code = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name))
  .map((name) => readFileSync(join(source, name), 'utf8'))
  .join('\n');

describe.each(languages)('the texts in %s', (language) => {
  it('say all that English says and nothing else', () => {
    expect(bases(language)).toEqual(bases('en'));
  });

  it('are not empty', () => {
    expect([...textsOf(language)].filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  it('have every plural form of the language', () => {
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    const counted = bases('en').filter((base) => textsOf('en').has(`${base}_other`));
    const expected = counted.flatMap((base) => forms.map((form) => `${base}_${form}`)).sort();
    expect([...textsOf(language).keys()].filter((key) => pluralForm.test(key)).sort()).toEqual(expected);
  });

  it('have the same places to fill in as English', () => {
    const differing = [...textsOf(language)].filter(([key, text]) => {
      const english = textsOf('en').get(key) ?? textsOf('en').get(key.replace(pluralForm, '_other')) ?? '';
      const optional = pluralForm.test(key) ? ['count'] : [];
      const needed = placeholders(english).filter((name) => !optional.includes(name!));
      return needed.some((name) => !placeholders(text).includes(name)) ||
        placeholders(text).some((name) => !placeholders(english).includes(name) && !optional.includes(name!));
    });
    expect(differing).toEqual([]);
  });
});

describe('the keys of texts', () => {
  const literals = new Set([...code.matchAll(/'([a-zA-Z_]+(?:\.[a-zA-Z_]+)+)'/g)].map((match) => match[1]!));
  const patterns = [...code.matchAll(/t\(`([a-zA-Z_.]+)\$\{/g)].map((match) => match[1]!);

  it('are all used in the code', () => {
    const unused = bases('en').filter(
      (key) =>
        !literals.has(key) &&
        !patterns.some((prefix) => key.startsWith(prefix) && !key.slice(prefix.length).includes('.')),
    );
    expect(unused).toEqual([]);
  });

  it('are all known when the code names them', () => {
    const known = new Set(bases('en'));
    const named = [...code.matchAll(/\bt\('([^']+)'/g)].map((match) => match[1]!);
    expect(named.filter((key) => !known.has(key))).toEqual([]);
  });
});
