//! Printouts: from the site to tagged PDF, with the typesetter inside the program.
//!
//! 1. `site::handouts` lists what is printed, on which paper, in which size.
//! 2. [`data`] gathers what one of them shows: the views of `render`, with texts as [`rich`] blocks.
//! 3. [`fit`] finds the roomiest setting in which it takes no more pages than it may.
//! 4. [`typesetter`] sets it by a layout of the theme and writes a PDF/UA-1 file.
//! 5. [`manifest`] lists all of them.
//!
//! A printout depends on its records, the theme's layouts, the fonts and the program, and on nothing
//! else, so its bytes are the same on every machine. Deliberately absent: threads (`pipeline`) and
//! files (`source`, `publish`).

mod booklet;
pub mod data;
pub mod fit;
pub mod fonts;
mod glyphs;
pub mod manifest;
pub mod memo;
mod overflow;
#[cfg(test)]
mod paper_tests;
pub mod rich;
pub mod typesetter;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, PoisonError};

use typst::foundations::Bytes;

use crate::config::handouts::PrintSize;
use crate::diagnostic::{Checked, Diagnostic, Span};
use crate::path::RelPath;
use crate::render::Renderer;
use crate::site::handouts::{self, Area, Handout, Subject};
use crate::site::route::Route;
use crate::site::{DocId, Site};
use data::Content;
use fit::{Overflow, Rung, ladder};
use fonts::{FontFile, Fonts};
use memo::{Known, Memo};
use typesetter::{Job, Layout, Pages, Typesetter};

pub use overflow::tell as tell_overflows;

/// Reads pictures of `content/`.
pub trait ReadPicture: Sync {
    /// The bytes of a picture, by its path from `content/`.
    fn read(&self, path: &RelPath) -> Option<Vec<u8>>;
}

/// What is different about a printout for one person.
#[derive(Clone, Debug)]
pub struct ForOne {
    /// The places of the items whose dose was changed; nothing where none was.
    pub adapted: Option<BTreeSet<usize>>,
    /// The page on which a newer version would be.
    pub page: Route,
    /// How many sheets it may take; in large print at least as many as the site allows.
    pub most_pages: usize,
}

/// Makes printouts.
pub struct Printer<'a> {
    renderer: &'a Renderer<'a>,
    typesetter: Typesetter,
    pictures: &'a dyn ReadPicture,
    memo: &'a Memo,
    for_one: Option<ForOne>,
    /// The rung on which a subject fitted last, by size: where the search begins on the next paper.
    rungs: Mutex<BTreeMap<(Subject, PrintSize), usize>>,
}

/// A finished printout.
#[derive(Clone, Debug)]
pub struct Printed {
    /// What it is.
    pub handout: Handout,
    /// Its file, from the root of the output.
    pub file: String,
    /// Its title.
    pub title: String,
    /// The version that stands on it.
    pub version: String,
    /// The rung of the ladder on which it fits.
    pub rung: usize,
    /// How many pages it has.
    pub pages: usize,
    /// Size of the file in bytes; 0 where none was written.
    pub bytes: usize,
}

/// What came of one handout.
#[derive(Debug)]
pub enum Made {
    /// It is made; the PDF, unless only its fit was asked for.
    Done(Box<Printed>, Option<Arc<Vec<u8>>>),
    /// It takes too many pages.
    TooLong(Box<Overflow>),
    /// Its layout is wrong.
    Failed(Vec<Diagnostic>),
}

impl Made {
    /// What is worth remembering: a mistake in a layout will have been corrected.
    fn known(&self) -> Option<Known> {
        match self {
            Self::Done(printed, pdf) => Some(Known::Fits {
                rung: printed.rung,
                pages: printed.pages,
                pdf: pdf.clone(),
            }),
            Self::TooLong(overflow) => Some(Known::TooLong((**overflow).clone())),
            Self::Failed(_) => None,
        }
    }
}

