//! Places: the cities of GeoNames under their names of today, with regions and countries from our own tables.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use anyhow::{Context as _, Result, ensure};
use talent::vocabulary::pack::{Kind, PackWriter};
use talent::vocabulary::phrases::PhrasesWriter;
use talent::vocabulary::places as format;
use talent::vocabulary::tokens::{Tokens, fold};

use super::everyday;
use super::table::{items, read};

/// Cities below this have their own name only: the other spellings of a small town are seldom written and often mean something else.
const MIN_POPULATION_FOR_ALIASES: u32 = 100_000;

/// Cities from here on are known by many names in earnest.
const METROPOLIS: u32 = 2_000_000;

struct City {
    name: String,
    geonames: String,
    country: String,
    region: String,
    population: u32,
    geoname_id: u32,
    aliases: Vec<String>,
    ours: Vec<String>,
}

struct Region {
    country: String,
    code: String,
    name: String,
    aliases: String,
}

struct Country {
    code: String,
    name: String,
    currency: String,
    aliases: String,
}

pub(super) fn build(public: &Path, ours: &Path) -> Result<Vec<u8>> {
    let countries = countries(public, ours)?;
    let regions = regions(ours)?;
    let cities = cities(public, ours)?;
    let common = common_words(public, ours)?;
    let mut names = Names { entries: BTreeMap::new(), common };
    names.add_countries(&countries);
    names.add_regions(&regions);
    names.add_cities(&cities);
    write(&countries, &regions, &cities, names.entries)
}

fn countries(public: &Path, ours: &Path) -> Result<Vec<Country>> {
    let path = public.join("countries.json");
    let text = std::fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    let facts: BTreeMap<String, serde_json::Value> =
        serde_json::from_str(&text).with_context(|| format!("{} is no JSON object", path.display()))?;
    let mut own: BTreeMap<String, [String; 2]> = read::<3>(&ours.join("countries.tsv"))?
        .into_iter()
        .map(|[code, name, aliases]| (code, [name, aliases]))
        .collect();
    let mut countries = Vec::new();
    for (code, fact) in facts {
        let text = |key: &str| fact.get(key).and_then(|value| value.as_str()).unwrap_or_default().to_owned();
        let [name, aliases] = own.remove(&code).unwrap_or_else(|| [text("name"), String::new()]);
        countries.push(Country { currency: text("currencycode"), code, name, aliases });
    }
    ensure!(own.is_empty(), "countries.tsv names codes that {} does not know: {:?}", path.display(), own.keys());
    Ok(countries)
}

fn regions(ours: &Path) -> Result<Vec<Region>> {
    let rows = read::<4>(&ours.join("regions.tsv"))?;
    Ok(rows.into_iter().map(|[country, code, name, aliases]| Region { country, code, name, aliases }).collect())
}

fn cities(public: &Path, ours: &Path) -> Result<Vec<City>> {
    let mut cities = Vec::new();
    for row in read::<8>(&public.join("geonames_cities.tsv"))? {
        let [id, name, country, region, _, _, population, alternatives] = row;
        if is_quarter(&name) {
            continue;
        }
        let population: u32 = population.parse().with_context(|| format!("the population of {name}"))?;
        let aliases = if population >= MIN_POPULATION_FOR_ALIASES {
            let usable = |alias: &&str| is_plain_name(alias) && (population >= METROPOLIS || is_spelling(alias, &name));
            items(&alternatives).filter(usable).map(str::to_owned).collect()
        } else {
            Vec::new()
        };
        cities.push(City {
            name: name_of_today(&name),
            geonames: name,
            country,
            region,
            population,
            geoname_id: id.parse().context("a geonameid")?,
            aliases,
            ours: Vec::new(),
        });
    }
    cities.sort_by_key(|city| (std::cmp::Reverse(city.population), city.geoname_id));
    apply_ours(&mut cities, &ours.join("places.tsv"))?;
    Ok(cities)
}

/// Our own names and aliases; a name of `-` takes a locality out that GeoNames lists as a city.
fn apply_ours(cities: &mut Vec<City>, path: &Path) -> Result<()> {
    for [country, geonames, name, aliases] in read::<4>(path)? {
        let is_it = |city: &City| city.country == country && city.geonames == geonames;
        let at = cities.iter().position(is_it);
        let at = at.with_context(|| format!("{}: GeoNames has no {geonames} in {country}", path.display()))?;
        if name == "-" {
            cities.retain(|city| !is_it(city));
            continue;
        }
        let city = &mut cities[at];
        if !name.is_empty() {
            city.ours.push(std::mem::replace(&mut city.name, name));
        }
        city.ours.extend(items(&aliases).map(str::to_owned));
    }
    Ok(())
}

