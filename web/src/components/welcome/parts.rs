//! Three invented clippings that name the same actors differently: the idea at a glance.

use super::text;
use crate::components::kind::kind_slug;
use leptos::prelude::*;
use wire::ActorKind;

/// A run of a clipping: words, and whom they name.
pub type Run = (&'static str, Option<ActorKind>);

/// Label and text of each clipping. All invented.
pub const CLIPPINGS: [(&str, &[Run]); 3] = [
    (
        "Harbour News",
        &[
            ("The Coastal Front", Some(ActorKind::ArmedGroup)),
            (" denied firing on the convoy, and ", None),
            ("Minister Dara Voss", Some(ActorKind::Person)),
            (" promised an inquiry.", None),
        ],
    ),
    (
        "The Northgate Courier",
        &[
            ("Rebels", Some(ActorKind::ArmedGroup)),
            (" backed from abroad shelled the convoy, ", None),
            ("the defence minister", Some(ActorKind::Person)),
            (" said.", None),
        ],
    ),
    (
        "Voice of the Coast",
        &[
            ("The resistance", Some(ActorKind::ArmedGroup)),
            (" answered an attack; ", None),
            ("Voss", Some(ActorKind::Person)),
            (" had no proof of anything else.", None),
        ],
    ),
];

/// The clippings.
#[component]
pub fn Clippings() -> impl IntoView {
    let clippings = CLIPPINGS.map(|(outlet, runs)| {
        let runs = runs.iter().map(draw_run).collect_view();
        view! {
            <figure class="clipping">
                <figcaption class="clipping__outlet">{outlet}</figcaption>
                <p class="clipping__text">{runs}</p>
            </figure>
        }
    });
    view! {
        <section class="welcome__clippings" aria-label=text::CLIPPINGS_LABEL>
            {clippings.collect_view()}
        </section>
    }
}

fn draw_run((words, kind): &Run) -> AnyView {
    match kind {
        Some(kind) => {
            view! { <mark class="mark" data-kind=kind_slug(*kind)>{*words}</mark> }.into_any()
        }
        None => (*words).into_any(),
    }
}
