//! The page: files in, articles side by side with every actor marked out.
//!
//! It draws and nothing else. All reading happens in the worker; the two speak through `wire`,
//! and the page does not know the analysis.

mod app;
mod browser;
mod components;
mod state;
mod worker_client;

fn main() {
    console_error_panic_hook::set_once();
    leptos::mount::mount_to_body(app::App);
    browser::remove_first_paint();
}
