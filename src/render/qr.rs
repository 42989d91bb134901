//! QR codes as SVG: black modules on white, with a quiet zone of four, level M.
//!
//! One path of horizontal runs keeps the markup small. The size on paper is the style sheet's
//! matter (2 cm at least).

use std::fmt::Write;

use fast_qr::{ECL, QRBuilder};
use pulldown_cmark_escape::escape_html;

/// Modules of quiet zone on each side, as the standard asks for.
const QUIET: usize = 4;

/// The QR code of an address, or nothing where it's too long to be one. `title` says what it's for.
#[must_use]
pub fn svg(address: &str, title: &str) -> String {
    let Some((size, path)) = modules(address) else {
        return String::new();
    };
    let mut label = String::new();
    let _ = escape_html(&mut label, title);
    format!(
        "<svg class=\"qr\" role=\"img\" aria-label=\"{label}\" viewBox=\"0 0 {size} {size}\" shape-rendering=\"crispEdges\">\
         <path fill=\"#fff\" d=\"M0 0h{size}v{size}H0z\"/><path fill=\"#000\" d=\"{path}\"/></svg>"
    )
}

/// The same as a file of its own, for the typesetter.
#[must_use]
pub fn file(address: &str) -> Option<String> {
    let (size, path) = modules(address)?;
    Some(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{size}\" height=\"{size}\" viewBox=\"0 0 {size} {size}\">\
         <path fill=\"#fff\" d=\"M0 0h{size}v{size}H0z\"/><path fill=\"#000\" d=\"{path}\"/></svg>"
    ))
}

/// Modules a side with the quiet zone, and the black ones as a path.
fn modules(address: &str) -> Option<(usize, String)> {
    let code = QRBuilder::new(address).ecl(ECL::M).build().ok()?;
    let size = code.size + 2 * QUIET;
    let mut path = String::new();
    for row in 0..code.size {
        let mut column = 0;
        while column < code.size {
            let start = column;
            while column < code.size && code[row][column].value() {
                column += 1;
            }
            if column > start {
                let run = column - start;
                let (x, y) = (start + QUIET, row + QUIET);
                let _ = write!(path, "M{x} {y}h{run}v1h-{run}z");
            }
            column += 1;
        }
    }
    Some((size, path))
}