impl<'a> Printer<'a> {
    /// A printer for the site of a renderer.
    pub fn new<'b>(
        renderer: &'a Renderer<'a>,
        layouts: impl IntoIterator<Item = Layout<'b>>,
        fonts: &[FontFile],
        pictures: &'a dyn ReadPicture,
        memo: &'a Memo,
    ) -> Checked<Self> {
        let mut told = Vec::new();
        let fonts = Fonts::load(fonts, &mut told);
        let site = data::site(renderer.site, fonts.families());
        let printer = Self {
            renderer,
            typesetter: Typesetter::new(layouts, fonts, site),
            pictures,
            memo,
            for_one: None,
            rungs: Mutex::default(),
        };
        Checked::new(printer, told)
    }

    /// The same printer for a printout for one person.
    #[must_use]
    pub fn for_one(self, for_one: ForOne) -> Self {
        Self {
            for_one: Some(for_one),
            ..self
        }
    }

    /// The site.
    #[must_use]
    pub fn site(&self) -> &'a Site {
        self.renderer.site
    }

    /// The sheets into which the quick reference has to be split: none where it fits on one.
    pub fn areas(&self) -> Vec<Area> {
        let site = self.renderer.site;
        let areas = handouts::areas(site);
        if areas.len() < 2 {
            return Vec::new();
        }
        let whole = handouts::list(site, &[])
            .into_iter()
            .filter(|handout| handout.subject == Subject::QuickReference(None));
        let is_too_long = |handout: Handout| matches!(self.fit(&handout), Made::TooLong(_));
        if whole.into_iter().any(is_too_long) {
            areas
        } else {
            Vec::new()
        }
    }

    /// Letters on the handouts that no font has.
    pub fn missing_glyphs(&self, handouts: &[Handout]) -> Vec<Diagnostic> {
        let site = self.renderer.site;
        let subjects: BTreeSet<&Subject> =
            handouts.iter().map(|handout| &handout.subject).collect();
        let documents: BTreeSet<DocId> = subjects
            .into_iter()
            .flat_map(|subject| handouts::made_of(site, subject))
            .collect();
        let missing = |doc| glyphs::missing(site.document(doc), &self.typesetter.fonts);
        documents.into_iter().flat_map(missing).collect()
    }

    /// Makes a handout.
    pub fn print(&self, handout: &Handout) -> Made {
        self.make(handout, true)
    }

    /// Finds how a handout fits, and writes no PDF.
    pub fn fit(&self, handout: &Handout) -> Made {
        self.make(handout, false)
    }

    /// Where to begin the search for a handout's rung.
    fn guess(&self, handout: &Handout) -> usize {
        let rungs = self.rungs.lock().unwrap_or_else(PoisonError::into_inner);
        let known = rungs.get(&(handout.subject.clone(), handout.size));
        known.copied().unwrap_or_else(|| fit::usual(handout))
    }

    fn note(&self, handout: &Handout, rung: usize) {
        let mut rungs = self.rungs.lock().unwrap_or_else(PoisonError::into_inner);
        rungs.insert((handout.subject.clone(), handout.size), rung);
    }

    fn make(&self, handout: &Handout, write: bool) -> Made {
        let content = Content::of(self.renderer, handout, self.for_one.as_ref());
        let pictures = self.pictures(&content);
        let bench = Bench {
            printer: self,
            handout,
            content: &content,
            pictures: &pictures,
        };
        let key = bench.key();
        let made = match self.memo.get(&key) {
            Some(known) if !write || known.is_written() => bench.again(known),
            _ => bench.make(write).unwrap_or_else(Made::Failed),
        };
        self.typesetter.tidy();
        if let Some(known) = made.known() {
            self.memo.keep(&key, known);
        }
        made
    }

    /// What would make a card fit: as few items fewer as possible, another arrangement. Each is tried.
    pub fn remedy(&self, overflow: &Overflow) -> Option<String> {
        let content = Content::of(self.renderer, &overflow.handout, self.for_one.as_ref());
        let pictures = self.pictures(&content);
        let rungs = ladder(&overflow.handout);
        let fits = |content: &Content| {
            let bench = Bench {
                printer: self,
                handout: &overflow.handout,
                content,
                pictures: &pictures,
            };
            let set = bench.set(rungs.last()?, false).ok()?;
            (set.count() <= overflow.most_pages).then_some(())
        };
        let items = content.items();
        let fewer = fit::first(items.saturating_sub(1), 0, |at| {
            Ok::<_, ()>(fits(&content.with_items(items - at - 1)))
        });
        let fewer = fewer.ok().flatten().map(|(at, ())| match at + 1 {
            1 => "take 1 exercise off the card".to_owned(),
            fewer => format!("take {fewer} exercises off the card"),
        });
        let layout = content
            .other_layouts()
            .into_iter()
            .find(|layout| fits(&content.with_layout(layout)).is_some())
            .map(|layout| format!("write `layout: {layout}`"));
        let remedies: Vec<String> = fewer.into_iter().chain(layout).collect();
        (!remedies.is_empty()).then(|| remedies.join(", or "))
    }

    fn pictures(&self, content: &Content) -> Vec<(String, Bytes)> {
        let read = |(at, path): (usize, &RelPath)| {
            let name = rich::picture_name(at, path);
            Some((name, Bytes::new(self.pictures.read(path)?)))
        };
        content
            .pictures
            .iter()
            .enumerate()
            .filter_map(read)
            .collect()
    }
}

/// One handout in the making.
struct Bench<'a> {
    printer: &'a Printer<'a>,
    handout: &'a Handout,
    content: &'a Content,
    pictures: &'a [(String, Bytes)],
}

