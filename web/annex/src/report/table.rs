//! The columns of a table: what each was taken for, and a choice of something else.

use super::{Shown, text};
use leptos::prelude::*;
use wire::{Act, ColumnChoice, ColumnRole, ColumnView, FileId, FileReport};

pub(super) fn draw(shown: Shown, file: FileId, files: &[FileReport]) -> AnyView {
    // Of several tables in an archive the columns can't be chosen: the choice is the file's.
    let is_alone = files.len() == 1;
    let columns: Vec<ColumnView> = files
        .iter()
        .find(|inside| !inside.columns.is_empty())
        .map(|inside| inside.columns.clone())
        .unwrap_or_default();
    let choices = RwSignal::new(
        columns
            .iter()
            .map(|column| ColumnChoice {
                name: column.name.clone(),
                role: column.role,
            })
            .collect::<Vec<_>>(),
    );
    let rows = columns
        .into_iter()
        .enumerate()
        .map(|(nth, column)| draw_row(choices, nth, column, is_alone));
    let rows = rows.collect_view();
    let read = move |columns: Vec<ColumnChoice>| {
        let columns = wire::encode_columns(&columns);
        shown.page.act(&Act::ReadTable { file, columns });
    };
    let acts = is_alone.then(|| {
        view! {
            <div class="report__acts">
                <button class="button" type="button" on:click=move |_| read(choices.get_untracked())>
                    {text::READ_AGAIN}
                </button>
                <button class="button" type="button" on:click=move |_| read(Vec::new())>
                    {text::GUESS}
                </button>
            </div>
        }
    });
    view! {
        <details class="report__table">
            <summary>{text::COLUMNS}</summary>
            <div class="report__scroll" tabindex="0" role="region" aria-label=text::COLUMNS>
                <table>
                    <thead>
                        <tr>
                            <th scope="col">{text::COLUMN}</th>
                            <th scope="col">{text::TAKEN_FOR}</th>
                            <th scope="col">{text::EXAMPLE}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            {acts}
        </details>
    }
    .into_any()
}

fn draw_row(
    choices: RwSignal<Vec<ColumnChoice>>,
    nth: usize,
    column: ColumnView,
    is_open: bool,
) -> AnyView {
    let choose = move |value: String| {
        let role = ColumnRole::ALL
            .into_iter()
            .find(|role| text::role(*role) == value);
        choices.update(|choices| {
            if let Some(choice) = choices.get_mut(nth) {
                choice.role = role;
            }
        });
    };
    let options = ColumnRole::ALL.map(|role| {
        let is_chosen = column.role == Some(role);
        view! { <option value=text::role(role) selected=is_chosen>{text::role(role)}</option> }
    });
    let label = text::role_of(&column.name);
    view! {
        <tr>
            <th scope="row">{column.name}</th>
            <td>
                <select
                    class="field"
                    aria-label=label
                    disabled=!is_open
                    on:change=move |event| choose(event_target_value(&event))
                >
                    <option value="" selected=column.role.is_none()>{text::UNUSED}</option>
                    {options.collect_view()}
                </select>
            </td>
            <td class="report__example">{column.example}</td>
        </tr>
    }
    .into_any()
}
