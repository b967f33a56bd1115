//! The bar's menus and the hidden file fields.

use super::{FILES_FIELD, FOLDER_FIELD, text};
use crate::browser::{dialog, event, files};
use crate::components::live::{hear, is};
use crate::components::menu::Menu;
use crate::state::State;
use crate::state::rooms::Dialog;
use crate::state::settings::{Switch, Theme};
use leptos::attr::custom::custom_attribute;
use leptos::ev::{Event, MouseEvent};
use leptos::prelude::*;
use wire::ExportFormat;

/// The fields behind "Open files" and "Open folder"; buttons press them.
#[component]
pub fn FileFields() -> impl IntoView {
    let desk = State::here().desk;
    let open = move |event: Event| desk.open_unmeasured(files::files_of_field(&event));
    view! {
        <input id=FILES_FIELD type="file" multiple=true hidden=true aria-label=text::OPEN_FILES on:change=hear(open) />
        <input
            id=FOLDER_FIELD
            type="file"
            {..custom_attribute("webkitdirectory", "")}
            hidden=true
            aria-label=text::OPEN_FOLDER
            on:change=hear(open)
        />
    }
}

/// Closes the menu a clicked button stands in.
fn close_menu(event: &MouseEvent) {
    if let Some(button) = event::handler_element(event) {
        dialog::close_menu_of(&button);
    }
}

/// One line of a menu.
#[component]
fn MenuLine(
    /// The words.
    label: &'static str,
    /// A second line that explains it.
    #[prop(optional)]
    note: Option<&'static str>,
    /// What it does.
    run: Box<dyn Fn()>,
) -> impl IntoView {
    let press = move |event: MouseEvent| {
        close_menu(&event);
        run();
    };
    view! {
        <button class="menu__line" on:click=hear(press)>
            <span class="menu__label">{label}</span>
            {note.map(|note| view! { <span class="menu__note">{note}</span> })}
        </button>
    }
}

/// Ways to open more.
#[component]
pub fn OpenMenu() -> impl IntoView {
    let state = State::here();
    view! {
        <Menu id="open-menu" label=text::OPEN>
            <MenuLine label=text::OPEN_FILES run=Box::new(|| dialog::press_by_id(FILES_FIELD)) />
            <div class="wide-only">
                <MenuLine label=text::OPEN_FOLDER run=Box::new(|| dialog::press_by_id(FOLDER_FIELD)) />
            </div>
            <MenuLine
                label=text::PASTE
                run=Box::new(move || state.rooms.open_dialog(Dialog::Paste(String::new(), String::new())))
            />
            <MenuLine label=text::SAMPLE run=Box::new(move || state.desk.open_sample()) />
            <hr class="menu__rule" />
            <MenuLine
                label=text::REPORT
                note=text::REPORT_NOTE
                run=Box::new(move || state.rooms.open_dialog(Dialog::Annex("report")))
            />
            <MenuLine
                label=text::FORGET
                note=text::FORGET_NOTE
                run=Box::new(move || state.desk.forget_everything())
            />
        </Menu>
    }
}

/// Formats to save in.
#[component]
pub fn ExportMenu() -> impl IntoView {
    let desk = State::here().desk;
    view! {
        <Menu id="export-menu" label=text::EXPORT>
            <MenuLine
                label=text::JSON
                note=text::JSON_NOTE
                run=Box::new(move || desk.export(ExportFormat::Json, None))
            />
            <MenuLine
                label=text::JSON_LINES
                note=text::JSON_LINES_NOTE
                run=Box::new(move || desk.export(ExportFormat::JsonLines, None))
            />
            <MenuLine
                label=text::TEXT
                note=text::TEXT_NOTE
                run=Box::new(move || desk.export(ExportFormat::Text, None))
            />
            <MenuLine
                label=text::CLEAN_TEXT
                note=text::CLEAN_NOTE
                run=Box::new(move || desk.export(ExportFormat::CleanText, None))
            />
            <MenuLine
                label=text::MARKDOWN
                note=text::CLEAN_NOTE
                run=Box::new(move || desk.export(ExportFormat::Markdown, None))
            />
        </Menu>
    }
}

/// Theme and switches.
#[component]
pub fn SettingsMenu() -> impl IntoView {
    let settings = State::here().settings;
    let themes = Theme::ALL.map(|theme| {
        view! {
            <label class="menu__choice">
                <input
                    type="radio"
                    name="theme"
                    prop:checked=is(move || settings.theme() == theme)
                    on:change=hear(move |_| settings.set_theme(theme))
                />
                {text::theme(theme)}
            </label>
        }
    });
    let switches = [Switch::Highlights, Switch::Labels, Switch::Letters].map(|switch| {
        view! {
            <label class="menu__choice">
                <input
                    type="checkbox"
                    prop:checked=is(move || settings.is_on(switch))
                    on:change=hear(move |_| settings.turn(switch))
                />
                {text::switch(switch)}
            </label>
        }
    });
    view! {
        <Menu id="settings-menu" label=text::SETTINGS>
            <fieldset class="menu__group">
                <legend class="menu__legend">{text::THEME}</legend>
                {themes.collect_view()}
            </fieldset>
            <fieldset class="menu__group">
                <legend class="menu__legend">{text::READING}</legend>
                {switches.collect_view()}
            </fieldset>
        </Menu>
    }
}
