//! Views of records: exercises, routines, guides, red flags, relief measures, terms, embeds.
//!
//! Every number that a patient reads comes from the dose or quantity of the record through the
//! language's own sentences; nothing is composed here. `suspected` has no view.

mod embed;
mod exercise;
mod guide;
mod red_flag;
mod relief;
mod routine;
mod term;

pub use embed::embed;
pub use exercise::exercise;
pub use guide::guide;
pub use red_flag::{heading, levels, prefix, red_flag, red_flags};
pub use relief::relief;
pub use routine::routine;
pub use term::term;

use super::Sheet;
use super::context::ImageView;
use crate::document::Document;
use crate::record::quantity::Quantity;
use crate::yaml::{Spanned, Text};

/// Plain texts without their places.
pub fn texts(list: &[Text]) -> Vec<String> {
    list.iter().map(|text| text.value.clone()).collect()
}

fn text(text: Option<&Text>) -> Option<String> {
    text.map(|text| text.value.clone())
}

fn amount(sheet: &Sheet<'_>, quantity: Option<&Spanned<Quantity>>) -> Option<String> {
    quantity.map(|quantity| quantity.text(&sheet.site().language))
}

/// Pictures of a record.
fn images(sheet: &Sheet<'_>, document: &Document) -> Vec<ImageView> {
    let folder = document.path.parent();
    let view = |image: &crate::record::common::Image| {
        let path = folder.join(&image.src).ok()?;
        let size = sheet.site().assets.get(&path)?.size;
        let credit = [image.credit.clone(), image.licence.clone()]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(&format!("{} ", sheet.word("list-comma")));
        Some(ImageView {
            src: sheet.hrefs.to_file(path.as_str()),
            alt: if image.decorative {
                String::new()
            } else {
                image
                    .alt
                    .as_ref()
                    .map(|alt| alt.value.clone())
                    .unwrap_or_default()
            },
            width: size.map(|(width, _)| width),
            height: size.map(|(_, height)| height),
            caption: image.caption.clone(),
            credit: (!credit.is_empty()).then_some(credit),
        })
    };
    document.common.images.iter().filter_map(view).collect()
}
