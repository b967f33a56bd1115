//! Lines and the elements around them → sums over each element, and where the article probably is.
//!
//! Method: each line is counted in all elements around it. The element with the most long lines near
//! to it (the score of Arc90's Readability: parent 1, grandparent ½, then less) is a guess at the
//! article's container; the model weighs it with all else.

use super::lines::Line;
use super::naming::Naming;
use super::text::{TextStats, hash};
use crate::tree::{NodeId, Tree, is_inline};

/// What is in one element.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Sums {
    pub(crate) n_lines: u32,
    pub(crate) n_words: u32,
    pub(crate) n_linked_words: u32,
    /// Lines that look like paragraphs.
    pub(crate) n_long: u32,
    pub(crate) n_long_words: u32,
    score: f32,
}

/// An element around lines.
#[derive(Clone, Debug)]
pub(crate) struct Room {
    pub(crate) node: NodeId,
    /// The room around it: itself for the outermost.
    pub(crate) parent: u32,
    pub(crate) depth: u32,
    pub(crate) sums: Sums,
    /// What its names say.
    pub(crate) groups: u32,
    /// Hash of its tag and class.
    pub(crate) kind: u64,
    /// Elements of the same tag and class beside it, itself counted.
    pub(crate) n_alike: u32,
}

/// The elements that hold lines, and sums over them.
#[derive(Debug)]
pub(crate) struct Outline {
    pub(crate) rooms: Vec<Room>,
    /// Of each line: the room of its innermost element.
    pub(crate) room_of: Vec<u32>,
    /// Of each line: the room of its innermost block element.
    pub(crate) block_of: Vec<u32>,
    /// The best guess at the article's container.
    pub(crate) main: u32,
    /// The deepest room with most of the long lines' words.
    pub(crate) half: u32,
}

/// A line with so many words is counted as a paragraph when it is not mostly links.
const LONG_WORDS: u32 = 12;

/// Whether a line looks like a paragraph.
pub(crate) fn is_long(line: &Line, stats: &TextStats) -> bool {
    stats.n_words >= LONG_WORDS && line.n_linked * 3 < line.text.len() && !line.is_hidden
}

impl Outline {
    pub(super) fn new(tree: &Tree, lines: &[Line], stats: &[TextStats]) -> Self {
        let mut outline = Outline {
            rooms: Vec::new(),
            room_of: Vec::with_capacity(lines.len()),
            block_of: Vec::with_capacity(lines.len()),
            main: 0,
            half: 0,
        };
        let mut builder = Builder {
            tree,
            naming: Naming::new(),
            room_at: vec![u32::MAX; tree.n_nodes()],
        };
        builder.room(&mut outline.rooms, tree.root());
        for (line, stats) in lines.iter().zip(stats) {
            let room = builder.room(&mut outline.rooms, line.node);
            outline.room_of.push(room);
            let block = outline.block_around(tree, room);
            outline.block_of.push(block);
            outline.count(room, block, line, stats);
        }
        outline.count_alike();
        outline.choose();
        outline
    }

    /// The room around, none for the outermost.
    pub(crate) fn up(&self, room: u32) -> Option<u32> {
        let parent = self.rooms[room as usize].parent;
        (parent != room).then_some(parent)
    }

    /// The room and those around it, the nearest first.
    pub(crate) fn way_up(&self, room: u32) -> impl Iterator<Item = u32> + '_ {
        std::iter::successors(Some(room), |&room| self.up(room))
    }

    fn block_around(&self, tree: &Tree, room: u32) -> u32 {
        self.way_up(room)
            .find(|&room| {
                let node = self.rooms[room as usize].node;
                tree.name(node).is_some_and(|name| !is_inline(name))
            })
            .unwrap_or(0)
    }

    fn count(&mut self, room: u32, block: u32, line: &Line, stats: &TextStats) {
        let n_words = stats.n_words;
        let linked = n_words as usize * line.n_linked / line.text.len().max(1);
        let long = is_long(line, stats);
        let weight = 1.0 + stats.n_commas.min(10) as f32 / 2.0 + (n_words.min(100) as f32) / 15.0;
        let block_depth = self.rooms[block as usize].depth;
        let mut at = Some(room);
        while let Some(room) = at {
            at = self.up(room);
            let room = &mut self.rooms[room as usize];
            let sums = &mut room.sums;
            sums.n_lines += 1;
            sums.n_words += n_words;
            sums.n_linked_words += linked as u32;
            if long {
                sums.n_long += 1;
                sums.n_long_words += n_words;
                // The paragraph itself is no container.
                sums.score += match block_depth.saturating_sub(room.depth) {
                    0 => 0.0,
                    1 => weight,
                    2 => weight / 2.0,
                    levels => weight / (levels as f32 * 3.0),
                };
            }
        }
    }

    fn count_alike(&mut self) {
        let mut keys: Vec<(u32, u64, u32)> = self
            .rooms
            .iter()
            .enumerate()
            .map(|(index, room)| (room.parent, room.kind, index as u32))
            .collect();
        keys.sort_unstable();
        for group in keys.chunk_by(|one, other| (one.0, one.1) == (other.0, other.1)) {
            for &(_, _, index) in group {
                self.rooms[index as usize].n_alike = group.len() as u32;
            }
        }
    }

    fn choose(&mut self) {
        let mut best = 0.0;
        for (index, room) in self.rooms.iter().enumerate() {
            let sums = room.sums;
            let open = 1.0 - sums.n_linked_words as f32 / sums.n_words.max(1) as f32;
            if sums.score * open > best {
                best = sums.score * open;
                self.main = index as u32;
            }
        }
        let all = self.rooms[0].sums.n_long_words;
        let half = self
            .rooms
            .iter()
            .enumerate()
            .filter(|(_, room)| room.sums.n_long_words * 10 >= all * 6)
            .max_by_key(|(index, room)| (room.depth, usize::MAX - index));
        self.half = half.map_or(0, |(index, _)| index as u32);
    }
}

struct Builder<'a> {
    tree: &'a Tree,
    naming: Naming,
    /// By node.
    room_at: Vec<u32>,
}

impl Builder<'_> {
    /// The room of a node, made with those around it when it is new.
    fn room(&mut self, rooms: &mut Vec<Room>, node: NodeId) -> u32 {
        let mut missing = Vec::new();
        let mut at = Some(node);
        while let Some(node) = at
            && self.room_at[node.index()] == u32::MAX
        {
            missing.push(node);
            at = self.tree.parent(node);
        }
        let mut room = at.map_or(0, |node| self.room_at[node.index()]);
        for node in missing.into_iter().rev() {
            let new = rooms.len() as u32;
            rooms.push(Room {
                node,
                parent: room,
                depth: rooms.get(room as usize).map_or(0, |room| room.depth + 1),
                sums: Sums::default(),
                groups: self.naming.of(self.tree, node),
                kind: kind(self.tree, node),
                n_alike: 1,
            });
            self.room_at[node.index()] = new;
            room = new;
        }
        room
    }
}

fn kind(tree: &Tree, node: NodeId) -> u64 {
    let name = tree.name(node).map_or(0, hash);
    let class = tree.attr(node, "class").map_or(0, hash);
    name.wrapping_mul(31).wrapping_add(class)
}