/// Names put together from several are quarters of a city or census tracts.
fn is_quarter(name: &str) -> bool {
    [" - ", " -", " / ", ",", "?", " Pt."].iter().any(|sign| name.contains(sign))
}

/// GeoNames marks long vowels where English does not, and adds in brackets what tells towns of one name apart.
fn name_of_today(name: &str) -> String {
    let name = name.split_once(" (").map_or(name, |(name, _)| name);
    let scholarly = |c: char| "āēīōūĀĒĪŌŪḩḨḑḐţŢşŞḏḎẕẔ".contains(c);
    if !name.chars().any(scholarly) {
        return name.to_owned();
    }
    let plain = |c: char| match c {
        'ā' => 'a',
        'ē' => 'e',
        'ī' => 'i',
        'ō' => 'o',
        'ū' => 'u',
        'Ā' => 'A',
        'Ē' => 'E',
        'Ī' => 'I',
        'Ō' => 'O',
        'Ū' => 'U',
        'ḩ' => 'h',
        'Ḩ' => 'H',
        'ḑ' | 'ḏ' => 'd',
        'Ḑ' | 'Ḏ' => 'D',
        'ţ' => 't',
        'Ţ' => 'T',
        'ş' => 's',
        'Ş' => 'S',
        'ẕ' => 'z',
        'Ẕ' => 'Z',
        other => other,
    };
    name.chars().map(plain).filter(|c| !"‘’".contains(*c)).collect()
}

/// A spelling in Latin letters that people write; codes and transliterations of other scripts are not.
fn is_plain_name(alias: &str) -> bool {
    let latin = |c: char| c.is_ascii_alphabetic() || ('\u{c0}'..='\u{24f}').contains(&c);
    let letters = alias.chars().filter(|&c| latin(c)).count();
    let lower = alias.chars().any(char::is_lowercase);
    letters >= 4
        && lower
        && alias.chars().next().is_some_and(char::is_uppercase)
        && alias.chars().all(|c| latin(c) || matches!(c, ' ' | '-' | '.' | '\'' | '’'))
}

/// Whether an alias begins like the name: other names of smaller towns are mostly transliterations that nobody writes.
fn is_spelling(alias: &str, name: &str) -> bool {
    const SAME_LETTERS: usize = 3;
    fold(alias).chars().zip(fold(name).chars()).take_while(|(a, b)| a == b).count() >= SAME_LETTERS
}

/// Words that also mean something else in running text: everyday words and given names.
fn common_words(public: &Path, ours: &Path) -> Result<BTreeSet<String>> {
    let mut common = everyday::words(public, ours, 1)?;
    common.extend(read::<1>(&ours.join("given_names.tsv"))?.into_iter().map(|[name]| fold(&name)));
    for [_, _, _, label] in read::<4>(&public.join("esco_occupation_labels.tsv"))? {
        common.extend(Tokens::of(&label).words().map(str::to_owned));
    }
    Ok(common)
}

struct Names {
    entries: BTreeMap<Vec<String>, Vec<u32>>,
    common: BTreeSet<String>,
}

impl Names {
    fn add(&mut self, name: &str, entry: u32) {
        let words = super::skills::words(name);
        if words.iter().all(String::is_empty) {
            return;
        }
        let entries = self.entries.entry(words).or_default();
        if !entries.iter().any(|&other| same_place(other, entry)) {
            entries.push(entry);
        }
    }

    fn add_countries(&mut self, countries: &[Country]) {
        for (country, index) in countries.iter().zip(0_u32..) {
            let entry = index | format::ENTRY_COUNTRY;
            for alias in items(&country.aliases) {
                let (name, flags) = marked(alias);
                self.add(name, entry | flags);
            }
            self.add(&country.name, entry);
            self.add(&country.code, entry | format::ENTRY_CODE | format::ENTRY_CAPITALS);
        }
    }

    fn add_regions(&mut self, regions: &[Region]) {
        for (region, index) in regions.iter().zip(0_u32..) {
            let entry = index | format::ENTRY_REGION;
            let flags = if self.common.contains(&fold(&region.name)) { format::ENTRY_COMMON } else { 0 };
            self.add(&region.name, entry | flags);
            for alias in items(&region.aliases) {
                let (name, flags) = marked(alias);
                self.add(name, entry | flags);
            }
        }
    }

