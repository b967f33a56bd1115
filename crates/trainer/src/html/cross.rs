//! Rows of all pages → guesses by forests that have not seen a page's site.

use super::boost::{Bins, Forest, Settings, Table, grow};
use super::learn::Learned;

/// Sites are dealt into so many parts; each is guessed at by forests grown on the others.
pub(super) const N_FOLDS: usize = 5;

/// Asks about a line of a page: the answer and its weight; none where there is nothing to learn.
pub(super) type Ask = dyn Fn(&Learned, usize) -> Option<(bool, f32)> + Sync;

/// Rows of all pages and which page and line each is.
pub(super) struct Rows {
    pub(super) bins: Bins,
    binned: Vec<Vec<Vec<u8>>>,
}

impl Rows {
    pub(super) fn new(rows: &[Vec<Vec<f32>>]) -> Self {
        let n_features = rows.iter().flatten().next().map_or(0, Vec::len);
        let all = rows.iter().flatten().map(Vec::as_slice).step_by(3);
        let bins = Bins::new(&all, n_features);
        let binned = rows
            .iter()
            .map(|page| page.iter().map(|row| bins.of(row)).collect())
            .collect();
        Rows { bins, binned }
    }

    /// The table for a question over the chosen pages: `ask` gives the answer and the weight.
    fn table(&self, pages: &[Learned], is_chosen: &dyn Fn(&Learned) -> bool, ask: &Ask) -> Table {
        let n_features = self.bins.edges.len();
        let mut table = Table {
            columns: vec![Vec::new(); n_features],
            is_yes: Vec::new(),
            weights: Vec::new(),
            pages: Vec::new(),
        };
        for (index, (page, rows)) in pages.iter().zip(&self.binned).enumerate() {
            if !is_chosen(page) {
                continue;
            }
            for (line, row) in rows.iter().enumerate() {
                let Some((is_yes, weight)) = ask(page, line) else {
                    continue;
                };
                for (column, bin) in table.columns.iter_mut().zip(row) {
                    column.push(*bin);
                }
                table.is_yes.push(is_yes);
                table.weights.push(weight);
                table.pages.push(index as u32);
            }
        }
        table
    }

    /// Probabilities for each line, by forests that have not seen its fold; and the forest of all.
    pub(super) fn cross(
        &self,
        pages: &[Learned],
        settings: &Settings,
        with_all: bool,
        ask: &Ask,
    ) -> (Vec<Vec<f32>>, Option<Forest>) {
        let forest_of = |left_out: Option<usize>| {
            let table = self.table(pages, &|page| Some(page.fold) != left_out, ask);
            grow(&table, settings)
        };
        let mut tasks: Vec<Option<usize>> = (0..N_FOLDS).map(Some).collect();
        if with_all {
            tasks.push(None);
        }
        let mut forests: Vec<Option<Forest>> = vec![None; N_FOLDS + 1];
        for pair in tasks.chunks(2) {
            let grown: Vec<Forest> = std::thread::scope(|scope| {
                let threads: Vec<_> = pair
                    .iter()
                    .map(|&task| scope.spawn(move || forest_of(task)))
                    .collect();
                threads
                    .into_iter()
                    .filter_map(|thread| thread.join().ok())
                    .collect()
            });
            for (task, forest) in pair.iter().zip(grown) {
                forests[task.unwrap_or(N_FOLDS)] = Some(forest);
            }
        }
        let guesses = pages
            .iter()
            .zip(&self.binned)
            .map(|(page, rows)| {
                rows.iter()
                    .map(|row| {
                        forests[page.fold]
                            .as_ref()
                            .map_or(0.0, |forest| forest.probability(row))
                    })
                    .collect()
            })
            .collect();
        (guesses, forests.pop().flatten())
    }
}
