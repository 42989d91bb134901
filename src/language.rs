//! The words that mendbook itself puts on a page, in one language.
//!
//! Every `src/language/*.ftl` ([Fluent](https://projectfluent.org)) is embedded, so another
//! language is a file and no code: plurals, word order, dates and writing direction are the file's.
//! A tag finds its file by dropping subtags from the end: `en-US` reads `en.ftl`, then `en-US.ftl`
//! over it where there is one.
//!
//! What Fluent can't know is given to it: how the last word of a list begins, and which of two
//! numbers decides a plural ([`Language::plural_of_range`]).
//!
//! Deliberately absent: the author's own text, which is never translated here; the formatting of
//! quantities ([`record::quantity`](crate::record::quantity)); and a fallback from one language to
//! another, which would mix languages on a page. A test holds every file against `en.ftl`.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentError, FluentResource, FluentValue};
use jiff::civil::Date;
use rust_embed::RustEmbed;
use unic_langid::LanguageIdentifier;

use crate::yaml::form::{folded, slug};

/// The language files. This module stands beside their folder and not in it, so that nothing but
/// language files is embedded.
#[derive(RustEmbed)]
#[folder = "src/language"]
struct Files;

/// What a message may be given: a text, or a number that decides singular or plural.
#[derive(Clone, Debug, PartialEq)]
pub enum Arg<'a> {
    /// Shown as it is.
    Text(Cow<'a, str>),
    /// Chooses a plural form; shown in plain digits.
    Number(f64),
}

impl<'a> From<&'a str> for Arg<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl<'a> From<&'a String> for Arg<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Arg<'_> {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}

impl From<u32> for Arg<'_> {
    fn from(number: u32) -> Self {
        Self::Number(f64::from(number))
    }
}

impl From<usize> for Arg<'_> {
    /// Counts of things on a site are far below 2³², past which the largest is taken.
    fn from(number: usize) -> Self {
        u32::try_from(number).unwrap_or(u32::MAX).into()
    }
}

/// One language's interface strings and dose sentences.
pub struct Language {
    tag: String,
    region: String,
    ids: BTreeSet<String>,
    /// The id without `noun-` of each word that names what a dose counts.
    nouns: BTreeMap<String, String>,
    bundle: FluentBundle<FluentResource>,
}

impl std::fmt::Debug for Language {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Language({})", self.tag)
    }
}

impl Language {
    /// The tags that have a file of their own, in order: `["ar", "en", "es"]`.
    #[must_use]
    pub fn available() -> Vec<String> {
        let mut tags: Vec<String> = Files::iter()
            .filter_map(|name| name.strip_suffix(".ftl").map(str::to_owned))
            .collect();
        tags.sort();
        tags
    }

    /// The language of a BCP 47 tag such as `en-GB`; `None` where no file speaks it.
    #[must_use]
    pub fn load(tag: &str) -> Option<Self> {
        let sources: Vec<String> = prefixes(&canonical(tag)?.to_string())
            .iter()
            .filter_map(|prefix| Files::get(&format!("{prefix}.ftl")))
            .filter_map(|file| String::from_utf8(file.data.into_owned()).ok())
            .collect();
        if sources.is_empty() {
            return None;
        }
        Self::from_sources(tag, &sources)
    }

    /// English, which is always there.
    #[must_use]
    pub fn english() -> Self {
        Self::load("en").unwrap_or_else(|| Self {
            tag: "en".to_owned(),
            region: String::new(),
            ids: BTreeSet::new(),
            nouns: BTreeMap::new(),
            bundle: FluentBundle::new_concurrent(Vec::new()),
        })
    }

    /// A language from the text of its Fluent files, later ones over earlier ones; `None` for a
    /// malformed tag. What a file gets wrong is left out (and told in tests).
    #[must_use]
    pub fn from_sources(tag: &str, sources: &[String]) -> Option<Self> {
        let identifier = canonical(tag)?;
        let region = identifier
            .region
            .map_or_else(String::new, |region| region.as_str().to_owned());
        let tag = identifier.to_string();
        let mut bundle = FluentBundle::new_concurrent(vec![identifier]);
        bundle.set_use_isolating(false);
        for source in sources {
            let resource = FluentResource::try_new(source.clone()).unwrap_or_else(|(part, why)| {
                debug_assert!(false, "the language file for {tag} is malformed: {why:?}");
                part
            });
            bundle.add_resource_overriding(resource);
        }
        let ids = sources.iter().flat_map(|source| ids(source)).collect();
        let mut language = Self {
            tag,
            region,
            ids,
            nouns: BTreeMap::new(),
            bundle,
        };
        language.nouns = language.read_nouns();
        Some(language)
    }

