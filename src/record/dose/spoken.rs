//! A dose as a clinician says it: "1 set of 8; hold 5 s; 2 times a day".
//!
//! For the command line, where a record in braces is hard to type. The words become keys of the dose
//! record, and that is then read and checked like any other, so this knows words and no numbers.
//! English only; everybody can write the keys themselves (`sets: 1, reps: 8`). Deliberately absent:
//! guessing. "20 s" may be a hold or a duration, so it is asked for.

use super::shape::SHAPE;

/// Words before a side, and what they mean for `per`.
const SIDES: [(&str, &str); 6] = [
    ("side", "side"),
    ("leg", "leg"),
    ("arm", "arm"),
    ("foot", "foot"),
    ("direction", "direction"),
    ("position", "position"),
];
const UNITS_OF_TIME: [&str; 11] = [
    "s", "sec", "secs", "second", "seconds", "min", "mins", "minute", "minutes", "h", "hours",
];
const UNITS_OF_COURSE: [&str; 6] = ["day", "days", "week", "weeks", "month", "months"];

/// Keys of the dose record with their values as written.
///
/// # Errors
/// The part that isn't understood.
pub fn keys(text: &str) -> Result<Vec<(String, String)>, String> {
    let text = text.trim().trim_start_matches('{').trim_end_matches('}');
    let mut keys = Vec::new();
    for part in text.split([';', ',']) {
        let part = part.trim().trim_end_matches('.');
        if part.is_empty() {
            continue;
        }
        match written(part) {
            Some(key) => keys.push(key),
            None => said(&part.to_lowercase(), &mut keys).ok_or_else(|| part.to_owned())?,
        }
    }
    Ok(keys)
}

/// `reps: 8`, as in the record itself.
fn written(part: &str) -> Option<(String, String)> {
    let (key, value) = part.split_once(':')?;
    let row = SHAPE.row(key.trim())?;
    Some((row.name.to_owned(), value.trim().to_owned()))
}

fn said(part: &str, keys: &mut Vec<(String, String)>) -> Option<()> {
    let mut push = |key: &str, value: &str| {
        keys.push((key.to_owned(), value.trim().to_owned()));
    };
    let (part, side) = without_side(part);
    if let Some(side) = side {
        push("per", side);
    }
    let words: Vec<&str> = part.split_whitespace().collect();
    let last = words.last()?;
    if let Some(rest) = after(&part, &["hold for ", "hold each for ", "hold "]) {
        push("hold", rest);
    } else if let Some(rest) = after(&part, &["rest for ", "rest "]) {
        push("rest", &rest.replace("as needed", "as-needed"));
    } else if part == "no rest" {
        push("rest", "none");
    } else if let Some(times) = before(&part, &[" times a day", " time a day", " a day"]) {
        push("times_per_day", counted(times));
    } else if let Some(days) = before(&part, &[" days a week", " day a week"]) {
        push("days_per_week", counted(days));
    } else if let Some(time) = part.strip_prefix("for ") {
        let is_course = UNITS_OF_COURSE.contains(last);
        push(if is_course { "for" } else { "duration" }, time);
    } else if let Some((sets, each)) = split(&part, &[" sets of ", " set of "]) {
        push("sets", sets);
        repeated(each, &mut push);
    } else if let Some(sets) = before(&part, &[" sets", " set"]) {
        push("sets", sets);
    } else if UNITS_OF_TIME.contains(last) || !part.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    } else {
        repeated(&part, &mut push);
    }
    Some(())
}

/// "8", "8 times", "8 rocks", and in sets also "20 s".
fn repeated(text: &str, push: &mut impl FnMut(&str, &str)) {
    let number_ends = text
        .find(|c: char| c.is_alphabetic() && !text.contains(" to "))
        .or_else(|| {
            let from = text.find(" to ")? + 4;
            let rest = text[from..].find(char::is_alphabetic)?;
            Some(from + rest)
        });
    let (number, noun) = text.split_at(number_ends.unwrap_or(text.len()));
    match noun.trim() {
        "" | "times" | "time" | "reps" | "rep" | "repeats" | "repeat" => push("reps", number),
        unit if UNITS_OF_TIME.contains(&unit) => push("duration", text),
        noun => {
            push("reps", number);
            push("count_noun", noun);
        }
    }
}

/// "10 on each side" without the side, and which.
fn without_side(part: &str) -> (String, Option<&'static str>) {
    for (word, per) in SIDES {
        for lead in [" on each ", " per ", " each ", " a ", " in each "] {
            if let Some(rest) = part.strip_suffix(&format!("{lead}{word}")) {
                return (rest.to_owned(), Some(per));
            }
        }
    }
    (part.to_owned(), None)
}

fn counted(text: &str) -> &str {
    match text.trim() {
        "once" => "1",
        "twice" => "2",
        number => number,
    }
}

fn after<'a>(text: &'a str, starts: &[&str]) -> Option<&'a str> {
    starts.iter().find_map(|start| text.strip_prefix(start))
}

fn before<'a>(text: &'a str, ends: &[&str]) -> Option<&'a str> {
    ends.iter().find_map(|end| text.strip_suffix(end))
}

fn split<'a>(text: &'a str, middles: &[&str]) -> Option<(&'a str, &'a str)> {
    middles.iter().find_map(|middle| text.split_once(middle))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str) -> String {
        match keys(text) {
            Ok(keys) => {
                let part = |(key, value): &(String, String)| format!("{key}: {value}");
                keys.iter().map(part).collect::<Vec<_>>().join(", ")
            }
            Err(part) => format!("? {part}"),
        }
    }

    #[test]
    fn doses_are_understood_as_people_say_them() {
        let said = [
            ("1 set of 8", "sets: 1, reps: 8"),
            ("2 to 3 sets of 10 to 15", "sets: 2 to 3, reps: 10 to 15"),
            ("2 sets of 20 s", "sets: 2, duration: 20 s"),
            (
                "5-8 rocks per leg",
                "per: leg, reps: 5-8, count_noun: rocks",
            ),
            (
                "8 times on each side; hold 5 s",
                "per: side, reps: 8, hold: 5 s",
            ),
            (
                "Hold for 20 to 30 seconds, 2 reps",
                "hold: 20 to 30 seconds, reps: 2",
            ),
            (
                "twice a day, 5 days a week",
                "times_per_day: 2, days_per_week: 5",
            ),
            (
                "for 5 min; rest as needed",
                "duration: 5 min, rest: as-needed",
            ),
            (
                "3 sets; no rest; for 6 weeks",
                "sets: 3, rest: none, for: 6 weeks",
            ),
            ("{sets: 1, reps: 8}", "sets: 1, reps: 8"),
            ("tempo: 2-1-2", "tempo: 2-1-2"),
        ];
        for (text, expected) in said {
            assert_eq!(line(text), expected, "{text}");
        }
    }

    #[test]
    fn what_may_mean_two_things_is_asked_for() {
        for (text, part) in [
            ("20 s", "20 s"),
            ("2 sets; gently", "gently"),
            ("speed: 3", "speed: 3"),
        ] {
            assert_eq!(line(text), format!("? {part}"));
        }
    }
}
