//! The theme API, version 1: the only types that templates see.
//!
//! Every page template gets four variables: `site` ([`SiteView`]), `text` (the interface strings
//! of the page's language, by message id with `_` for `-`), `page` ([`PageView`]) and `record`
//! (the view of the page's own subject, by template, see [`crate::render::page`]). Views are plain
//! data, built for one page: every `href` is already relative to that page, every text that a
//! patient reads is already a sentence, and fields called `*html*` hold finished HTML (print them
//! with `| safe`). All other text is plain and must be escaped, which templates do by themselves.
//!
//! An optional field is always there and may be null; a list may be empty. Deliberately absent:
//! functions that reach back into the model, whole-site lists in a page's context, and `suspected`
//! of a red flag, which no published file may hold. One long file, since it is one contract.

use serde::Serialize;

/// The version of this API; it changes only when a theme would break.
pub const THEME_API: u32 = 1;

/// The site as a whole; the same for all pages but for its links.
#[derive(Debug, Clone, Serialize)]
pub struct SiteView {
    /// Version of the theme API.
    pub theme_api: u32,
    /// The site's title.
    pub title: String,
    /// One sentence about the site.
    pub description: Option<String>,
    /// The language tag, such as `en-US`.
    pub language: String,
    /// `ltr` or `rtl`.
    pub direction: String,
    /// Who publishes the site.
    pub publisher: Option<PublisherView>,
    /// The licence of the content.
    pub content_licence: Option<String>,
    /// The number to call in an emergency, such as `911`.
    pub emergency_number: Option<String>,
    /// Paper of this region, `A4` or `Letter`.
    pub paper: String,
    /// mendbook's name and version, for `<meta name="generator">`.
    pub generator: String,
    /// The free `extra` of `site.yaml`.
    pub extra: serde_json::Value,
}

/// The publisher of the site.
#[derive(Debug, Clone, Serialize)]
pub struct PublisherView {
    /// Name.
    pub name: String,
    /// Web address.
    pub url: Option<String>,
    /// How to reach them: a mail address, a telephone number or a web address, as text.
    pub contact: Option<String>,
}

/// What every page has, whatever it is about.
#[derive(Debug, Clone, Serialize)]
pub struct PageView {
    /// What the page is: `home`, `page`, `guide`, `exercise`, `routine`, `red-flag`, `relief`,
    /// `term`, `card`, `section`, `red-flags`, `quick-reference`, `glossary`, `sources`, `a-z`,
    /// `list` (tags and their like), `redirect`, `not-found`, `withdrawn`.
    pub kind: &'static str,
    /// The title; also the page's only level-1 heading.
    pub title: String,
    /// The title for `<title>`: with the site's name behind it, but for the home page.
    pub full_title: String,
    /// For `<meta name="description">` and lists.
    pub summary: Option<String>,
    /// The address from the site's root: `guides/low-back/`, or empty for the home page.
    pub path: String,
    /// The whole address, where the site has a base URL.
    pub canonical: Option<String>,
    /// Whether search engines should leave the page out (redirects, 404, withdrawn).
    pub noindex: bool,
    /// Links to the fixed places of the site.
    pub places: Places,
    /// From the home page down to the parent of this page; empty on the home page.
    pub breadcrumbs: Vec<Link>,
    /// The sidebar, rendered once a section from `sidebar.html`; empty on cards.
    pub sidebar_html: String,
    /// The headings of the page for its table of contents; empty below three headings.
    pub contents: Vec<Heading>,
    /// The page before this one in its section.
    pub previous: Option<Link>,
    /// The page after this one in its section.
    pub next: Option<Link>,
    /// What links here, grouped by kind.
    pub backlinks: Vec<LinkGroup>,
    /// Pages that the author calls related.
    pub related: Vec<Link>,
    /// Tags, each with its page.
    pub tags: Vec<Link>,
    /// Body regions, each with its page.
    pub body_regions: Vec<Link>,
    /// Conditions, each with its page.
    pub conditions: Vec<Link>,
    /// Cited sources.
    pub sources: Vec<SourceView>,
    /// Who wrote and reviewed the page and when; null on pages that need no review.
    pub review: Option<ReviewView>,
    /// The emergency level of the red flags in brief, on guides and routines; else null.
    pub emergency: Option<EmergencyView>,
    /// The page's PDFs; empty where none are made.
    pub handouts: Vec<HandoutGroup>,
    /// The disclaimer, on guides, routines and cards.
    pub disclaimer: Option<String>,
    /// Machine-readable data: one finished `<script type="application/ld+json">` element or nothing.
    pub json_ld_html: String,
    /// The free `extra` of the page's front matter.
    pub extra: serde_json::Value,
}

