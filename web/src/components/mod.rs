//! What is drawn, one folder a component: `mod.rs` the component, `parts.rs` its private children
//! and plain functions, `text.rs` the words shown, `tests.rs` their checks.
//!
//! No `web_sys` here (see `browser`) and no signals that outlive a component (see `state`).

pub mod actor_panel;
pub mod annex_dialog;
pub mod article_pane;
pub mod article_rail;
pub mod column_deck;
pub mod control;
pub mod drop_overlay;
pub mod inspector;
pub mod keyboard;
pub mod kind;
pub mod live;
pub mod mention_tip;
pub mod menu;
pub mod notice_stack;
pub mod reading_progress;
pub mod right_rail;
pub mod search_panel;
pub mod strip;
pub mod tab_bar;
pub mod toolbar;
pub mod welcome;
