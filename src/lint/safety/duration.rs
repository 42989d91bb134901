//! Stretches of time in English texts: "24 hours", "a week", "2-day".

use crate::prose::word;

/// Units, in the singular.
const UNITS: [&str; 6] = ["minute", "hour", "day", "night", "week", "month"];

/// Numbers in words, as far as people write them.
const NUMBERS: [&str; 13] = [
    "a", "an", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "twelve",
];

/// Whether a text names a stretch of time.
pub fn names_duration(text: &str) -> bool {
    let words: Vec<String> = word::words(text)
        .map(|word| text[word].to_lowercase())
        .collect();
    let is_unit = |word: &str| UNITS.contains(&word.strip_suffix('s').unwrap_or(word));
    let is_number = |word: &str| NUMBERS.contains(&word) || word.starts_with(char::is_numeric);
    let is_both = |word: &String| {
        let unit = word.rsplit('-').next();
        word.starts_with(char::is_numeric) && unit.is_some_and(is_unit)
    };
    words.iter().any(is_both)
        || words
            .windows(2)
            .any(|pair| is_number(&pair[0]) && is_unit(&pair[1]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stretches_of_time_are_seen() {
        assert!(names_duration("within 24 hours"));
        assert!(names_duration("for more than a week"));
        assert!(names_duration("after a 2-day wait"));
        assert!(!names_duration("one of these days, call 999, 2 tablets"));
    }
}