    fn add_cities(&mut self, cities: &[City]) {
        for (city, index) in cities.iter().zip(0_u32..) {
            for name in [&city.name, &city.geonames] {
                let common = self.common.contains(&fold(name)) && city.ours.is_empty();
                self.add(name, index | if common { format::ENTRY_COMMON } else { 0 });
            }
            for alias in &city.ours {
                let (name, flags) = marked(alias);
                self.add(name, index | flags);
            }
        }
        let own_names: BTreeSet<(&str, String)> =
            cities.iter().map(|city| (city.country.as_str(), fold(&city.name))).collect();
        for (city, index) in cities.iter().zip(0_u32..) {
            for alias in &city.aliases {
                let of_another = own_names.contains(&(city.country.as_str(), fold(alias)));
                if !of_another && !self.common.contains(&fold(alias)) && !self.names_another_kind(alias) {
                    self.add(alias, index);
                }
            }
        }
        for entries in self.entries.values_mut() {
            entries.sort_by_key(|entry| {
                (entry & (format::ENTRY_REGION | format::ENTRY_COUNTRY), entry & format::ENTRY_INDEX)
            });
        }
    }

    /// GeoNames gives some cities their country's name as an alias.
    fn names_another_kind(&self, alias: &str) -> bool {
        let kinds = format::ENTRY_REGION | format::ENTRY_COUNTRY;
        let entries = self.entries.get(&super::skills::words(alias));
        entries.is_some_and(|entries| entries.iter().any(|entry| entry & kinds != 0))
    }
}

/// An alias with its mark: `@` a code that counts only behind a city, `=` only in capitals, `~` an everyday word too.
fn marked(alias: &str) -> (&str, u32) {
    match alias.split_at_checked(1) {
        Some(("@", code)) => (code, format::ENTRY_CODE | format::ENTRY_CAPITALS),
        Some(("=", capitals)) => (capitals, format::ENTRY_CAPITALS),
        Some(("~", common)) => (common, format::ENTRY_COMMON),
        _ => (alias, 0),
    }
}

fn same_place(a: u32, b: u32) -> bool {
    let place = format::ENTRY_INDEX | format::ENTRY_REGION | format::ENTRY_COUNTRY;
    a & place == b & place
}

fn write(
    countries: &[Country],
    regions: &[Region],
    cities: &[City],
    names: BTreeMap<Vec<String>, Vec<u32>>,
) -> Result<Vec<u8>> {
    let country_of: BTreeMap<&str, u32> = countries.iter().map(|country| country.code.as_str()).zip(0..).collect();
    let region_of: BTreeMap<(&str, &str), u32> =
        regions.iter().map(|region| (region.country.as_str(), region.code.as_str())).zip(1..).collect();
    let country = |code: &str| country_of.get(code).copied().with_context(|| format!("no country has the code {code}"));
    let region = |city: &City| region_of.get(&(city.country.as_str(), city.region.as_str())).copied().unwrap_or(0);
    let city_countries = cities.iter().map(|city| country(&city.country)).collect::<Result<Vec<_>>>()?;
    let region_countries = regions.iter().map(|region| country(&region.country)).collect::<Result<Vec<_>>>()?;
    let (mut lists, mut phrases) = (Vec::new(), PhrasesWriter::default());
    for (words, entries) in names {
        if let [entry] = entries[..] {
            phrases.add(words, entry | format::PAYLOAD_SINGLE);
            continue;
        }
        let payload = u32::try_from(lists.len() + 1).context("the lists of places are too long")?;
        lists.push(u32::try_from(entries.len()).context("a list of places is too long")?);
        lists.extend(entries);
        phrases.add(words, payload);
    }
    let mut pack = PackWriter::default();
    pack.strings(cities.iter().map(|city| city.name.as_str()));
    pack.numbers(cities.iter().map(|city| city.population / 100));
    pack.numbers(city_countries);
    pack.numbers(cities.iter().map(region));
    pack.strings(regions.iter().map(|region| region.name.as_str()));
    pack.numbers(region_countries);
    pack.strings(countries.iter().map(|country| country.name.as_str()));
    pack.bytes(countries.iter().flat_map(codes).collect());
    pack.numbers(lists);
    phrases.write(&mut pack);
    Ok(pack.finish(Kind::Places))
}

fn codes(country: &Country) -> [u8; 5] {
    let mut codes = [0; 5];
    for (slot, byte) in codes.iter_mut().zip(country.code.bytes().take(2).chain(country.currency.bytes().take(3))) {
        *slot = byte;
    }
    codes
}
