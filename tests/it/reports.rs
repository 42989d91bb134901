//! What is told about the content to those who answer for it: `schema`, `inspect`, `review`, `impact`,
//! `report`.

#![allow(clippy::needless_raw_string_hashes)] // `expect-test` writes them

use expect_test::expect;
use serde_json::Value;

use crate::sites::{Run, TestSite, files};

const GUIDE: &str = "---\n\
title: Back pain\n\
sources: [s0]\n\
review: { status: in-review, next_review: 2026-12-24 }\n\
exercises: [tilt]\n\
red_flags:\n\
\x20 - fever\n\
\x20 - { id: weak-legs, sign: Your legs are weak., urgency: emergency, suspected: cauda equina syndrome }\n\
---\n\n\
A tight [[pelvis]] hurts.\n\n![[morning]]\n";

const TILT: &str = "---\n\
title: \"=Tilt, gently\"\n\
review: { status: approved, last_reviewed: 2025-01-10, next_review: 2026-01-10, reviewed_by: [{ name: Ada Example, role: physiotherapist }] }\n\
position: supine\n\
sources: [s0]\n\
dose: { reps: 8-12, hold: 3 s }\n\
---\n\n1. Lie down. See [[fever]].\n2. Tilt.\n";

const MORNING: &str = "---\n\
title: Morning\n\
review: { status: approved, last_reviewed: 2025-12-01, next_review: 2026-12-01, reviewed_by: [{ name: Ben Example }, { name: Ada Example }] }\n\
items: [{ exercise: tilt, dose: { reps: 5 } }]\n\
stop_rules: [Stop if it hurts.]\n\
red_flags: [fever]\n\
---\n";

const FEVER: &str = "---\n\
title: Fever\n\
review: { status: approved, last_reviewed: 2026-11-01, next_review: 2029-11-01, reviewed_by: [{ name: Ben Example }] }\n\
sign: You have a fever.\n\
urgency: emergency\n\
suspected: spinal infection\n\
---\n\nLater, try this.\n\n![[tilt]]\n";

const REST: &str = "---\n\
title: Rest\n\
review: { status: approved, last_reviewed: 2026-11-01, reviewed_by: [{ name: Ben Example }] }\n\
type: rest\n\
duration: 10-15 min\n\
---\n";

fn site() -> TestSite {
    let site = TestSite::of(&[
        (
            "content/sources.yaml",
            "s0: { title: A book, type: textbook, year: 2024 }\n",
        ),
        ("content/guides/back.md", GUIDE),
        ("content/exercises/tilt.md", TILT),
        ("content/routines/morning.md", MORNING),
        ("content/red-flags/fever.md", FEVER),
        ("content/relief/rest.md", REST),
        (
            "content/glossary/pelvis.md",
            "---\ntitle: Pelvis\nplain: A ring of bone.\n---\n",
        ),
    ]);
    site.write(
        "site.yaml",
        "title: Test\nlanguage: en\nbase_url: https://example.org/\nregion: { emergency_number: \"112\" }\n",
    );
    site
}

/// Runs a report about the site on one day; it must succeed.
fn report(site: &TestSite, arguments: &[&str]) -> Run {
    let run = site.run(&[arguments, &["--today", "2026-11-22"]].concat());
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    run
}

fn json(site: &TestSite, arguments: &[&str]) -> Value {
    serde_json::from_str(&report(site, arguments).stdout).unwrap()
}