/// Links to the fixed places of the site, from this page.
#[derive(Debug, Clone, Serialize)]
pub struct Places {
    /// Home page.
    pub home: String,
    /// The gathered red flags.
    pub red_flags: String,
    /// The one-sheet quick reference of the red flags.
    pub quick_reference: String,
    /// Glossary.
    pub glossary: String,
    /// Sources.
    pub sources: String,
    /// A–Z.
    pub a_to_z: String,
    /// The theme's style sheet.
    pub stylesheet: String,
    /// The site's icon.
    pub icon: String,
    /// The site's logo, if one is set.
    pub logo: Option<String>,
    /// The Atom feed, where the site has a base URL.
    pub feed: Option<String>,
}

/// A link with the text that it shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Link {
    /// Its text.
    pub title: String,
    /// Its address, relative to the page.
    pub href: String,
    /// The summary of the page that it leads to, where there is one.
    pub summary: Option<String>,
}

/// Links under a heading.
#[derive(Debug, Clone, Serialize)]
pub struct LinkGroup {
    /// The heading.
    pub title: String,
    /// The links.
    pub links: Vec<Link>,
}

/// A heading of the page, with those below it.
#[derive(Debug, Clone, Serialize)]
pub struct Heading {
    /// Its anchor, without `#`.
    pub id: String,
    /// Its text.
    pub title: String,
    /// Headings one level down.
    pub children: Vec<Heading>,
}

/// What `sidebar.html` gets as `sections`.
#[derive(Debug, Clone, Serialize)]
pub struct NavSection {
    /// Title of the section.
    pub title: String,
    /// Its page.
    pub href: String,
    /// Whether the page that is shown belongs to this section; its items are then listed.
    pub open: bool,
    /// The folders of the open section, wherever in it the page lies.
    pub folders: Vec<Link>,
    /// What stands beside the page: the folders and pages of its own folder. Empty in a section that
    /// isn't open; without the pages in a folder of more than 120.
    pub items: Vec<Link>,
}

/// Who answers for a page, and until when.
#[derive(Debug, Clone, Serialize)]
pub struct ReviewView {
    /// The whole line: "Last reviewed March 15, 2026 · Next review due March 15, 2029", or "Not
    /// clinically reviewed".
    pub line: String,
    /// Whether somebody named has approved it.
    pub reviewed: bool,
    /// Set when the next review is overdue: a sentence that says so.
    pub overdue: Option<String>,
    /// "Written by …", if authors are named.
    pub written_by: Option<String>,
    /// "Reviewed by …", if reviewers are named.
    pub reviewed_by: Option<String>,
    /// Who paid for it.
    pub funding: Option<String>,
    /// Conflicts of interest.
    pub conflicts: Option<String>,
    /// The author's own version of the text.
    pub version: Option<String>,
}

/// One cited source.
#[derive(Debug, Clone, Serialize)]
pub struct SourceView {
    /// Its id.
    pub id: String,
    /// Title.
    pub title: String,
    /// What sort of source it is, in words.
    pub kind: String,
    /// Authors and year as one text, or that they aren't known.
    pub by: String,
    /// Its address, where it has one.
    pub url: Option<String>,
    /// Its entry on the sources page.
    pub href: String,
    /// Pages that cite it; only on the sources page.
    pub cited_by: Vec<Link>,
}

