//! The rules of how much of an exercise.

use super::table;

table![
    dose_without_unit,
    range_inverted,
    dose_unparsed,
    sides_missing,
    dose_prose_mismatch,
    dose_implausible,
    stretch_without_hold,
    frequency_missing,
    routine_too_long,
    variant_without_source,
];
