//! "Did you mean": the known name that is nearest to a misspelt one.
//!
//! One measure for front-matter keys, allowed values, ids, files and anchors, so that all
//! suggestions feel the same. A suggestion is given only where it's likely to be right: the
//! distance may be a third of the name's length, and a transposition counts once.

/// The candidate nearest to `name`, if one is near enough. Ties go to the first candidate.
pub fn nearest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    measure(name, candidates).map(|(candidate, _)| candidate)
}

/// The candidate nearest to `name`, if one is near enough and no other is as near.
pub fn only_nearest<'a>(
    name: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let (candidate, is_tie) = measure(name, candidates)?;
    (!is_tie).then_some(candidate)
}

/// The first of the nearest candidates, and whether there are others.
fn measure<'a>(
    name: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<(&'a str, bool)> {
    let folded = fold(name);
    let limit = (folded.chars().count() / 3).max(1);
    let mut best: Option<(usize, &str, bool)> = None;
    for candidate in candidates {
        // Lengths that differ by more than the limit can't be near: skip the real measure.
        if candidate.len().abs_diff(folded.len()) > limit * 4 {
            continue;
        }
        let distance = strsim::osa_distance(&folded, &fold(candidate));
        if distance > limit {
            continue;
        }
        match &mut best {
            Some((least, _, is_tie)) if distance == *least => *is_tie = true,
            Some((least, ..)) if distance > *least => {}
            _ => best = Some((distance, candidate, false)),
        }
    }
    best.map(|(_, candidate, is_tie)| (candidate, is_tie))
}

/// "did you mean `x`?", if there's a near name.
pub fn did_you_mean<'a>(
    name: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<String> {
    nearest(name, candidates).map(|candidate| format!("did you mean `{candidate}`?"))
}

/// Case, `_`, `-` and spaces don't count as different: `Body Regions` is near `body_regions`.
fn fold(name: &str) -> String {
    name.chars()
        .take(80)
        .map(|c| if matches!(c, '_' | ' ') { '-' } else { c })
        .flat_map(char::to_lowercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn suggests_only_what_is_near() {
        let names = ["summary", "sources", "body_regions", "dose"];
        assert_eq!(nearest("sumary", names), Some("summary"));
        assert_eq!(nearest("source", names), Some("sources"));
        assert_eq!(nearest("Body-Regions", names), Some("body_regions"));
        assert_eq!(nearest("dsoe", names), Some("dose"));
        assert_eq!(nearest("banana", names), None);
        assert_eq!(nearest("x", names), None);
    }

    #[test]
    fn one_stands_out_where_no_other_is_as_near() {
        assert_eq!(
            only_nearest("sumary", ["summary", "sources"]),
            Some("summary")
        );
        assert_eq!(only_nearest("dole", ["dose", "role", "x"]), None);
        assert_eq!(nearest("dole", ["dose", "role"]), Some("dose"));
        assert_eq!(only_nearest("role", ["dole", "role"]), Some("role"));
    }
}
