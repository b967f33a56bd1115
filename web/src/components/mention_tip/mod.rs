//! The note beside a mark that is pointed at: who, what kind, why, how sure.

mod text;

use crate::components::kind::{KindChip, text as kind_text};
use crate::components::live::part;
use crate::state::State;
use crate::state::pointing::Explained;
use leptos::prelude::*;
use wire::ActorRow;

/// Px below the top of the window within which the note goes under the mark, not over it.
const ROOM_ABOVE_PX: f64 = 150.0;

/// What the note says.
#[derive(Clone, PartialEq)]
struct Told {
    row: ActorRow,
    how: String,
    why: String,
    x_px: i32,
    y_px: i32,
    is_below: bool,
}

/// The note, there only while a mark is pointed at.
#[component]
pub fn MentionTip() -> impl IntoView {
    let state = State::here();
    let told = Memo::new(move |_| {
        state
            .pointing
            .explained()
            .and_then(|about| tell(state, about))
    });
    part(move || {
        let Some(told) = told.get() else {
            return ().into_any();
        };
        view! {
            <div
                class="mention-tip"
                role="tooltip"
                data-below=told.is_below.to_string()
                style:--x=format!("{}px", told.x_px)
                style:--y=format!("{}px", told.y_px)
            >
                <p class="mention-tip__name">
                    <KindChip kind=told.row.kind />
                    <strong>{told.row.name}</strong>
                </p>
                <p class="mention-tip__how">
                    {kind_text::label(told.row.kind)} ", " {told.how}
                </p>
                <p class="mention-tip__why">{told.why}</p>
            </div>
        }
        .into_any()
    })
}

fn tell(state: State, about: Explained) -> Option<Told> {
    let article = state.desk.article(about.mention.article)?;
    let mention = article.view.mentions.get(about.mention.mention as usize)?;
    let tallies = state.desk.tallies();
    let tallies = tallies.read_untracked();
    let is_below = about.at.top < ROOM_ABOVE_PX;
    Some(Told {
        row: tallies.get(mention.actor)?.row.clone(),
        how: kind_text::form(mention.form).to_owned(),
        why: text::why(&mention.why, mention.score),
        x_px: about.at.x as i32,
        y_px: (if is_below {
            about.at.bottom
        } else {
            about.at.top
        }) as i32,
        is_below,
    })
}
