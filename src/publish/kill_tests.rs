//! Runs that are killed at each of their steps.

use super::super::tripwire::Killed;
use super::*;

/// Kills a publication at its first, second, third… step, until one gets through.
#[test]
fn killed_at_any_step_the_output_is_old_or_new() {
    let mut outcomes = (0, 0);
    for steps in 0.. {
        let site = Site::new();
        site.write(FOREIGN);
        site.build(OLD).unwrap();
        let result = site.build_with(NEW, Tripwire::after(steps));
        let killed = result.as_ref().is_err_and(anyhow::Error::is::<Killed>);
        assert!(killed || result.is_ok(), "{result:?}");
        let mut found = site.read();
        for (path, _) in FOREIGN {
            found.remove(*path);
        }
        let is_old = found == map(&[OLD]);
        assert!(
            is_old || found == map(&[NEW]),
            "torn after {steps} steps: {found:?}"
        );
        outcomes = (
            outcomes.0 + u32::from(is_old),
            outcomes.1 + u32::from(!is_old),
        );

        recover(&site.output(), site.folder.path()).unwrap();
        let whole = map(&[if is_old { OLD } else { NEW }, FOREIGN]);
        assert_eq!(site.read(), whole, "after {steps} steps");
        site.assert_tidy();
        site.build(NEW).unwrap();
        assert_eq!(site.read(), map(&[NEW, FOREIGN]));
        if !killed {
            break;
        }
    }
    assert!(outcomes.0 > 10 && outcomes.1 > 5, "{outcomes:?}");
}

#[test]
fn killed_in_place_the_next_run_completes_it() {
    for steps in 0.. {
        let mut site = Site::new();
        site.forbid_swap();
        site.write(FOREIGN);
        site.build(OLD).unwrap();
        let killed = site.build_with(NEW, Tripwire::after(steps)).is_err();
        recover(&site.output(), site.folder.path()).unwrap();
        let found = site.read();
        assert!(
            found == map(&[OLD, FOREIGN]) || found == map(&[NEW, FOREIGN]),
            "{steps}: {found:?}"
        );
        site.assert_tidy();
        site.build(NEW).unwrap();
        assert_eq!(site.read(), map(&[NEW, FOREIGN]));
        if !killed {
            break;
        }
    }
}

#[test]
fn a_first_build_killed_leaves_nothing_or_the_site() {
    for steps in 0.. {
        let site = Site::new();
        let killed = site.build_with(OLD, Tripwire::after(steps)).is_err();
        recover(&site.output(), site.folder.path()).unwrap();
        let found = site.read();
        assert!(found.is_empty() || found == map(&[OLD]), "{steps}");
        site.assert_tidy();
        if !killed {
            break;
        }
    }
}

#[test]
fn what_was_swapped_out_comes_back_when_the_new_site_was_deleted() {
    let site = Site::new();
    site.write(FOREIGN);
    site.build(OLD).unwrap();
    let after_swap = (0..1000).find(|steps| {
        let _ = site.build_with(NEW, Tripwire::after(*steps));
        let swapped = is_there(&site.output().join(MARK));
        if !swapped {
            recover(&site.output(), site.folder.path()).unwrap();
        }
        swapped
    });
    assert!(after_swap.is_some());
    std::fs::remove_dir_all(site.output()).unwrap();
    recover(&site.output(), site.folder.path()).unwrap();
    assert_eq!(site.read(), map(&[OLD, FOREIGN]));
    site.assert_tidy();
}