#[test]
fn reviews_are_listed_by_what_presses() {
    expect![[r#"
        Reviews on 2026-11-22; "due" is within 60 days

        State                 Next review  Page                 Reviewed by
        not reviewed          2026-12-24   guides/back.md       –
        expired 316 days ago  2026-01-10   exercises/tilt.md    Ada Example
        no next date          –            relief/rest.md       Ben Example
        due in 9 days         2026-12-01   routines/morning.md  Ben Example, Ada Example

        1 not reviewed, 1 expired, 1 without a next date, 1 due, 1 current
    "#]]
    .assert_eq(&report(&site(), &["review"]).stdout);
    expect![[r#"
        Reviews on 2026-11-22; "due" is within 5 days

        (nobody)
        State         Next review  Page            Status
        not reviewed  2026-12-24   guides/back.md  in-review

        Ada Example
        State                 Next review  Page                 Status
        expired 316 days ago  2026-01-10   exercises/tilt.md    approved
        current               2026-12-01   routines/morning.md  approved

        Ben Example
        State         Next review  Page                 Status
        no next date  –            relief/rest.md       approved
        current       2026-12-01   routines/morning.md  approved
        current       2029-11-01   red-flags/fever.md   approved

        1 not reviewed, 1 expired, 1 without a next date, 2 current
    "#]]
    .assert_eq(
        &report(
            &site(),
            &["review", "--by-reviewer", "--all", "--within", "5"],
        )
        .stdout,
    );
    expect![[r#"
        Reviews on 2026-11-22; "due" is within 60 days

        State          Next review  Page                 Reviewed by
        no next date   –            relief/rest.md       Ben Example
        due in 9 days  2026-12-01   routines/morning.md  Ben Example, Ada Example

        1 without a next date, 1 due, 1 current
    "#]]
    .assert_eq(&report(&site(), &["review", "--reviewer", "BEN"]).stdout);
}

#[test]
fn reviews_for_a_spreadsheet() {
    let csv = report(&site(), &["review", "--format", "csv"]).stdout;
    assert_eq!(csv.matches('\n').count(), csv.matches("\r\n").count());
    expect![[r#"
        state,id,title,kind,file,address,status,last_reviewed,next_review,days,reviewed_by
        not-reviewed,back,Back pain,guide,content/guides/back.md,https://example.org/guides/back/,in-review,,2026-12-24,32,
        expired,tilt,"'=Tilt, gently",exercise,content/exercises/tilt.md,https://example.org/exercises/tilt/,approved,2025-01-10,2026-01-10,-316,Ada Example
        no-next-date,rest,Rest,relief,content/relief/rest.md,https://example.org/relief/rest/,approved,2026-11-01,,,Ben Example
        due-soon,morning,Morning,routine,content/routines/morning.md,https://example.org/routines/morning/,approved,2025-12-01,2026-12-01,9,Ben Example; Ada Example
    "#]].assert_eq(&csv.replace("\r\n", "\n"));
}

#[test]
fn reviews_for_a_calendar() {
    let site = site();
    let calendar = report(&site, &["review", "--format", "ics"]).stdout;
    assert_eq!(
        calendar.matches('\n').count(),
        calendar.matches("\r\n").count()
    );
    let later = site.run(&["review", "--format", "ics", "--today", "2027-05-01"]);
    assert_eq!(later.stdout, calendar, "the same on any day");
    expect![[r#"
        BEGIN:VCALENDAR
        VERSION:2.0
        PRODID:-//mendbook//mendbook review//EN
        CALSCALE:GREGORIAN
        BEGIN:VEVENT
        UID:review-085a3b9d16a1f1e324640b77@mendbook.invalid
        DTSTAMP:20250110T000000Z
        DTSTART;VALUE=DATE:20260110
        SUMMARY:Review: =Tilt\, gently
        DESCRIPTION:content/exercises/tilt.md\nLast reviewed 2025-01-10 by Ada Exam
         ple
        TRANSP:TRANSPARENT
        URL:https://example.org/exercises/tilt/
        END:VEVENT
        BEGIN:VEVENT
        UID:review-257c81cb5dd250f516777ffa@mendbook.invalid
        DTSTAMP:20251201T000000Z
        DTSTART;VALUE=DATE:20261201
        SUMMARY:Review: Morning
        DESCRIPTION:content/routines/morning.md\nLast reviewed 2025-12-01 by Ben Ex
         ample\, Ada Example
        TRANSP:TRANSPARENT
        URL:https://example.org/routines/morning/
        END:VEVENT
        BEGIN:VEVENT
        UID:review-55cb1b71d57db76eb50f2bd3@mendbook.invalid
        DTSTAMP:20261101T000000Z
        DTSTART;VALUE=DATE:20291101
        SUMMARY:Review: Fever
        DESCRIPTION:content/red-flags/fever.md\nLast reviewed 2026-11-01 by Ben Exa
         mple
        TRANSP:TRANSPARENT
        URL:https://example.org/red-flags/fever/
        END:VEVENT
        END:VCALENDAR
    "#]]
    .assert_eq(&calendar.replace("\r\n", "\n"));

    let empty = TestSite::of(&[("content/index.md", "---\ntitle: Home\n---\n")]);
    let none = report(&empty, &["review", "--format", "ics"]);
    assert_eq!(none.stdout, "");
    assert!(
        none.stderr.contains("there is no calendar"),
        "{}",
        none.stderr
    );
}

#[test]
fn reviews_for_a_script() {
    let reviews = json(&site(), &["review", "--format", "json"]);
    assert_eq!(reviews["version"], 1);
    assert_eq!(reviews["today"], "2026-11-22");
    assert_eq!(reviews["counts"]["current"], 1);
    let pages = reviews["pages"].as_array().unwrap();
    let states: Vec<_> = pages
        .iter()
        .map(|page| (&page["id"], &page["state"], &page["days"]))
        .collect();
    expect![[r#"[(String("back"), String("not-reviewed"), Number(32)), (String("tilt"), String("expired"), Number(-316)), (String("rest"), String("no-next-date"), Null), (String("morning"), String("due-soon"), Number(9))]"#]].assert_eq(&format!("{states:?}"));
    assert_eq!(pages[1]["address"], "https://example.org/exercises/tilt/");
    assert_eq!(pages[1]["reviewed_by"][0]["role"], "physiotherapist");
}

#[test]
fn a_change_is_followed_to_where_it_shows() {
    expect![[r#"
        A change to `tilt` (content/exercises/tilt.md) shows on:

        What      Address                       Why
        page      /exercises/tilt/              its own page
        page      /guides/back/                 embeds its card (through `morning`)
        page      /red-flags/fever/             embeds its card
        page      /routines/morning/            item 1
        card      /routines/morning/card/       item 1
        gathered  /red-flags/                   shows the text that embeds its card
                                                (through `fever`)
        data      /exercises.json               holds its record
        data      /routines.json                holds the dose of each item
        pdf       /routines/morning/card/*.pdf  item 1

        Cards that are printed already keep the old words. Hand out new ones.
    "#]]
    .assert_eq(&report(&site(), &["impact", "tilt"]).stdout);
    expect![[r#"
        A change to `fever` (content/red-flags/fever.md) shows on:

        What      Address                       Why
        page      /red-flags/fever/             its own page
        page      /guides/back/                 states this danger sign
        page      /routines/morning/            prints this danger sign
        card      /routines/morning/card/       prints this danger sign
        gathered  /red-flags/                   gathers all danger signs
        gathered  /red-flags/card/              gathers all danger signs
        data      /red-flags.json               holds its record
        pdf       /routines/morning/card/*.pdf  prints this danger sign
        pdf       /red-flags/card/*.pdf         gathers all danger signs
        pdf       /red-flags/*.pdf              gathers all danger signs

        These only link to it, and may show its title and summary:

        Address           How
        /exercises/tilt/  links to it in its text

        Cards that are printed already keep the old words. Hand out new ones.
    "#]]
    .assert_eq(&report(&site(), &["impact", "fever"]).stdout);
    expect![[r#"
        A change to the red flag `weak-legs` shows on:

        What      Address                Why
        page      /guides/back/          states this danger sign
        gathered  /red-flags/            gathers all danger signs
        gathered  /red-flags/card/       gathers all danger signs
        data      /red-flags.json        holds its record
        pdf       /red-flags/card/*.pdf  gathers all danger signs
        pdf       /red-flags/*.pdf       gathers all danger signs
    "#]]
    .assert_eq(&report(&site(), &["impact", "weak-legs"]).stdout);
    expect![[r#"
        A change to the source `s0` shows on:

        What      Address           Why
        page      /exercises/tilt/  cites it
        page      /guides/back/     cites it
        gathered  /sources/         lists it
    "#]]
    .assert_eq(&report(&site(), &["impact", "s0"]).stdout);
    expect![[r#"
        A change to `pelvis` (content/glossary/pelvis.md) shows on:

        What      Address            Why
        page      /glossary/pelvis/  its own page
        gathered  /glossary/         lists it

        These only link to it, and may show its title and summary:

        Address        How
        /guides/back/  links to it in its text
    "#]]
    .assert_eq(&report(&site(), &["impact", "content/glossary/pelvis.md"]).stdout);
}

#[test]
fn a_change_for_a_script() {
    let impact = json(&site(), &["impact", "tilt", "--format", "json"]);
    assert_eq!(impact["version"], 1);
    assert_eq!(impact["shows"][0]["path"], "exercises/tilt/");
    let through = impact["shows"]
        .as_array()
        .unwrap()
        .iter()
        .find(|it| it["path"] == "guides/back/");
    assert_eq!(through.unwrap()["why"][0]["through"], "morning");
}

#[test]
fn the_model_in_brief() {
    let model = json(&site(), &["inspect"]);
    assert_eq!(model["version"], 1);
    expect![[r#"{"exercise":1,"guide":1,"page":0,"red-flag":1,"relief":1,"routine":1,"source":1,"term":1}"#]].assert_eq(&model["counts"].to_string());
    assert_eq!(
        model["records"]["guide"][0]["file"],
        "content/guides/back.md"
    );
    assert_eq!(
        model["red_flags_in_place"],
        serde_json::json!(["weak-legs"])
    );
}

#[test]
fn a_record_whole() {
    let site = site();
    let tilt = json(&site, &["inspect", "tilt"]);
    assert_eq!(
        tilt["record"]["steps"],
        serde_json::json!(["Lie down. See ….", "Tilt."])
    );
    assert_eq!(
        tilt["record"]["dose"]["sentence"],
        "Hold for 3 seconds. Do it 8 to 12 times."
    );
    assert_eq!(tilt["record"]["dose"]["reps"]["at_most"], 12);
    assert_eq!(
        tilt["record"]["review"]["reviewed_by"][0]["name"],
        "Ada Example"
    );
    assert_eq!(tilt["links"][0]["id"], "fever");
    assert_eq!(tilt["sources"][0]["title"], "A book");
    let ids: Vec<_> = tilt["backlinks"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| &it["id"])
        .collect();
    assert_eq!(ids, ["back", "fever", "morning"]);
    let guide = json(&site, &["inspect", "back"]);
    assert_eq!(
        guide["red_flags"],
        serde_json::json!(["fever", "weak-legs"])
    );
    assert_eq!(guide["references"][0]["kind"], "source");
    let rest = json(&site, &["inspect", "rest"]);
    assert_eq!(rest["record"]["duration"]["sentence"], "10 to 15 minutes");
    let source = json(&site, &["inspect", "s0"]);
    assert_eq!(
        (&source["record"]["year"], &source["backlinks"][1]["id"]),
        (&2024.into(), &"back".into())
    );
}

#[test]
fn only_inspect_shows_what_is_suspected() {
    let site = site();
    assert_eq!(
        json(&site, &["inspect", "fever"])["record"]["suspected"],
        "spinal infection"
    );
    let in_place = json(&site, &["inspect", "weak-legs"]);
    assert_eq!(in_place["record"]["suspected"], "cauda equina syndrome");
    for arguments in [&["impact", "fever"][..], &["review", "--all"], &["inspect"]] {
        let said = report(&site, arguments).stdout;
        assert!(
            !said.contains("infection") && !said.contains("cauda"),
            "{said}"
        );
    }
}

#[test]
fn a_name_that_means_nothing_is_told() {
    let site = site();
    site.write(
        "content/guides/new.md",
        "---\ntitle: New\ndraft: true\n---\n",
    );
    for (id, help) in [
        ("titl", "did you mean `tilt`?"),
        ("x", "lists all ids"),
        ("new", "add `--drafts`"),
    ] {
        for command in ["inspect", "impact"] {
            let run = site.run(&[command, id]);
            assert_eq!((run.code, &*run.stdout), (Some(2), ""), "{command} {id}");
            assert!(run.stderr.contains(help), "{}", run.stderr);
        }
    }
    assert_eq!(site.run(&["inspect", "new", "--drafts"]).code, Some(0));
}

#[test]
fn content_with_errors_is_reported_all_the_same() {
    let site = site();
    site.write(
        "content/guides/wrong.md",
        "---\ntitle: Wrong\nposision: x\n---\n[[nowhere]]\n",
    );
    let run = report(&site, &["inspect", "tilt"]);
    assert!(
        run.stderr.starts_with("the content has ") && run.stderr.contains("run `mendbook check`"),
        "{}",
        run.stderr
    );
    assert!(run.stdout.contains("\"id\": \"tilt\""));
}

#[test]
fn content_steers_no_terminal() {
    let site = site();
    site.write(
        "content/exercises/evil.md",
        "---\ntitle: A\nreview: { status: approved, last_reviewed: 2026-01-01, reviewed_by: [{ name: \"x\\e[31m\\ny\" }] }\n---\n1. A\n",
    );
    for more in [&["review"][..], &["review", "--by-reviewer"]] {
        let said = report(&site, more).stdout;
        assert!(
            !said.contains('\u{1b}') && said.contains("\u{241b}[31m y"),
            "{said}"
        );
    }
}

#[test]
fn schemas_are_printed_and_written() {
    let site = TestSite::empty();
    let names = site.run(&["schema"]);
    assert_eq!(names.code, Some(0));
    assert_eq!(names.stdout.lines().count(), 9);
    let written = site.run(&["schema", "--write", "a/schemas"]);
    assert_eq!(
        (written.code, &*written.stderr),
        (Some(0), "wrote 9 schemas to a/schemas\n")
    );
    for (name, bytes) in files(&site.path("a/schemas")) {
        let kind = name.strip_suffix(".schema.json").unwrap();
        let printed = site.run(&["schema", kind]);
        assert!(printed.stdout.into_bytes() == bytes, "{kind}");
    }
    let wrong = site.run(&["schema", "excercise"]);
    assert_eq!((wrong.code, &*wrong.stdout), (Some(2), ""));
    assert!(wrong.stderr.contains("exercise"), "{}", wrong.stderr);
}

/// The report of a site as its files.
fn overview(site: &TestSite) -> std::collections::BTreeMap<String, Vec<u8>> {
    let run = report(site, &["report"]);
    assert_eq!(
        run.stderr.lines().last(),
        Some("wrote the report; open report/index.html")
    );
    files(&site.path("report"))
}

#[test]
fn the_report_is_three_files() {
    let site = site();
    let first = overview(&site);
    let names: Vec<_> = first.keys().map(String::as_str).collect();
    assert_eq!(names, ["index.html", "report.json", "style.css"]);
    assert!(
        overview(&site) == first,
        "the same content makes the same report"
    );
}

#[test]
fn the_report_goes_through_whole_checklists() {
    let files = overview(&site());
    let report: Value = serde_json::from_slice(&files["report.json"]).unwrap();
    assert_eq!(report["version"], 1);
    let page = |id: &str| {
        let pages = report["pages"].as_array().unwrap();
        pages.iter().find(|page| page["id"] == id).unwrap().clone()
    };
    let routine = page("morning");
    let lists: Vec<_> = routine["checklists"]
        .as_array()
        .unwrap()
        .iter()
        .map(|list| {
            (
                list["name"].as_str().unwrap(),
                list["items"].as_array().unwrap().len(),
            )
        })
        .collect();
    assert_eq!(
        lists,
        [
            ("PEMAT-P", 24),
            ("Clear Communication Index", 20),
            ("CERT", 19)
        ]
    );
    let cert = routine["checklists"][2]["items"].as_array().unwrap();
    let decided: Vec<String> = cert
        .iter()
        .filter(|item| item["verdict"] != "person")
        .map(|item| {
            let text = |key: &str| item[key].as_str().unwrap();
            format!(
                "{} {}: {}\n",
                text("number"),
                text("verdict"),
                text("evidence")
            )
        })
        .collect();
    expect![[r#"
        1 not-met: 0 of 1 exercises state their equipment
        5 not-met: the card has no grid to tick (`log`)
        7a not-met: 0 of 1 exercises say when to do more
        8 met: 1 of 1 exercises have steps and a start position
        10 met: none
        11 met: 1 stop rule and 1 danger sign on the card
        13 not-met: 0 of 1 exercises say how much and how often
        14a not-met: the card doesn't say who it is for (`for`)
        16a not-met: the card has no grid to tick (`log`)
    "#]]
    .assert_eq(&decided.concat());
    assert_eq!(page("pelvis")["checklists"], serde_json::json!([]));
    assert_eq!(
        page("tilt")["reading"]["scores"],
        serde_json::json!([]),
        "too short for a grade"
    );
}

#[test]
fn the_report_knows_grades_and_parts_of_the_body() {
    let site = site();
    let sentence = "Physiotherapists recommend individualised rehabilitation programmes incorporating \
                    progressive strengthening. ";
    let body = format!(
        "---\ntitle: Hard\nbody_regions: [low-back]\nred_flags: [fever]\n---\n{}\n",
        sentence.repeat(13)
    );
    site.write("content/guides/hard.md", body);
    let easy = "---\ntitle: Easy\nbody_regions: [low-back]\n---\nSee [[hard]].\n";
    site.write("content/guides/easy.md", easy);
    let files = overview(&site);
    let report: Value = serde_json::from_slice(&files["report.json"]).unwrap();
    let region = &report["body_regions"][0];
    assert_eq!(region["stated"]["emergency"], 1);
    assert_eq!(region["guides_without"], serde_json::json!(["easy"]));
    assert_eq!(
        report["guides_without_red_flags"],
        serde_json::json!(["easy"])
    );
    let orphans = report["orphans"].as_array().unwrap();
    assert!(
        orphans.contains(&"content/guides/easy.md".into()),
        "{orphans:?}"
    );
    let html = String::from_utf8(files["index.html"].clone()).unwrap();
    let row = html
        .lines()
        .find(|line| line.contains(">Hard</a>"))
        .unwrap();
    assert!(row.contains("over the limit"), "{row}");
    assert!(html.contains("<li>individualised <span class=\"times\">13 times</span></li>"));
}

#[test]
fn the_report_is_safe_to_open() {
    let site = site();
    site.write(
        "content/exercises/evil.md",
        "---\ntitle: \"<script>alert(1)</script> \\\"onclick=x\"\nbody_regions: [\"<img src=x>\"]\n---\n1. Aggravated inflammation\n",
    );
    let files = overview(&site);
    let html = String::from_utf8(files["index.html"].clone()).unwrap();
    for unsafe_text in ["<script", "<img", " style=", "<style", " onclick", "http:"] {
        assert!(!html.contains(unsafe_text), "{unsafe_text}");
    }
    assert!(html.contains("&lt;script&gt;alert(1)&lt;/script&gt;"));
    assert!(!html.contains("cauda equina") && !html.contains("spinal infection"));
}

#[test]
fn the_report_takes_nobodys_place() {
    let site = site();
    for folder in [
        "output",
        "content/guides/report",
        "themes",
        "static/../content",
        ".",
    ] {
        let refused = site.run(&["report", "--output", folder]);
        assert_eq!(refused.code, Some(2), "{folder}");
        assert!(refused.stderr.contains("--output"), "{}", refused.stderr);
    }
    site.write("mine/index.html", "mine");
    assert_eq!(site.run(&["report", "--output", "mine"]).code, Some(2));
    assert!(files(&site.path("mine")).len() == 1 && !site.path("output").exists());
    assert_eq!(site.run(&["report", "--output", "a/b"]).code, Some(0));
    assert!(site.path("a/b/report.json").exists());
}

#[test]
fn help_has_examples() {
    let site = TestSite::empty();
    for command in ["schema", "inspect", "review", "impact", "report"] {
        let help = site.run(&[command, "--help"]);
        assert_eq!((help.code, &*help.stderr), (Some(0), ""));
        let (_, examples) = help.stdout.split_once("Examples:").unwrap();
        assert!(
            examples.contains(&format!("mendbook {command}")),
            "{}",
            help.stdout
        );
        assert!(
            help.stdout.lines().all(|line| line.chars().count() <= 100),
            "{}",
            help.stdout
        );
    }
}

#[test]
fn a_language_without_a_formula_is_said_to_have_none() {
    let of = |language: &str| {
        let site = TestSite::of(&[("content/a.md", "---\ntitle: A\n---\nBoli mnie plecy.\n")]);
        site.write("site.yaml", format!("title: T\nlanguage: {language}\n"));
        site.run(&["report"]);
        let page = std::fs::read_to_string(site.path("report/index.html")).unwrap();
        let data = std::fs::read_to_string(site.path("report/report.json")).unwrap();
        let data: Value = serde_json::from_str(&data).unwrap();
        (
            page.contains("There is no formula"),
            data["formulas"].as_array().unwrap().len(),
        )
    };
    assert_eq!(of("pl"), (true, 0));
    assert_eq!(of("es"), (false, 2));
    assert_eq!(of("en-GB"), (false, 3));
}