/// The emergency level in brief.
#[derive(Debug, Clone, Serialize)]
pub struct EmergencyView {
    /// Hidden prefix that names the level for screen readers.
    pub prefix: String,
    /// Heading of the card: what to do.
    pub heading: String,
    /// The signs, at most five.
    pub signs: Vec<String>,
    /// The gathered red flags.
    pub href: String,
}

/// One printout of a page in all its editions.
#[derive(Debug, Clone, Serialize)]
pub struct HandoutGroup {
    /// What it is: "Exercise card".
    pub title: String,
    /// The version that stands on the paper.
    pub version: String,
    /// Its editions by paper and size.
    pub editions: Vec<HandoutView>,
}

/// One PDF.
#[derive(Debug, Clone, Serialize)]
pub struct HandoutView {
    /// Paper and size: "A4, large print".
    pub label: String,
    /// How many pages it has at most: "1 page", "several pages".
    pub pages: String,
    /// The file.
    pub href: String,
}

/// A picture of a page.
#[derive(Debug, Clone, Serialize)]
pub struct ImageView {
    /// Address relative to the page.
    pub src: String,
    /// What it shows; empty where it only decorates.
    pub alt: String,
    /// Width in pixels, where known.
    pub width: Option<usize>,
    /// Height in pixels, where known.
    pub height: Option<usize>,
    /// Caption.
    pub caption: Option<String>,
    /// Who made it, under which licence, as one text.
    pub credit: Option<String>,
}

/// `record` of `page.html` and `home.html`.
#[derive(Debug, Clone, Serialize)]
pub struct PlainView {
    /// The body.
    pub body_html: String,
    /// The pages of each section, for the home page; empty on other pages.
    pub sections: Vec<SectionSummary>,
}

/// A section on the home page.
#[derive(Debug, Clone, Serialize)]
pub struct SectionSummary {
    /// Kind of its pages: `guide`, `exercise`, … or `page`.
    pub kind: &'static str,
    /// Title.
    pub title: String,
    /// Its page.
    pub href: String,
    /// Its summary.
    pub summary: Option<String>,
    /// Its first pages, at most eight.
    pub links: Vec<Link>,
    /// How many pages it has.
    pub count: usize,
}

/// `record` of `section.html`: a folder's own page.
#[derive(Debug, Clone, Serialize)]
pub struct SectionView {
    /// Kind of its pages.
    pub kind: &'static str,
    /// The body of its `index.md`, or nothing.
    pub body_html: String,
    /// Folders below.
    pub folders: Vec<Link>,
    /// Pages in it.
    pub links: Vec<Link>,
}

/// `record` of `guide.html`.
#[derive(Debug, Clone, Serialize)]
pub struct GuideView {
    /// The line to remember.
    pub key_message: Option<String>,
    /// What the guide is for.
    pub goal: Option<String>,
    /// What the reader will know.
    pub objectives: Vec<String>,
    /// The guidance.
    pub body_html: String,
    /// Patterns and why they matter.
    pub patterns: Vec<NamedReason>,
    /// Habits and why they help.
    pub habits: Vec<NamedReason>,
    /// Exercises that it recommends.
    pub exercises: Vec<Link>,
    /// Routines that it recommends.
    pub routines: Vec<Link>,
    /// Relief measures that it recommends.
    pub relief: Vec<Link>,
    /// Signs of getting better.
    pub better_signs: Vec<String>,
    /// When to stop.
    pub stop_rules: Vec<String>,
    /// The red flags that it states, by level.
    pub levels: Vec<LevelView>,
}

/// A pattern or habit with its reason.
#[derive(Debug, Clone, Serialize)]
pub struct NamedReason {
    /// What.
    pub name: String,
    /// Why.
    pub why: Option<String>,
}

