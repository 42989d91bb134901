//! The printouts of a site: what is made as PDF, on which paper and in which size.
//!
//! The list follows from the content and `handouts:` of `site.yaml` alone, so a page can name its
//! PDFs before any is made. Deliberately absent: bytes, and how many pages a printout really has.

use crate::config::Paper;
use crate::config::handouts::{PrintSize, Printout};
use crate::record::{Kind, Record};

use super::lists::Family;
use super::red_flags::Flag;
use super::route::{self, Route};
use super::{DocId, Site};

/// The id of a card for one person, which is a page of no site; no author would write it.
pub const FOR_ONE_PERSON: &str = "handout-for-one-person";

/// What a handout shows.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// The card of a routine.
    Card(DocId),
    /// The red flags: all of them, or those of one body region.
    QuickReference(Option<Area>),
    /// The danger signs in the size of a bank card.
    Wallet,
    /// A guide.
    Guide(DocId),
    /// An exercise.
    Exercise(DocId),
    /// The whole site.
    Booklet,
}

/// A body region that has a sheet of red flags of its own.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Area {
    /// As authors write it.
    pub name: String,
    /// In addresses.
    pub slug: String,
}

/// What a handout is printed on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Format {
    /// A sheet of paper.
    Sheet(Paper),
    /// 85.6 × 54 mm: one wallet card.
    Card,
}

/// One PDF.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Handout {
    /// What it shows.
    pub subject: Subject,
    /// What it is printed on.
    pub format: Format,
    /// In which size of print.
    pub size: PrintSize,
}

impl Format {
    /// The name in addresses, in the manifest and for layouts' eyes: `a4`, `letter`, `card`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Sheet(Paper::A4) => "a4",
            Self::Sheet(Paper::Letter) => "letter",
            Self::Card => "card",
        }
    }

    /// Width and height in millimetres.
    #[must_use]
    pub fn size_mm(self) -> (f64, f64) {
        match self {
            Self::Sheet(Paper::A4) => (210.0, 297.0),
            Self::Sheet(Paper::Letter) => (215.9, 279.4),
            Self::Card => (85.6, 54.0),
        }
    }
}

impl Subject {
    /// Which of the choices in `handouts.documents` it is.
    #[must_use]
    pub fn printout(&self) -> Printout {
        match self {
            Self::Card(_) => Printout::Routine,
            Self::QuickReference(_) => Printout::QuickReference,
            Self::Wallet => Printout::Wallet,
            Self::Guide(_) => Printout::Guide,
            Self::Exercise(_) => Printout::Exercise,
            Self::Booklet => Printout::Booklet,
        }
    }

    /// The page that shows the same in HTML; its address stands on the paper.
    #[must_use]
    pub fn page(&self, site: &Site) -> Route {
        match self {
            Self::Card(doc) => site.route(*doc).child("card"),
            Self::QuickReference(area) => quick_reference_route(area.as_ref()),
            Self::Wallet => route::red_flags(),
            Self::Guide(doc) | Self::Exercise(doc) => site.route(*doc).clone(),
            Self::Booklet => Route::default(),
        }
    }

    /// The name of the file without paper and size: people who save it should know what it is.
    fn stem(&self, site: &Site) -> String {
        let id = |doc: &DocId| site.document(*doc).id.value.clone();
        match self {
            Self::Card(doc) => format!("{}-card", id(doc)),
            Self::QuickReference(None) => "red-flags".to_owned(),
            Self::QuickReference(Some(area)) => format!("red-flags-{}", area.slug),
            Self::Wallet => "red-flags-wallet".to_owned(),
            Self::Guide(doc) => format!("{}-leaflet", id(doc)),
            Self::Exercise(doc) => format!("{}-sheet", id(doc)),
            Self::Booklet => "booklet".to_owned(),
        }
    }

    /// Whether it is always as few sheets as allowed, and so has to be fitted.
    #[must_use]
    pub fn is_fitted(&self) -> bool {
        matches!(self, Self::Card(_) | Self::QuickReference(_) | Self::Wallet)
    }
}

impl Handout {
    /// Its file, by path from the root of the output.
    #[must_use]
    pub fn file(&self, site: &Site) -> String {
        let folder = self.subject.page(site);
        let stem = self.subject.stem(site);
        let end = match self.size {
            PrintSize::Standard => "",
            PrintSize::Large => "-large",
        };
        format!("{folder}{stem}-{}{end}.pdf", self.format.name())
    }