impl Bench<'_> {
    fn make(&self, write: bool) -> Result<Made, Vec<Diagnostic>> {
        let site = self.printer.renderer.site;
        let most = most_pages(site, self.handout, self.printer.for_one.as_ref());
        let rungs = ladder(self.handout);
        let guess = self.printer.guess(self.handout);
        let found = fit::first(rungs.len(), guess, |at| {
            let pages: Pages = self.set(&rungs[at], false)?;
            let fits = most.is_none_or(|most| pages.count() <= most);
            Ok::<_, Vec<Diagnostic>>(fits.then_some(pages))
        })?;
        let Some((rung, pages)) = found else {
            let tightest = &rungs[rungs.len() - 1];
            return Ok(Made::TooLong(Box::new(self.overflow(tightest, most)?)));
        };
        self.printer.note(self.handout, rung);
        let pdf = if write {
            let file = self.handout.file(site);
            let job = self.job(&rungs[rung], false);
            let pdf = self.printer.typesetter.write(&pages, &file, &job)?;
            Some(Arc::new(pdf))
        } else {
            None
        };
        Ok(self.done(rung, pages.count(), pdf))
    }

    /// The same as was made before.
    fn again(&self, known: Known) -> Made {
        match known {
            Known::Fits { rung, pages, pdf } => self.done(rung, pages, pdf),
            Known::TooLong(overflow) => Made::TooLong(Box::new(overflow)),
        }
    }

    fn done(&self, rung: usize, pages: usize, pdf: Option<Arc<Vec<u8>>>) -> Made {
        let printed = Printed {
            handout: self.handout.clone(),
            file: self.handout.file(self.printer.renderer.site),
            title: self.content.title.clone(),
            version: self.content.version.clone(),
            rung,
            pages,
            bytes: pdf.as_ref().map_or(0, |pdf| pdf.len()),
        };
        Made::Done(Box::new(printed), pdf)
    }

    /// All that the printout depends on.
    fn key(&self) -> blake3::Hash {
        let mut hasher = blake3::Hasher::new();
        let mut part = |bytes: &[u8]| {
            hasher.update(&(bytes.len() as u64).to_le_bytes());
            hasher.update(bytes);
        };
        part(self.printer.typesetter.key().as_bytes());
        part(self.handout.file(self.printer.renderer.site).as_bytes());
        part(&self.content.data(&ladder(self.handout)[0], false));
        part(self.content.qr.as_deref().unwrap_or_default().as_bytes());
        for (name, bytes) in self.pictures {
            part(name.as_bytes());
            part(bytes);
        }
        hasher.finalize()
    }

    fn job(&self, rung: &Rung, measure: bool) -> Job<'_> {
        Job {
            layout: self.content.layout(),
            data: self.content.data(rung, measure),
            qr: self.content.qr.as_deref(),
            pictures: self.pictures,
            place: place(self.printer.renderer.site, &self.handout.subject),
        }
    }

    fn set(&self, rung: &Rung, measure: bool) -> Result<Pages, Vec<Diagnostic>> {
        let set = self.printer.typesetter.set(&self.job(rung, measure));
        set.map_err(|told| told.into_iter().map(|told| self.of_picture(told)).collect())
    }

    /// A picture that can't be decoded is its author's matter, and not that of the layout which shows it.
    fn of_picture(&self, told: Diagnostic) -> Diagnostic {
        let why = told.message.strip_prefix("failed to decode image");
        let Some(why) = why.or_else(|| told.message.strip_prefix("failed to load image")) else {
            return told;
        };
        let names: Vec<String> = self
            .content
            .pictures
            .iter()
            .map(|path| format!("`content/{path}`"))
            .collect();
        let message = format!("a picture can't be printed{why}: {}", names.join(" or "));
        let place = place(self.printer.renderer.site, &self.handout.subject);
        Diagnostic::error("file-unreadable", place, message)
            .help("open it in a program for pictures and save it again as PNG or JPEG")
    }

    fn overflow(&self, tightest: &Rung, most: Option<usize>) -> Result<Overflow, Vec<Diagnostic>> {
        let pages = self.set(tightest, false)?.count();
        let height_mm = self.set(tightest, true)?.height_mm();
        Ok(Overflow::new(
            self.handout,
            most.unwrap_or(1),
            pages,
            height_mm,
        ))
    }
}

/// How many pages a handout may take, where that is limited.
fn most_pages(site: &Site, handout: &Handout, for_one: Option<&ForOne>) -> Option<usize> {
    let most = handout.most_pages(site)?;
    Some(for_one.map_or(most, |one| one.most_pages.max(most)))
}

/// Where something about a handout as a whole is told.
#[must_use]
pub fn place(site: &Site, subject: &Subject) -> Span {
    match subject {
        Subject::Card(doc) | Subject::Guide(doc) | Subject::Exercise(doc) => {
            site.document(*doc).opening
        }
        Subject::QuickReference(_) | Subject::Wallet | Subject::Booklet => {
            Span::new(site.config.file, 0..0)
        }
    }
}

/// For each card in standard print, the tightest rung that it takes on any paper: the HTML card is
/// set as tightly.
#[must_use]
pub fn rungs(printed: &[Printed]) -> BTreeMap<Subject, usize> {
    let mut rungs = BTreeMap::new();
    for printed in printed {
        let handout = &printed.handout;
        if handout.size == PrintSize::Standard && handout.subject.is_fitted() {
            let rung = rungs.entry(handout.subject.clone()).or_insert(0);
            *rung = printed.rung.max(*rung);
        }
    }
    rungs
}
