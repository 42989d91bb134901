//! Properties of what a dose says, over every combination of keys and forms of quantity.
//!
//! The strongest of them: the sentence holds exactly the numbers of the dose, each as often as
//! there, and so does the strip. A number that is lost, doubled or invented fails.

use std::sync::LazyLock;

use proptest::option::of;
use proptest::prelude::*;

use super::*;
use crate::diagnostic::{FileId, Span};
use crate::language::Language;
use crate::record::quantity::{Number, Unit};

/// What each noun is after one and after more, in English and in Spanish.
type Forms = [(&'static str, &'static str)];

const ENGLISH: &Forms = &[
    ("set", "sets"),
    ("time", "times"),
    ("second", "seconds"),
    ("minute", "minutes"),
    ("hour", "hours"),
    ("day", "days"),
    ("week", "weeks"),
    ("month", "months"),
    ("centimeter", "centimeters"),
    ("meter", "meters"),
    ("foot", "feet"),
    ("kilogram", "kilograms"),
    ("pound", "pounds"),
    ("rock", "rocks"),
    ("breath", "breaths"),
    ("hinge", "hinges"),
    ("circle", "circles"),
    ("repeat", "repeats"),
];
const SPANISH: &Forms = &[
    ("serie", "series"),
    ("vez", "veces"),
    ("segundo", "segundos"),
    ("minuto", "minutos"),
    ("hora", "horas"),
    ("día", "días"),
    ("semana", "semanas"),
    ("mes", "meses"),
    ("centímetro", "centímetros"),
    ("metro", "metros"),
    ("pie", "pies"),
    ("kilogramo", "kilogramos"),
    ("libra", "libras"),
    ("balanceo", "balanceos"),
    ("respiración", "respiraciones"),
    ("inclinación", "inclinaciones"),
    ("círculo", "círculos"),
    ("repetición", "repeticiones"),
];

/// In Arabic: after 3 to 10, after 11 to 99, and after all else that isn't 1 or 2 alone.
const ARABIC: [(&str, &str, &str); 16] = [
    ("مجموعات", "مجموعة", "مجموعة"),
    ("مرات", "مرة", "مرة"),
    ("تكرارات", "تكرارًا", "تكرار"),
    ("ثوانٍ", "ثانية", "ثانية"),
    ("دقائق", "دقيقة", "دقيقة"),
    ("ساعات", "ساعة", "ساعة"),
    ("أيام", "يومًا", "يوم"),
    ("أسابيع", "أسبوعًا", "أسبوع"),
    ("أشهر", "شهرًا", "شهر"),
    ("سنتيمترات", "سنتيمترًا", "سنتيمتر"),
    ("أمتار", "مترًا", "متر"),
    ("أقدام", "قدمًا", "قدم"),
    ("كيلوغرامات", "كيلوغرامًا", "كيلوغرام"),
    ("أرطال", "رطلًا", "رطل"),
    ("أنفاس", "نفَسًا", "نفَس"),
    ("دوائر", "دائرة", "دائرة"),
];

fn put<T>(value: T) -> Spanned<T> {
    let span = Span::new(FileId(0), 0..0);
    Spanned { value, span }
}

/// The four forms of a quantity.
fn form(form: usize, a: Number, b: Number, unit: Option<Unit>) -> Quantity {
    let range = Quantity::range(a, b, unit);
    match form {
        0 => Quantity::range(a, a, unit),
        1 => range,
        2 => Quantity {
            at_most: None,
            ..range
        },
        _ => Quantity {
            at_least: None,
            ..range
        },
    }
}

fn counts() -> impl Strategy<Value = Quantity> {
    let number = || prop_oneof![Just(1_u32), 1..40_u32].prop_map(Number::whole);
    (0..4_usize, number(), number()).prop_map(|(kind, a, b)| form(kind, a, b, None))
}

fn measures(units: &'static [Unit]) -> impl Strategy<Value = Quantity> {
    let number = || prop_oneof![Just("1"), Just("2"), Just("0.5"), Just("1.5"), Just("45")];
    let unit = prop::sample::select(units);
    (0..4_usize, number(), number(), unit).prop_map(|(kind, a, b, unit)| {
        let read = |text| Number::parse(text).unwrap();
        form(kind, read(a), read(b), Some(unit))
    })
}

fn times() -> impl Strategy<Value = Quantity> {
    use Unit::{Day, Hour, Minute, Month, Second, Week};
    measures(&[Second, Minute, Hour, Day, Week, Month])
}