    /// How many pages it may take, where that is limited.
    #[must_use]
    pub fn most_pages(&self, site: &Site) -> Option<usize> {
        let large = self.size == PrintSize::Large;
        match self.subject {
            Subject::Card(_) | Subject::QuickReference(_) if large => {
                Some(site.config.handouts.large_pages)
            }
            _ if self.subject.is_fitted() => Some(1),
            _ => None,
        }
    }
}

/// The page of the quick reference, or of one body region's sheet.
#[must_use]
pub fn quick_reference_route(area: Option<&Area>) -> Route {
    let route = route::red_flags().child("card");
    match area {
        None => route,
        Some(area) => route.child(&area.slug),
    }
}

/// The editions of a subject that the site makes: none where its settings don't ask for it, or the
/// program can't make any.
#[must_use]
pub fn made(site: &Site, subject: &Subject) -> Vec<Handout> {
    let has_content = match subject {
        Subject::QuickReference(_) => !site.red_flags.flags.is_empty(),
        Subject::Wallet => wallet_flags(site).next().is_some(),
        Subject::Card(doc) | Subject::Guide(doc) | Subject::Exercise(doc) => {
            !site.document(*doc).is_retired()
        }
        Subject::Booklet => true,
    };
    let is_made = cfg!(feature = "pdf") && site.config.handouts.has(subject.printout());
    if is_made && has_content {
        editions(site, subject)
    } else {
        Vec::new()
    }
}

/// All handouts of a site, in a fixed order; none where the program can't make any. `areas` are the
/// sheets into which the quick reference is split: none where all of it is one sheet.
#[must_use]
pub fn list(site: &Site, areas: &[Area]) -> Vec<Handout> {
    let all = subjects(site, areas).into_iter();
    all.flat_map(|subject| made(site, &subject)).collect()
}

/// One subject on all papers and in all sizes that it is made in.
fn editions(site: &Site, subject: &Subject) -> Vec<Handout> {
    let settings = &site.config.handouts;
    let one_size = [PrintSize::Standard];
    let sizes = match subject {
        // A wallet card can't be large; the quick reference is.
        Subject::Wallet => &one_size[..],
        _ => &settings.sizes,
    };
    let single = (*subject == Subject::Wallet).then_some(Format::Card);
    let sheets = settings.papers.iter().copied().map(Format::Sheet);
    let formats: Vec<Format> = sheets.chain(single).collect();
    let edition = |size: PrintSize| {
        let handout = move |format: &Format| Handout {
            subject: subject.clone(),
            format: *format,
            size,
        };
        formats.iter().map(handout).collect::<Vec<_>>()
    };
    sizes.iter().flat_map(|size| edition(*size)).collect()
}

fn subjects(site: &Site, areas: &[Area]) -> Vec<Subject> {
    let of_kind = |kind: Kind| {
        let all = site
            .all()
            .filter(move |(_, document)| document.kind == kind);
        all.map(|(doc, _)| doc)
    };
    let mut subjects: Vec<Subject> = of_kind(Kind::Routine).map(Subject::Card).collect();
    subjects.extend(sheets(areas).map(Subject::QuickReference));
    subjects.push(Subject::Wallet);
    subjects.extend(of_kind(Kind::Guide).map(Subject::Guide));
    subjects.extend(of_kind(Kind::Exercise).map(Subject::Exercise));
    subjects.push(Subject::Booklet);
    subjects
}

/// The sheets of the quick reference: one for all, or one for each body region.
pub fn sheets(areas: &[Area]) -> impl Iterator<Item = Option<Area>> {
    let whole = areas.is_empty().then_some(None);
    whole.into_iter().chain(areas.iter().cloned().map(Some))
}

/// The signs of a wallet card: those of an emergency.
pub fn wallet_flags(site: &Site) -> impl Iterator<Item = &Flag> {
    use crate::record::red_flag::Urgency;
    site.red_flags.with_urgency(Urgency::Emergency)
}

/// The body regions of the red flags, by name.
#[must_use]
pub fn areas(site: &Site) -> Vec<Area> {
    let mut areas: Vec<Area> = site
        .red_flags
        .flags
        .iter()
        .flat_map(|flag| areas_of(site, flag))
        .collect();
    areas.sort();
    areas.dedup();
    areas
}

