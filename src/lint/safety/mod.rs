//! The rules of what could hurt somebody.

mod duration;
mod stated;

use super::table;
pub use heat_asleep::is_heat;
pub use medicine_dose_without_source::is_medicine_unit;
pub use region_number_mismatch::is_emergency_number;
pub use vague_urgency::places;

table![
    red_flag_no_urgency,
    red_flag_no_action,
    red_flag_conflict,
    red_flag_logic_differs,
    red_flag_too_many,
    emergency_card_link,
    vague_urgency,
    forbidden_phrase,
    guide_without_red_flags,
    routine_without_stop_rule,
    contraindication_missing,
    medicine_no_label_notice,
    medicine_dose_without_source,
    cold_without_barrier,
    heat_asleep,
    relief_no_duration,
    region_number_mismatch,
    disclaimer_missing,
];
