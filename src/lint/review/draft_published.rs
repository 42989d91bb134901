//! `draft-published`: a draft that readers can see.

use super::{is_draft, is_published};
use crate::diagnostic::{Diagnostic, Level};
use crate::document::Document;
use crate::lint::{Check, Example, Group, Rule, Settings};

/// The rule.
pub static RULE: Rule = Rule {
    code: "draft-published",
    group: Group::Review,
    level: Level::Warning,
    why: "Patients act on what they read, whether or not anybody has checked it. A page whose \
          `review.status` is `draft` or `in-review` is published all the same unless it has \
          `draft: true`; it then says that it isn't clinically reviewed, and no other rule \
          about reviews speaks on it. Where that is on purpose, silence the rule for a folder \
          with `check.allow` in `site.yaml` and give the reason.",
    reference: "JAMA benchmarks (Silberg and others, 1997), disclosure and currency",
    bad: Example::Files(&[(
        "content/guides/sitting.md",
        "---\n\
         title: Sitting\n\
         review: {status: in-review}\n\
         ---\n\
         Change your position often.\n",
    )]),
    good: Example::Files(&[(
        "content/guides/sitting.md",
        "---\n\
         title: Sitting\n\
         draft: true\n\
         review: {status: in-review}\n\
         ---\n\
         Change your position often.\n",
    )]),
    check: Check::Document(check),
};

/// Tells published pages that say that they are drafts.
fn check(document: &Document, _: &Settings) -> Vec<Diagnostic> {
    let review = document.common.review.as_ref();
    review
        .filter(|_| is_published(document) && is_draft(document))
        .map(|review| {
            RULE.tell(
                review.span.begin(),
                "this page is published, and its review isn't done",
            )
            .help("have it reviewed and approved, or keep it back with `draft: true`")
        })
        .into_iter()
        .collect()
}