/// A dose in the forms that a page shows.
#[derive(Debug, Clone, Serialize)]
pub struct DoseView {
    /// The generated sentence.
    pub sentence: String,
    /// The same, part by part, for the dose strip.
    pub parts: Vec<DosePartView>,
    /// How to make it harder, in the author's words.
    pub progress_when: Option<String>,
    /// When to ease off, in the author's words.
    pub ease_when: Option<String>,
}

/// One part of a dose strip.
#[derive(Debug, Clone, Serialize)]
pub struct DosePartView {
    /// The key in the dose: `sets`, `reps`, `hold`, …
    pub key: &'static str,
    /// Its label: "Sets".
    pub label: String,
    /// Its value: "2 to 3".
    pub value: String,
}

/// One way to do an exercise: what an exercise without variants has once, and one with variants
/// has for each of them.
#[derive(Debug, Clone, Serialize)]
pub struct WayView {
    /// The variant's id, or empty.
    pub id: String,
    /// The variant's label, or empty.
    pub label: String,
    /// The line that says what it is for.
    pub goal: Option<String>,
    /// Start position: its word in the model, such as `hook-lying`.
    pub position: Option<String>,
    /// Start position in plain words.
    pub position_label: Option<String>,
    /// Which sides, in plain words.
    pub laterality_label: Option<String>,
    /// The dose.
    pub dose: Option<DoseView>,
    /// The steps, each as HTML.
    pub steps_html: Vec<String>,
    /// Text after the steps.
    pub notes_html: String,
    /// Short reminders.
    pub cues: Vec<String>,
    /// What you should feel.
    pub feel: Vec<String>,
    /// What you should not feel.
    pub not_feel: Vec<String>,
    /// Common mistakes.
    pub mistakes: Vec<String>,
    /// When to take care.
    pub cautions: Vec<String>,
    /// Where this way comes from.
    pub sources: Vec<SourceView>,
}

/// `record` of `exercise.html`.
#[derive(Debug, Clone, Serialize)]
pub struct ExerciseView {
    /// What sort of exercise, in words.
    pub type_label: Option<String>,
    /// Its purpose in one line.
    pub goal: Option<String>,
    /// Text before the steps.
    pub intro_html: String,
    /// The ways to do it: one, or one for each variant. Never empty.
    pub ways: Vec<WayView>,
    /// Whether the ways are variants with headings of their own.
    pub has_variants: bool,
    /// Text that belongs to no variant and stands after them.
    pub outro_html: String,
    /// Equipment as one text, "None needed" where it's stated that there is none.
    pub equipment: Option<String>,
    /// Muscles at work.
    pub muscles: Vec<String>,
    /// Reasons not to do it.
    pub contraindications: Vec<String>,
    /// Whether it's stated that no reason is known.
    pub no_known_contraindications: bool,
    /// Easier exercises.
    pub easier: Vec<Link>,
    /// Harder exercises.
    pub harder: Vec<Link>,
    /// Routines that hold it.
    pub routines: Vec<Link>,
    /// Pictures; empty until some are made.
    pub images: Vec<ImageView>,
}

/// `record` of `routine.html` and `card.html`.
#[derive(Debug, Clone, Serialize)]
pub struct RoutineView {
    /// What it is for.
    pub purpose: Option<String>,
    /// Who it is for.
    pub for_whom: Option<String>,
    /// The body, shown on the routine's page only.
    pub body_html: String,
    /// In which order, in words.
    pub order_label: Option<String>,
    /// How often: "2 times a day, for 6 weeks".
    pub frequency: Option<String>,
    /// Total time, where the doses tell it: "about 5 to 8 minutes".
    pub total_time: Option<String>,
    /// How often the position changes, in words.
    pub position_changes: Option<String>,
    /// All equipment as one text.
    pub equipment: Option<String>,
    /// The exercises and relief measures.
    pub items: Vec<ItemView>,
    /// When to stop.
    pub stop_rules: Vec<String>,
    /// Red flags in brief, by level.
    pub levels: Vec<LevelView>,
    /// `list`, `one-up`, `two-up` or `four-up`.
    pub layout: &'static str,
    /// `standard` or `large`.
    pub print: &'static str,
    /// The tick grid, if one is wanted.
    pub log: Option<LogView>,
    /// Labels of the ruled lines to fill in.
    pub blanks: Vec<String>,
    /// How tightly the card has to be set to fit on one sheet: `fit-0` (roomy) and up; null where
    /// that isn't known.
    pub fit: Option<String>,
    /// The routine's own page, from the card; the card, from the routine's page.
    pub other_href: String,
    /// What makes the printout traceable.
    pub trace: TraceView,
}

