//! English syllables by spelling alone.
//!
//! Vowel letters that stand together are one syllable, unless [`splits`] says that they are two; then
//! come the endings, where an `e` is often silent and an `l` or `m` is sometimes a syllable of its own.

/// The syllables of a word in small ASCII letters.
pub(super) fn count(word: &str) -> usize {
    let letters = word.as_bytes();
    if letters.len() <= 2 {
        return 1;
    }
    let is_vowel = |at: usize| is_vowel(letters, at);
    let begins = |at: &usize| {
        let at = *at;
        is_vowel(at)
            && (at == 0
                || !is_vowel(at - 1)
                || splits(&word[..at - 1], &word[at - 1..=at], &word[at + 1..]))
    };
    let groups = (0..letters.len()).filter(begins).count();
    let more = usize::from(ends_in_voiced_consonants(word));
    let fewer = usize::from(has_silent_ending(word))
        + usize::from(has_silent_e_before_suffix(word))
        + usize::from(word.ends_with("ically"));
    (groups + more).saturating_sub(fewer).max(1)
}

/// Whether a letter is a vowel here: not the `y` of `yes` and `layer`, nor the `u` of `quick` and `guess`.
fn is_vowel(letters: &[u8], at: usize) -> bool {
    let before = at.checked_sub(1).map(|at| letters[at]);
    let after = letters.get(at + 1);
    match letters[at] {
        b'a' | b'e' | b'i' | b'o' => true,
        b'y' => !(after.is_some_and(is_vowel_letter) && before.is_none_or(|c| is_vowel_letter(&c))),
        b'u' => match before {
            Some(b'q') => false,
            Some(b'g') => !matches!(after, Some(b'e' | b'i' | b'y')),
            _ => true,
        },
        _ => false,
    }
}

fn is_vowel_letter(letter: &u8) -> bool {
    b"aeiouy".contains(letter)
}

fn has_vowel(text: &str) -> bool {
    text.bytes().any(|letter| is_vowel_letter(&letter))
}

/// Whether two vowels that stand together are two syllables: `gi-ant`, `ra-di-o`, but `so-cial`.
fn splits(before: &str, pair: &str, after: &str) -> bool {
    let last = before.bytes().next_back().unwrap_or(b' ');
    let next = after.bytes().next().unwrap_or(b' ');
    let starts = |starts: &[&str]| starts.iter().any(|start| after.starts_with(start));
    let is_rest = |rests: &[&str]| rests.contains(&after);
    match pair {
        _ if pair.ends_with('i') && starts(&["ng"]) => true,
        "ia" => match last {
            _ if starts(&["ge", "rge"]) => false,
            b'c' | b't' => next == b't',
            b's' | b'g' | b'x' => false,
            b'l' | b'n' => {
                matches!(next, b'c' | b'g' | b's' | b't')
                    || matches!(before, "l" | "d")
                    || (last == b'l' && starts(&["nce"]))
            }
            _ => true,
        },
        "io" => match last {
            b'r' => !starts(&["ur"]),
            _ if next == b'r' || starts(&["ur"]) => false,
            b's' | b't' => !matches!(next, b'n' | b'u'),
            b'l' | b'n' => before == "l" || is_rest(&["", "s"]),
            b'c' | b'g' | b'x' => false,
            _ => true,
        },
        "ie" => match next {
            b't' => true,
            b'n' if starts(&["nc", "nt"]) => !matches!(last, b't' | b'c') || before == "sc",
            b'n' => !matches!(last, b't' | b'c') && !before.ends_with("fr"),
            _ => is_rest(&["r", "rs", "st"]) && has_vowel(before),
        },
        "ea" if before.ends_with("cr") => next == b't' && !starts(&["tu"]),
        "ea" if before == "r" => starts(&["ct", "pp", "ss", "li"]),
        "ea" if before.ends_with('r') && starts(&["li"]) => true,
        "ea" => is_rest(&["", "s", "n", "ns"]) && has_vowel(before) && last != b'c',
        "eo" => match last {
            b'c' => false,
            b'g' => matches!(next, b'g' | b'm') || starts(&["log"]),
            _ => !matches!(next, b'u' | b'p' | b'f'),
        },
        "ua" => last != b'g' && matches!(next, b'l' | b'r' | b't' | b'n' | b'd'),
        "ue" => last != b'g' && (starts(&["nt", "nc", "lty", "lly"]) || after == "l"),
        "ui" => starts(&["ty", "ti", "n", "cid"]) || is_rest(&["d", "ds"]),
        "iu" => matches!(next, b'm' | b's'),
        "uo" => after.is_empty() || starts(&["us"]),
        "eu" => next == b'm' || before == "r",
        "ei" => before == "r" && next == b'n' && after.len() > 2,
        "ye" => matches!(next, b'r' | b't'),
        "oe" => matches!(next, b'm' | b't'),
        "oi" => next == b'c' && !starts(&["ce", "ci"]),
        "ai" => is_rest(&["c", "cs"]),
        "oo" => before.ends_with('c') && starts(&["pera", "rdin"]),
        "yi" | "ii" | "ao" => true,
        _ => false,
    }
}

