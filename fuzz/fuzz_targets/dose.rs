//! Any YAML as a dose: no panic, and a dose that is in order has something to say.
#![no_main]

use libfuzzer_sys::fuzz_target;
use mendbook::diagnostic::FileId;
use mendbook::language::Language;
use mendbook::record::dose::{Dose, SHAPE};
use mendbook::yaml::check::{Findings, check};
use mendbook::yaml::parse::{Source, parse};
use mendbook::yaml::record::Record;

fuzz_target!(|text: &str| {
    let mut told = Vec::new();
    let node = parse(Source {
        file: FileId(0),
        text,
        start: 0,
        end: text.len(),
    })
    .collect_into(&mut told);
    let mut findings = Findings::default();
    check(&node, &SHAPE, node.span, &mut findings);
    told.append(&mut findings.diagnostics);
    let dose = Dose::read(Record::new(&node, &SHAPE), &mut told);
    let language = Language::english();
    let (sentence, parts) = (dose.sentence(&language), dose.parts(&language));
    if told.is_empty() && !dose.is_empty() {
        assert!(!sentence.is_empty() || !parts.is_empty(), "{text:?}");
    }
});