/// One item of a routine.
#[derive(Debug, Clone, Serialize)]
pub struct ItemView {
    /// Its number on the card, from 1.
    pub number: usize,
    /// `exercise` or `relief`.
    pub kind: &'static str,
    /// Title.
    pub title: String,
    /// Its page.
    pub href: String,
    /// The author's note for this routine.
    pub note: Option<String>,
    /// How to do it here (the chosen variant, the dose with this routine's changes).
    pub way: WayView,
    /// First picture.
    pub image: Option<ImageView>,
}

/// The tick grid.
#[derive(Debug, Clone, Serialize)]
pub struct LogView {
    /// Day numbers, from 1.
    pub days: Vec<u32>,
    /// Times a day, from 1.
    pub times: Vec<u32>,
}

/// What makes a printout traceable.
#[derive(Debug, Clone, Serialize)]
pub struct TraceView {
    /// Short hash of the records on it.
    pub version: String,
    /// The address in plain text; null without a base URL.
    pub address: Option<String>,
    /// QR code of the address as SVG; empty without a base URL or where it's turned off.
    pub qr_html: String,
}

/// One level of urgency with its flags.
#[derive(Debug, Clone, Serialize)]
pub struct LevelView {
    /// `emergency`, `same-day` or `see-clinician`.
    pub urgency: &'static str,
    /// Hidden prefix that names the level for screen readers.
    pub prefix: String,
    /// What to do, as the heading of each card.
    pub heading: String,
    /// The flags in cards of at most five.
    pub cards: Vec<Vec<FlagView>>,
}

/// `record` of `red-flags.html` and `quick-reference.html`.
#[derive(Debug, Clone, Serialize)]
pub struct RedFlagsView {
    /// The body of `content/red-flags/index.md`, or nothing.
    pub body_html: String,
    /// The levels that have flags, the most urgent first.
    pub levels: Vec<LevelView>,
    /// The sheets of the quick reference, where it is one for each body region; else empty.
    pub sheets: Vec<PartLink>,
    /// How tightly it has to be set to fit on one sheet: `fit-0` (roomy) and up; null where that
    /// isn't known.
    pub fit: Option<String>,
    /// The other page of the pair (gathered page and quick reference).
    pub other_href: String,
    /// What makes the printout traceable.
    pub trace: TraceView,
}

/// One red flag; also `record` of `red-flag.html`.
#[derive(Debug, Clone, Serialize)]
pub struct FlagView {
    /// Its id; the anchor on the gathered page.
    pub id: String,
    /// The sign in a patient's words.
    pub sign: String,
    /// Any one of these is enough.
    pub any_of: Vec<String>,
    /// All of these together.
    pub all_of: Vec<String>,
    /// "with" signs.
    pub with: Vec<String>,
    /// How it began, in words; null where it doesn't matter.
    pub onset: Option<String>,
    /// "after 1 week of self-care", or null.
    pub after: Option<String>,
    /// `emergency`, `same-day` or `see-clinician`.
    pub urgency: &'static str,
    /// The level in words.
    pub urgency_label: String,
    /// What to do.
    pub action: String,
    /// What not to do.
    pub do_not: Vec<String>,
    /// Why it matters (the body).
    pub why_html: String,
    /// Its own page, or null for a flag that only a guide records.
    pub href: Option<String>,
    /// Guides that state it.
    pub stated_by: Vec<Link>,
    /// Where it comes from.
    pub sources: Vec<SourceView>,
}