fn texts(texts: &'static [&'static str]) -> impl Strategy<Value = Text> {
    prop::sample::select(texts).prop_map(|text| put(text.to_owned()))
}

fn rests() -> impl Strategy<Value = Rest> {
    prop_oneof![
        times().prop_map(Rest::For),
        Just(Rest::AsNeeded),
        Just(Rest::None)
    ]
}

fn loads() -> impl Strategy<Value = Load> {
    let weight = measures(&[Unit::Kilogram, Unit::Pound]).prop_map(Load::Weight);
    prop_oneof![weight, Just(Load::Words("light band.".to_owned()))]
}

prop_compose! {
    fn how_much()(
        sets in of(counts()), reps in of(counts()),
        count_noun in of(texts(&["rock", "breath", "hinges", "Circle", "rep", "toe tap", "wing s"])),
        per in of(prop::sample::select(Per::ALL)),
        hold in of(times()), hold_at in of(texts(&["at the top", "at  the end."])),
        duration in of(times()),
        distance in of(measures(&[Unit::Centimetre, Unit::Metre, Unit::Foot])),
        rest in of(rests()),
    ) -> Dose {
        Dose {
            sets: sets.map(put), reps: reps.map(put), count_noun, per: per.map(put),
            hold: hold.map(put), hold_at, duration: duration.map(put),
            distance: distance.map(put), rest: rest.map(put), ..Dose::default()
        }
    }
}

prop_compose! {
    fn doses()(
        amount in how_much(),
        tempo in of(texts(&["slow and smooth"])), load in of(loads()),
        rpe in of(counts()), pain in of(0..=10_u32), words in of(texts(&["light"])),
        times_per_day in of(counts()), days_per_week in of(counts()), course in of(times()),
    ) -> Dose {
        let pain_max = pain.map(Number::whole).map(|pain| put(Quantity::range(pain, pain, None)));
        Dose {
            tempo, load: load.map(put), intensity: Intensity { rpe: rpe.map(put), pain_max, words },
            times_per_day: times_per_day.map(put), days_per_week: days_per_week.map(put),
            course: course.map(put), ..amount
        }
    }
}

/// All numbers that a dose says, sorted; an exact range is one number. Effort and pain are "of 10".
fn numbers(dose: &Dose) -> Vec<String> {
    let amounts = [
        &dose.sets,
        &dose.reps,
        &dose.hold,
        &dose.duration,
        &dose.distance,
        &dose.intensity.rpe,
        &dose.intensity.pain_max,
        &dose.times_per_day,
        &dose.days_per_week,
        &dose.course,
    ];
    let mut all: Vec<Quantity> = amounts
        .iter()
        .filter_map(|a| a.as_ref().map(|a| a.value))
        .collect();
    if let Some(Spanned {
        value: Rest::For(time),
        ..
    }) = &dose.rest
    {
        all.push(*time);
    }
    if let Some(Spanned {
        value: Load::Weight(weight),
        ..
    }) = &dose.load
    {
        all.push(*weight);
    }
    let mut found: Vec<String> = all
        .iter()
        .flat_map(|quantity| {
            let mut numbers: Vec<Number> = quantity.numbers().collect();
            numbers.dedup();
            numbers
        })
        .map(|number| number.to_string())
        .collect();
    let of_ten = [&dose.intensity.rpe, &dose.intensity.pain_max];
    let of_ten = of_ten.into_iter().flatten();
    found.extend(of_ten.map(|_| "10".to_owned()));
    found.sort();
    found
}

/// The words of a text, without punctuation around them; `once` is 1.
fn words(text: &str) -> Vec<String> {
    text.to_lowercase()
        .split_whitespace()
        .map(|word| word.trim_matches(|letter: char| !letter.is_alphanumeric()))
        .map(|word| if word == "once" { "1" } else { word })
        .map(str::to_owned)
        .collect()
}

fn is_number(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
}

fn numbers_in(text: &str) -> Vec<String> {
    let numbers = words(text).into_iter().filter(|word| is_number(word));
    // Spanish writes decimals with a comma.
    let mut found: Vec<String> = numbers.map(|number| number.replace(',', ".")).collect();
    found.sort();
    found
}

/// A range takes the plural, "0 to 1 times"; one alone, "up to 1 time", the singular.
fn assert_plurals(text: &str, forms: &Forms) {
    let words = words(text);
    for at in 1..words.len() {
        let number = &words[at - 1];
        if !is_number(number) {
            continue;
        }
        let is_range =
            at > 2 && is_number(&words[at - 3]) && ["to", "a"].contains(&&*words[at - 2]);
        let is_one = number == "1" && !is_range;
        let noun = words[at].as_str();
        let is_wrong = |(one, more): &(&str, &str)| noun == if is_one { *more } else { *one };
        assert!(!forms.iter().any(is_wrong), "{number} {noun} in {text}");
    }
}