/// `spasm`, `rhythm`, `handling`; and `fire`, which the pronouncing dictionary gives two.
fn ends_in_voiced_consonants(word: &str) -> bool {
    let stem = |suffix: &str| word.strip_suffix(suffix).filter(|stem| !stem.is_empty());
    let after = |stem: Option<&str>, last: &[u8]| {
        stem.and_then(|stem| stem.bytes().next_back())
            .is_some_and(|letter| last.contains(&letter))
    };
    let ire = ["ire", "ires", "ired", "irement", "irements", "irely"];
    let is_ire = |suffix: &&str| after(stem(suffix), b"bcdfgjklmnqrtvwxyz");
    ["sm", "sms", "thm", "thms"]
        .iter()
        .any(|end| word.ends_with(end))
        || after(stem("ling"), b"bcdfgkpt")
        || ire.iter().any(is_ire)
        || stem("quire")
            .or(stem("quires"))
            .or(stem("quired"))
            .is_some()
}

/// `take`, `takes`, `baked`; but not `table`, `places`, `rested`.
fn has_silent_ending(word: &str) -> bool {
    let letters = word.as_bytes();
    let (stem, ending) = ["e", "es", "ed"]
        .iter()
        .find_map(|ending| Some((word.strip_suffix(ending)?, *ending)))
        .unwrap_or((word, ""));
    let Some(last) = stem.len().checked_sub(1) else {
        return false;
    };
    if ending.is_empty() || is_vowel(letters, last) || is_syllabic(letters, last) {
        return false;
    }
    match ending {
        "es" => !["c", "g", "s", "z", "x", "sh", "ch"]
            .iter()
            .any(|end| stem.ends_with(end)),
        "ed" => !stem.ends_with(['t', 'd']),
        _ => true,
    }
}

/// Whether a letter is the `l` or `r` of `table` and `centre`.
fn is_syllabic(letters: &[u8], at: usize) -> bool {
    let before = at.checked_sub(1);
    matches!(letters[at], b'l' | b'r')
        && before.is_some_and(|at| !is_vowel(letters, at) && !b"lrw".contains(&letters[at]))
}

/// `careful`, `movement`, `safely`; but not `settlement`, `element`.
fn has_silent_e_before_suffix(word: &str) -> bool {
    const SUFFIXES: [&str; 10] = [
        "ly", "less", "lessly", "ful", "fully", "ment", "ments", "mental", "ness", "lessness",
    ];
    let stem = |suffix: &&str| word.strip_suffix(suffix)?.strip_suffix('e');
    let Some(stem) = SUFFIXES.iter().find_map(stem) else {
        return false;
    };
    let letters = stem.as_bytes();
    let Some(last) = letters.len().checked_sub(1) else {
        return false;
    };
    let is_element = stem.ends_with("el") && word.contains("lement");
    has_vowel(&stem[..last])
        && !is_vowel_letter(&letters[last])
        && !(letters[last] == b'l' && !is_vowel_letter(&letters[last - 1]))
        && !is_element
}
