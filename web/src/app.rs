//! The rooms of the page and where they lie.

use crate::components::annex_dialog::AnnexDialog;
use crate::components::article_rail::ArticleRail;
use crate::components::column_deck::ColumnDeck;
use crate::components::drop_overlay::DropOverlay;
use crate::components::keyboard::Keyboard;
use crate::components::live::when;
use crate::components::mention_tip::MentionTip;
use crate::components::notice_stack::NoticeStack;
use crate::components::reading_progress::ReadingProgress;
use crate::components::right_rail::RightRail;
use crate::components::tab_bar::TabBar;
use crate::components::toolbar::Toolbar;
use crate::components::welcome::Welcome;
use crate::state::State;
use leptos::prelude::*;

/// The page.
#[component]
pub fn App() -> impl IntoView {
    let desk = State::provide().desk;
    let bench = || {
        view! {
            <div class="bench">
                <ArticleRail />
                <div class="bench__middle"><ReadingProgress /><ColumnDeck /></div>
                <RightRail />
                <TabBar />
            </div>
        }
        .into_any()
    };
    view! {
        <Keyboard /><Toolbar />
        {when(move || desk.is_empty(), || view! { <Welcome /> }.into_any())}
        {when(move || !desk.is_empty(), bench)}
        <MentionTip /><NoticeStack /><AnnexDialog /><DropOverlay />
    }
}
