//! What the reader says of how a file was read: another zone for a block, other columns of a table.
//!
//! The worker reads again, the page swaps what it draws, and the choice is kept with the file.

use super::Desk;
use crate::browser::annex::{self, Asked, Host};
use crate::state::history::Change;
use crate::state::notices::NoticeKind;
use crate::state::shelf::{ArticleKey, article_of};
use crate::state::text;
use crate::worker_client::Answer;
use leptos::prelude::*;
use std::sync::Arc;
use wire::{Act, ArticleId, FileId, Reply, Request, Zone};

impl Desk {
    /// Opens a view of the annex in an element; its acts are carried out here.
    ///
    /// `given` is what the view begins with: see [`annex::open`].
    pub fn open_annex(
        self,
        view: &'static str,
        given: [&str; 2],
        host: &Host,
        close: impl Fn() + Copy + 'static,
    ) {
        annex::open(view, given, host, move |asked| match asked {
            Asked::Worker(request, then) => self.reader.pass_on(&request, then),
            Asked::Page(act) => {
                if let Ok(act) = wire::decode(&act) {
                    self.carry_out(act, close);
                }
            }
            Asked::Failure => {
                close();
                self.notices.tell(NoticeKind::Problem, text::NO_ANNEX);
            }
        });
    }

    fn carry_out(self, act: Act, close: impl Fn()) {
        match act {
            Act::Change {
                article,
                block,
                before,
                zone,
            } => {
                if let Some(article) = self.article(article).map(|open| open.key) {
                    self.note(Change::Zone {
                        article,
                        block,
                        before,
                        after: zone,
                    });
                    self.set_zone(article, block, zone);
                }
            }
            Act::ReadTable { file, columns } => {
                let before = self.hidden.with_value(|hidden| {
                    let kept = hidden.kept.get(&file);
                    kept.map(|kept| kept.choices()[1].clone())
                });
                self.note(Change::Table {
                    file,
                    before: before.unwrap_or_default(),
                    after: columns.clone(),
                });
                self.set_columns(file, columns);
                close();
            }
            Act::OpenText {
                name,
                content,
                is_markup,
            } => self.open_text(&name, &content, is_markup),
            Act::Export { article, format } => self.export(format, Some(article)),
            Act::Show { article } => {
                if let Some(open) = self.article(article) {
                    self.pin(open.key);
                }
                close();
            }
            Act::Close => close(),
        }
    }

    fn note(self, change: Change) {
        self.history.update(|history| history.note(change));
    }

    /// Gives a block another zone; none: the one it has by itself.
    pub(super) fn set_zone(self, key: ArticleKey, block: u32, zone: Option<Zone>) {
        let article = article_of(&self.articles.read_untracked(), key).map(|open| open.view.id);
        let Some(article) = article else { return };
        let request = Request::Change {
            article,
            block,
            zone,
        };
        self.reader
            .ask(request, None, move |answer| self.take_reread(key, answer));
    }

    fn take_reread(self, key: ArticleKey, answer: Answer) {
        match answer {
            Answer::Reply(Reply::Reread {
                article,
                actors,
                changes,
                old,
            }) => {
                self.keep_choices(key.file, |[kept, _]| *kept = changes);
                self.tallies.update(|tallies| {
                    if let Some(before) = article_of(&self.articles.read_untracked(), key) {
                        tallies.take_away(&before.view);
                    }
                    tallies.learn(actors);
                    tallies.add(&article);
                });
                self.swap(old, *article);
            }
            Answer::Reply(Reply::Failed { sentence }) => {
                self.notices.tell(NoticeKind::Problem, sentence);
            }
            // A worker that died reads all files again, with what was chosen before.
            Answer::Reply(_) | Answer::Interrupted => {}
        }
    }

    fn swap(self, old: ArticleId, fresh: wire::ArticleView) {
        self.articles.update(|articles| {
            if let Some(open) = articles.iter_mut().find(|open| open.view.id == old) {
                open.view = Arc::new(fresh);
            }
        });
    }

    /// Reads a table again with other columns.
    pub(super) fn set_columns(self, file: FileId, columns: Vec<u8>) {
        self.keep_choices(file, |[_, kept]| *kept = columns);
        self.take_articles_away(|key| key.file == file);
        // Its last articles may still be on their way.
        let mut n_unread = 0;
        self.unread.update(|unread| {
            n_unread = unread.iter().filter(|row| row.id == file).count();
            unread.retain(|row| row.id != file);
        });
        self.progress.update(|progress| progress.n_done += n_unread);
        self.files
            .update(|files| files.retain(|open| *open != file));
        self.reopen_files(&[file]);
    }
}
