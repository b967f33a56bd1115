//! Indices into the tables of one `Analysis`.

/// Index into `Analysis::mentions`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MentionId(pub u32);

/// Index into `Analysis::actors`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ActorId(pub u32);

impl MentionId {
    /// As an index.
    pub fn idx(self) -> usize {
        self.0 as usize
    }
}

impl ActorId {
    /// As an index.
    pub fn idx(self) -> usize {
        self.0 as usize
    }
}
