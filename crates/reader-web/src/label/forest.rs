//! Rows of numbers → probabilities, by trees the trainer grew; reads the model file.
//!
//! Form of the file, numbers little-endian: features (u16), of each feature the number of its
//! thresholds (u8) and these (f32), forests (u8), of each forest its first value (f32), the unit of
//! its leaves (f32) and its number of trees (u16), of each tree its nodes in preorder: a split is its
//! feature (u8 below 255), threshold (u8) and the length of its left branch in nodes (u8); a leaf is
//! 255 and its value (i16). `crates/trainer` writes it.

/// Several forests over the same features.
#[derive(Clone, Debug, Default)]
pub(crate) struct Forests(Vec<Forest>);

#[derive(Clone, Debug, Default)]
struct Forest {
    start: f32,
    nodes: Vec<Node>,
    /// First node of each tree.
    trees: Vec<u32>,
}

#[derive(Clone, Copy, Debug)]
enum Node {
    /// Goes to the next node when the value is at most the threshold, else to `right`.
    Split {
        feature: u8,
        threshold: f32,
        right: u32,
    },
    Leaf(f32),
}

impl Forests {
    /// Reads a model file; none when it is not one.
    pub(crate) fn read(bytes: &[u8]) -> Option<Self> {
        let mut reader = Reader { bytes };
        let n_features = usize::from(reader.u16()?);
        let mut thresholds = Vec::with_capacity(n_features);
        for _ in 0..n_features {
            let n = reader.u8()?;
            let edges: Option<Vec<f32>> = (0..n).map(|_| reader.f32()).collect();
            thresholds.push(edges?);
        }
        let n_forests = reader.u8()?;
        let forests: Option<Vec<Forest>> =
            (0..n_forests).map(|_| reader.forest(&thresholds)).collect();
        Some(Forests(forests?))
    }

    /// How probable it is, by one forest, that the row is what the forest looks for.
    pub(crate) fn probability(&self, forest: usize, row: &[f32]) -> f32 {
        let Some(forest) = self.0.get(forest) else {
            return 0.0;
        };
        let mut sum = forest.start;
        for &tree in &forest.trees {
            let mut at = tree as usize;
            // Branches lead onwards, so the walk ends.
            while let Some(&Node::Split {
                feature,
                threshold,
                right,
            }) = forest.nodes.get(at)
            {
                let value = row.get(usize::from(feature)).copied().unwrap_or_default();
                at = if value <= threshold {
                    at + 1
                } else {
                    right as usize
                };
            }
            if let Some(Node::Leaf(value)) = forest.nodes.get(at) {
                sum += value;
            }
        }
        sigmoid(sum)
    }
}

/// The logistic function, by a quotient that is the same on every machine (`exp` is not), within
/// 0.0005 of it.
pub(crate) fn sigmoid(x: f32) -> f32 {
    let x = x.clamp(-12.0, 12.0);
    // (1 + x/1024)^1024 by ten squarings.
    let mut power = 1.0 - f64::from(x) / 1024.0;
    for _ in 0..10 {
        power *= power;
    }
    (1.0 / (1.0 + power)) as f32
}

struct Reader<'a> {
    bytes: &'a [u8],
}

impl Reader<'_> {
    fn take<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (taken, rest) = self.bytes.split_first_chunk::<N>()?;
        self.bytes = rest;
        Some(*taken)
    }

    fn u8(&mut self) -> Option<u8> {
        self.take::<1>().map(|[byte]| byte)
    }

    fn u16(&mut self) -> Option<u16> {
        self.take().map(u16::from_le_bytes)
    }

    fn f32(&mut self) -> Option<f32> {
        self.take().map(f32::from_le_bytes)
    }

    fn forest(&mut self, thresholds: &[Vec<f32>]) -> Option<Forest> {
        let start = self.f32()?;
        let unit = self.f32()?;
        let n_trees = self.u16()?;
        let mut forest = Forest {
            start,
            ..Forest::default()
        };
        for _ in 0..n_trees {
            forest.trees.push(forest.nodes.len() as u32);
            // Branches still to come.
            let mut n_open = 1;
            while n_open > 0 {
                let feature = self.u8()?;
                if feature == u8::MAX {
                    let value = self.take().map(i16::from_le_bytes)?;
                    forest.nodes.push(Node::Leaf(f32::from(value) * unit));
                    n_open -= 1;
                } else {
                    let edge = usize::from(self.u8()?);
                    let left = u32::from(self.u8()?);
                    let threshold = *thresholds.get(usize::from(feature))?.get(edge)?;
                    let right = forest.nodes.len() as u32 + 1 + left;
                    forest.nodes.push(Node::Split {
                        feature,
                        threshold,
                        right,
                    });
                    n_open += 1;
                }
            }
        }
        Some(forest)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_forest_is_read_and_walked() {
        let mut file = Vec::new();
        file.extend(1u16.to_le_bytes());
        file.push(1);
        file.extend(0.5f32.to_le_bytes());
        file.push(1);
        file.extend(0.0f32.to_le_bytes());
        file.extend(0.5f32.to_le_bytes());
        file.extend(1u16.to_le_bytes());
        file.extend([0, 0, 1]);
        file.push(255);
        file.extend((-4i16).to_le_bytes());
        file.push(255);
        file.extend(4i16.to_le_bytes());
        let forests = Forests::read(&file).expect("a model");
        assert!(forests.probability(0, &[0.5]) < 0.15);
        assert!(forests.probability(0, &[0.6]) > 0.85);
        for end in 0..file.len() {
            assert!(Forests::read(&file[..end]).is_none(), "cut at {end}");
        }
    }

    #[test]
    fn the_sigmoid_is_near_enough() {
        for x in -120..=120 {
            let x = x as f32 / 10.0;
            let exact = 1.0 / (1.0 + (-f64::from(x)).exp());
            assert!((f64::from(sigmoid(x)) - exact).abs() < 0.005, "{x}");
        }
    }
}