/// `record` of `relief.html`.
#[derive(Debug, Clone, Serialize)]
pub struct ReliefView {
    /// What sort of measure, in words.
    pub type_label: String,
    /// `cold`, `heat`, `medicine`, …
    pub type_key: &'static str,
    /// Label and value of each fact: when, how long, how often, at most, protect the skin.
    pub facts: Vec<Fact>,
    /// The body.
    pub body_html: String,
    /// Active ingredients, in the region's names.
    pub ingredients: Vec<String>,
    /// What the label says; required for a medicine.
    pub label_notice: Option<String>,
    /// Questions for a pharmacist or clinician.
    pub ask: Vec<String>,
    /// How to do it safely.
    pub safety: Vec<String>,
    /// Who should not.
    pub not_for: Vec<String>,
    /// Pictures.
    pub images: Vec<ImageView>,
}

/// A label with its value.
#[derive(Debug, Clone, Serialize)]
pub struct Fact {
    /// Label.
    pub label: String,
    /// Value.
    pub value: String,
}

/// `record` of `term.html` and each row of `glossary.html`.
#[derive(Debug, Clone, Serialize)]
pub struct TermView {
    /// Its id; the anchor on the glossary page.
    pub id: String,
    /// The term, in the region's name.
    pub name: String,
    /// Its own page.
    pub href: String,
    /// What it means.
    pub plain: String,
    /// Other names in other regions.
    pub other_names: Vec<String>,
    /// The plain word to use in its place.
    pub avoid: Option<String>,
    /// The body, on the term's own page only.
    pub body_html: String,
}

/// `record` of `glossary.html`.
#[derive(Debug, Clone, Serialize)]
pub struct GlossaryView {
    /// The body of `content/glossary/index.md`, or nothing.
    pub body_html: String,
    /// The terms by first letter.
    pub letters: Vec<TermLetter>,
}

/// Terms that begin with the same letter.
#[derive(Debug, Clone, Serialize)]
pub struct TermLetter {
    /// The letter.
    pub letter: String,
    /// The terms.
    pub terms: Vec<TermView>,
}

/// `record` of `sources.html`.
#[derive(Debug, Clone, Serialize)]
pub struct SourcesView {
    /// All sources, each with the pages that cite it.
    pub sources: Vec<SourceView>,
}

/// `record` of `list.html`: tags, body regions, conditions, A–Z and the pages of each.
#[derive(Debug, Clone, Serialize)]
pub struct ListView {
    /// Other parts of a long list: letters of the A–Z, pages of a tag.
    pub parts: Vec<PartLink>,
    /// What is listed here, in groups.
    pub groups: Vec<LinkGroup>,
}

/// A link to another part of a long list.
#[derive(Debug, Clone, Serialize)]
pub struct PartLink {
    /// Its text.
    pub title: String,
    /// Its address.
    pub href: String,
    /// Whether this is the part shown.
    pub current: bool,
}

/// `record` of `redirect.html` and `withdrawn.html`.
#[derive(Debug, Clone, Serialize)]
pub struct ElsewhereView {
    /// Where to go instead.
    pub target: Link,
}

/// `record` of `embed.html`: the card of a record inside another page's text.
#[derive(Debug, Clone, Serialize)]
pub struct EmbedView {
    /// Kind of the record.
    pub kind: &'static str,
    /// Its title, page and summary.
    pub link: Link,
    /// For an exercise: its ways; else empty.
    pub ways: Vec<WayView>,
    /// For a routine: the titles of its items with their dose sentences; else empty.
    pub items: Vec<Fact>,
    /// For a red flag: the flag; else null.
    pub flag: Option<FlagView>,
    /// For a relief measure: its facts; for others empty.
    pub facts: Vec<Fact>,
    /// For a routine: its printable card.
    pub card_href: Option<String>,
}
