//! The rules of what a patient has to do.

use super::table;

table![steps_missing, steps_ambiguous, variant_not_chosen,];