fn assert_arabic_plurals(text: &str) {
    let all: Vec<&str> = text.split_whitespace().collect();
    for pair in all.windows(2) {
        // One and two stand behind their noun, in brackets.
        let Ok(number) = pair[0].parse::<f64>() else {
            continue;
        };
        let noun = pair[1].trim_end_matches(['.', '،']);
        let last_two = number % 100.0;
        for (few, many, other) in ARABIC {
            if [few, many, other].contains(&noun) {
                let right = match last_two {
                    n if number.fract() != 0.0 || n < 3.0 => other,
                    n if n <= 10.0 => few,
                    _ => many,
                };
                assert_eq!(noun, right, "{number} in {text}");
            }
        }
    }
}

fn assert_agrees(text: &str, language: &Language) {
    match language.tag() {
        "ar" => assert_arabic_plurals(text),
        "es" => assert_plurals(text, SPANISH),
        _ => assert_plurals(text, ENGLISH),
    }
}

fn assert_reads_well(dose: &Dose, language: &Language) {
    let text = dose.sentence(language);
    let count_without_noun = dose.count_noun.is_some() && dose.reps.is_none();
    assert!(
        !text.is_empty() || *dose == Dose::default() || count_without_noun,
        "{dose:?}"
    );
    assert!(text.is_empty() || text.ends_with('.'), "{text}");
    for bad in [
        "  ", "..", " .", " ,", " ،", ",,", "،،", "{", "}", "()", "-", "–", "!",
    ] {
        assert!(!text.contains(bad), "`{bad}` in {text}");
    }
    for sentence in text.split(". ") {
        assert!(!sentence.starts_with(char::is_lowercase), "{text}");
    }
    assert_eq!(numbers_in(&text), numbers(dose), "{text}");
    assert_agrees(&text, language);
}

/// All languages that there are, English with its American spelling.
static LANGUAGES: LazyLock<Vec<Language>> = LazyLock::new(|| {
    let tags = Language::available().into_iter();
    let tags = tags.map(|tag| if tag == "en" { "en-US".to_owned() } else { tag });
    tags.map(|tag| Language::load(&tag).unwrap()).collect()
});

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4000))]

    #[test]
    fn every_dose_reads_well(dose in doses()) {
        for language in &*LANGUAGES {
            assert_reads_well(&dose, language);
            let parts = dose.parts(language).into_iter();
            let values: Vec<String> = parts.map(|part| part.value).collect();
            let strip = values.join(" · ");
            prop_assert_eq!(numbers_in(&strip), numbers(&dose), "{}", strip);
            assert_agrees(&strip, language);
        }
    }

    #[test]
    fn times_are_in_order(dose in doses()) {
        if let Some((least, most)) = dose.seconds() {
            prop_assert!(least <= most);
        }
    }

    #[test]
    fn overlays_keep_every_key(base in doses(), over in doses()) {
        let both = base.overlay(&over);
        prop_assert_eq!(both.overlay(&over), both.clone());
        prop_assert_eq!(both.sets, over.sets.or(base.sets));
    }
}

/// Every combination of presence and form of the keys that make up the head.
#[test]
fn every_head_reads_well() {
    let some = |kind: usize, a: u32, b: u32, unit| {
        let number = Number::whole;
        (kind < 4).then(|| put(form(kind, number(a), number(b), unit)))
    };
    let noun = |kind: usize| [None, Some("rock"), Some("toe tap")][kind].map(|n| put(n.to_owned()));
    for index in 0..5 * 5 * 3 * 3 * 5 * 5 * 5 {
        let mut rest = index;
        let mut next = |of: usize| {
            let digit = rest % of;
            rest /= of;
            digit
        };
        let dose = Dose {
            sets: some(next(5), 1, 3, None),
            reps: some(next(5), 1, 12, None),
            count_noun: noun(next(3)),
            per: [None, Some(Per::Side), Some(Per::Direction)][next(3)].map(put),
            hold: some(next(5), 1, 5, Some(Unit::Second)),
            duration: some(next(5), 1, 20, Some(Unit::Minute)),
            distance: some(next(5), 1, 30, Some(Unit::Metre)),
            ..Dose::default()
        };
        for language in &*LANGUAGES {
            assert_reads_well(&dose, language);
        }
    }
}