/// The flags on a sheet: all, or those of the area and those that name no area, since they hold
/// everywhere.
pub fn flags_of<'a>(site: &'a Site, area: Option<&'a Area>) -> impl Iterator<Item = &'a Flag> {
    site.red_flags.flags.iter().filter(move |flag| {
        let Some(area) = area else {
            return true;
        };
        let named = areas_of(site, flag);
        named.is_empty() || named.contains(area)
    })
}

/// The body regions of a flag: its own page's, else those of the guides and routines that state it.
fn areas_of(site: &Site, flag: &Flag) -> Vec<Area> {
    let family = Family::BodyRegions;
    let area = |text: &crate::yaml::Text| {
        let word = site.lists.word(family, text)?;
        Some(Area {
            name: word.name.clone(),
            slug: word.slug.clone(),
        })
    };
    let of = |doc: &DocId| {
        let document = site.document(*doc);
        family
            .of(document)
            .iter()
            .filter_map(area)
            .collect::<Vec<_>>()
    };
    let own = flag.page.map(|page| of(&page)).unwrap_or_default();
    if !own.is_empty() {
        return own;
    }
    let in_place = flag.statements.iter().map(|(doc, _)| doc);
    let mut stated: Vec<Area> = in_place.chain(&flag.stated_by).flat_map(of).collect();
    stated.sort();
    stated.dedup();
    stated
}

/// The documents whose words are on a handout.
#[must_use]
pub fn made_of(site: &Site, subject: &Subject) -> Vec<DocId> {
    let mut documents = match subject {
        Subject::Card(doc) => card_records(site, *doc),
        Subject::QuickReference(area) => flag_records(flags_of(site, area.as_ref())),
        Subject::Wallet => flag_records(wallet_flags(site)),
        Subject::Guide(doc) | Subject::Exercise(doc) => {
            let flags = site.red_flags.of(site.document(*doc));
            let mut all = vec![*doc];
            all.extend(flag_records(flags.into_iter()));
            all
        }
        Subject::Booklet => site.all().map(|(doc, _)| doc).collect(),
    };
    let mut seen = std::collections::BTreeSet::new();
    documents.retain(|doc| seen.insert(*doc));
    documents
}

/// The version that stands on a printout made of these documents: a short hash of their files and of
/// what the site's settings put on every printout (whom to call, what medicines are called).
#[must_use]
pub fn version(site: &Site, documents: &[DocId]) -> String {
    let mut hasher = blake3::Hasher::new();
    for doc in documents {
        hasher.update(site.document(*doc).hash.as_bytes());
    }
    let config = &site.config;
    let region = &config.region;
    let settings = [
        Some(site.language.tag()),
        config.disclaimer.as_deref(),
        region.emergency_number.as_deref(),
        region.emergency_department.as_deref(),
        region.advice_line.as_deref(),
        region.clinician.as_deref(),
    ];
    let names = region.names.iter().flat_map(|(from, to)| [from, to]);
    let actions = region
        .actions
        .iter()
        .flat_map(|(on, what)| [on, &what.value]);
    let words = settings.into_iter().map(Option::unwrap_or_default);
    for word in words.chain(names.chain(actions).map(String::as_str)) {
        hasher.update(word.as_bytes());
        hasher.update(b"\0");
    }
    hasher.finalize().to_hex()[..8].to_owned()
}

/// A routine, its exercises and relief measures, its red flags.
fn card_records(site: &Site, doc: DocId) -> Vec<DocId> {
    let document = site.document(doc);
    let Record::Routine(routine) = &document.record else {
        return vec![doc];
    };
    let done = routine.items.iter().filter_map(|item| site.done(item));
    let flags = site.red_flags.of(document);
    [doc]
        .into_iter()
        .chain(done.map(|done| done.doc))
        .chain(flag_records(flags.into_iter()))
        .collect()
}

/// The documents that record flags: their own pages, or the guides and routines that hold them.
fn flag_records<'a>(flags: impl Iterator<Item = &'a Flag>) -> Vec<DocId> {
    let record = |flag: &Flag| flag.page.or_else(|| Some(flag.statements.first()?.0));
    flags.filter_map(record).collect()
}