    /// The requested tag in its usual spelling, for `lang=`: `en-GB`.
    #[must_use]
    pub fn tag(&self) -> &str {
        &self.tag
    }

    /// The region of the tag as a country code, such as `GB`; nothing where it names none.
    #[must_use]
    pub fn region(&self) -> Option<&str> {
        let is_country = self.region.len() == 2;
        is_country.then_some(self.region.as_str())
    }

    /// The writing direction, for `dir=`: `ltr` or `rtl`.
    #[must_use]
    pub fn direction(&self) -> &'static str {
        match self.text("direction").as_str() {
            "rtl" => "rtl",
            _ => "ltr",
        }
    }

    /// Whether the language has a message of this id.
    #[must_use]
    pub fn has(&self, id: &str) -> bool {
        self.bundle.has_message(id)
    }

    /// A message that needs nothing.
    #[must_use]
    pub fn text(&self, id: &str) -> String {
        self.format(id, &[])
    }

    /// A message with its arguments. An unknown id or a missing argument is a mistake in mendbook:
    /// a debug assertion; without assertions the id, or the message with the argument's name.
    #[must_use]
    pub fn format(&self, id: &str, args: &[(&str, Arg<'_>)]) -> String {
        let mut errors = Vec::new();
        let Some(text) = self.resolve(id, args, &mut errors) else {
            debug_assert!(false, "{} has no message `{id}`", self.tag);
            return id.to_owned();
        };
        debug_assert!(errors.is_empty(), "`{id}` in {}: {errors:?}", self.tag);
        text
    }

    /// A date with its month spelled out: "March 15, 2026" or "15 March 2026".
    #[must_use]
    pub fn date(&self, date: Date) -> String {
        let args = [
            ("day", date.day().to_string().into()),
            (
                "month",
                self.text(&format!("month-{}", date.month())).into(),
            ),
            ("year", date.year().to_string().into()),
        ];
        self.format("date", &args)
    }

    /// "a, b and c". No items are an empty text.
    #[must_use]
    pub fn list(&self, items: &[String]) -> String {
        self.joined(items, "list-and")
    }

    /// "a, b or c". No items are an empty text.
    #[must_use]
    pub fn list_or(&self, items: &[String]) -> String {
        self.joined(items, "list-or")
    }

    /// A text as a sentence of its own: a capital at the start, a full stop at the end. Texts of a
    /// script without capitals stay as they are.
    #[must_use]
    pub fn sentence(&self, text: &str) -> String {
        let mut letters = text.chars();
        let first = letters.next().into_iter().flat_map(char::to_uppercase);
        let text: String = first.chain(letters).collect();
        if text
            .trim_end()
            .ends_with(['.', '!', '?', '\u{061F}', '\u{2026}'])
        {
            return text.trim_end().to_owned();
        }
        self.format("sentence", &[("text", text.into())])
    }

    /// What a dose counts, by the word that an author wrote: `slow-breath`, for which there is a
    /// message `noun-slow-breath`. The English name is understood in every language, with or
    /// without an `s`, and so is each form that the message itself shows.
    #[must_use]
    pub fn noun(&self, word: &str) -> Option<&str> {
        self.nouns.get(&word_key(word)).map(String::as_str)
    }

    fn read_nouns(&self) -> BTreeMap<String, String> {
        let ids = self.ids.iter().filter_map(|id| id.strip_prefix("noun-"));
        let ids: Vec<&str> = ids.filter(|id| !id.ends_with("unknown")).collect();
        let mut nouns = BTreeMap::new();
        for id in &ids {
            for count in ONE_OF_EACH_PLURAL {
                let args = [
                    ("n", "".into()),
                    ("count", Arg::Number(count)),
                    ("exact", "".into()),
                ];
                let shown = self.format(&format!("noun-{id}"), &args);
                nouns
                    .entry(word_key(&shown))
                    .or_insert_with(|| (*id).to_owned());
            }
        }
        for id in ids {
            for english in [id.to_owned(), format!("{id}s")] {
                nouns.entry(english).or_insert_with(|| id.to_owned());
            }
        }
        nouns
    }

    /// The number whose plural a whole or broken number takes in messages: itself, but for Arabic,
    /// where `intl_pluralrules` takes CLDR's `n % 100` for `n` and forgets that it has to be whole.
    #[must_use]
    pub fn plural_of(&self, number: f64) -> f64 {
        let last_two = number % 100.0;
        match primary(&self.tag) {
            "ar" if number.fract() != 0.0 => 100.0,
            "ar" if last_two >= 3.0 => last_two,
            _ => number,
        }
    }

    /// The number whose plural a range takes: the language's `range-count`.
    #[must_use]
    pub fn plural_of_range(&self, low: f64, high: f64) -> f64 {
        let (low, high) = (self.plural_of(low), self.plural_of(high));
        let args = [("low", Arg::Number(low)), ("high", Arg::Number(high))];
        self.format("range-count", &args).parse().unwrap_or(high)
    }

    /// Every message that needs no argument, for templates: hyphens in ids become underscores, so
    /// that a theme writes `text.on_this_page`.
    #[must_use]
    pub fn strings(&self) -> BTreeMap<String, String> {
        let plain = |id: &String| {
            let mut errors = Vec::new();
            let text = self.resolve(id, &[], &mut errors)?;
            errors.is_empty().then(|| (id.replace('-', "_"), text))
        };
        self.ids.iter().filter_map(plain).collect()
    }

    fn joined(&self, items: &[String], last_id: &str) -> String {
        let Some((last, rest)) = items.split_last() else {
            return String::new();
        };
        let together = rest.iter().cloned().reduce(|list, next| {
            self.format("list-next", &[("list", list.into()), ("next", next.into())])
        });
        let Some(items) = together else {
            return last.clone();
        };
        let args = [
            ("list", items.into()),
            ("last", last.into()),
            ("first-letter", opening(last, 1).into()),
            ("first-two", opening(last, 2).into()),
            ("first-three", opening(last, 3).into()),
        ];
        self.format(last_id, &args)
    }

    fn resolve(
        &self,
        id: &str,
        args: &[(&str, Arg<'_>)],
        errors: &mut Vec<FluentError>,
    ) -> Option<String> {
        let pattern = self.bundle.get_message(id)?.value()?;
        let mut all = FluentArgs::with_capacity(args.len() + 1);
        all.set("region", self.region.as_str());
        for (name, arg) in args {
            let value = match arg {
                Arg::Text(text) => FluentValue::from(text.as_ref()),
                Arg::Number(number) => FluentValue::from(*number),
            };
            all.set(*name, value);
        }
        let text = self.bundle.format_pattern(pattern, Some(&all), errors);
        Some(text.into_owned())
    }
}

/// A number of each plural form that a language may have: zero, one, two, few, many and other in
/// Arabic, which has them all.
const ONE_OF_EACH_PLURAL: [f64; 6] = [0.0, 1.0, 2.0, 3.0, 11.0, 100.0];

/// What a noun is looked up by, whatever its capitals, blanks and accents.
fn word_key(noun: &str) -> String {
    slug(&folded(noun))
}

/// The first letters of a word, small and without accents.
fn opening(word: &str, letters: usize) -> String {
    folded(word).chars().take(letters).collect()
}

/// A tag in its usual spelling; `None` for what isn't a tag.
fn canonical(tag: &str) -> Option<LanguageIdentifier> {
    tag.parse().ok()
}

/// The language that a tag begins with: `en` of `en-US`.
#[must_use]
pub fn primary(tag: &str) -> &str {
    tag.split(['-', '_']).next().unwrap_or_default()
}

/// `en`, `en-US`: a tag and what is left of it when subtags are dropped, the shortest first.
fn prefixes(tag: &str) -> Vec<&str> {
    let cuts = tag.match_indices('-').map(|(at, _)| &tag[..at]);
    cuts.chain([tag]).collect()
}

/// The ids of a Fluent file: a message begins at the start of a line with its id and `=`, and all
/// else that begins there is a comment, a term or the end of a placeable.
fn ids(source: &str) -> impl Iterator<Item = String> {
    source
        .lines()
        .filter(|line| line.starts_with(|c: char| c.is_ascii_alphabetic()))
        .filter_map(|line| line.split_once('='))
        .map(|(id, _)| id.trim_end().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn english() -> Language {
        Language::load("en-US").unwrap()
    }

    #[test]
    fn tags_find_their_file() {
        assert_eq!(Language::available(), ["ar", "en", "es"]);
        for (tag, shown) in [("en", "en"), ("en-US", "en-US"), ("en_gb", "en-GB")] {
            assert_eq!(Language::load(tag).unwrap().tag(), shown);
        }
        assert!(Language::load("tlh").is_none());
        assert!(Language::load("").is_none() && Language::load("../en").is_none());
    }

    #[test]
    fn a_region_overrides_its_language() {
        let base = "hello = Hello\nbye = Bye\ndirection = rtl\n".to_owned();
        let region = "hello = Howdy\n".to_owned();
        let language = Language::from_sources("en-US", &[base, region]).unwrap();
        assert_eq!(language.text("hello"), "Howdy");
        assert_eq!(language.text("bye"), "Bye");
        assert_eq!(language.direction(), "rtl");
    }

    #[test]
    fn dates_follow_the_region() {
        let date = jiff::civil::date(2026, 3, 15);
        assert_eq!(english().date(date), "March 15, 2026");
        let british = Language::load("en-GB").unwrap();
        assert_eq!(british.date(date), "15 March 2026");
    }

    #[test]
    fn lists_read_as_a_person_writes_them() {
        let items = ["a", "b", "c"].map(str::to_owned);
        let language = english();
        assert_eq!(language.list(&items), "a, b and c");
        assert_eq!(language.list_or(&items[..2]), "a or b");
        assert_eq!(language.list(&items[..1]), "a");
        assert_eq!(language.list(&[]), "");
    }

    #[test]
    fn strings_are_whole_and_plain() {
        let strings = english().strings();
        assert_eq!(strings["skip"], "Skip to main content");
        assert_eq!(strings["content_licence"], "License");
        assert!(!strings.contains_key("last_reviewed"), "needs a date");
        for (id, text) in &strings {
            assert!(!text.is_empty() && !text.contains(['{', '}', '!']), "{id}");
            assert_eq!(text.trim(), text, "{id}");
        }
        assert!(strings.len() > 200, "{}", strings.len());
    }

    #[test]
    fn every_file_has_every_message_once() {
        let english: BTreeSet<String> = english().ids;
        for tag in Language::available() {
            let language = Language::load(&tag).unwrap();
            assert_eq!(language.ids, english, "{tag}");
            let file = Files::get(&format!("{tag}.ftl")).unwrap();
            let text = String::from_utf8(file.data.into_owned()).unwrap();
            let own: Vec<String> = ids(&text).collect();
            let once: BTreeSet<&String> = own.iter().collect();
            assert_eq!(own.len(), once.len(), "{tag} holds a message twice");
            assert!(own.iter().all(|id| language.has(id)), "{tag}");
        }
    }

    #[test]
    fn actions_come_from_the_region_profile() {
        let call = |tag: &str, number: &str, department: &str| {
            let args = [
                ("emergency_number", number.into()),
                ("emergency_department", department.into()),
            ];
            Language::load(tag)
                .unwrap()
                .format("action-emergency", &args)
        };
        assert_eq!(
            call("en-US", "911", "emergency room"),
            "Call 911 or go to the emergency room now"
        );
        assert_eq!(call("en-GB", "999", "A&E"), "Call 999 or go to A&E now");
        assert_eq!(
            call("es-MX", "911", "la sala de urgencias"),
            "Llame al 911 o preséntese ahora mismo en la sala de urgencias"
        );
        // The number is isolated, so that its groups of digits keep their order.
        assert_eq!(
            call("ar", "937 123", "قسم الطوارئ"),
            "اتصل بالرقم \u{2066}937 123\u{2069} أو اذهب إلى قسم الطوارئ فورًا"
        );
    }
}
