//! Forests → the model file, in the form `reader-web` reads (`label/forest.rs` there says it).

use super::boost::{Bins, Forest, Node};

/// The bytes of the file. Only thresholds that a tree uses are in it.
pub(super) fn model(bins: &Bins, forests: &[Forest]) -> Vec<u8> {
    let n_features = bins.edges.len();
    assert!(
        n_features < 255 && forests.len() < 255,
        "the form holds no more"
    );
    let mut used = vec![Vec::new(); n_features];
    for node in forests
        .iter()
        .flat_map(|forest| forest.trees.iter().flatten())
    {
        if let Node::Split { feature, bin, .. } = node {
            used[*feature as usize].push(*bin);
        }
    }
    let mut file = Vec::new();
    file.extend((n_features as u16).to_le_bytes());
    for (bins_used, edges) in used.iter_mut().zip(&bins.edges) {
        bins_used.sort_unstable();
        bins_used.dedup();
        file.push(bins_used.len() as u8);
        for bin in bins_used.iter() {
            file.extend(edges[*bin as usize].to_le_bytes());
        }
    }
    file.push(forests.len() as u8);
    for forest in forests {
        write_forest(forest, &used, &mut file);
    }
    file
}

fn write_forest(forest: &Forest, used: &[Vec<u8>], file: &mut Vec<u8>) {
    let most = forest
        .trees
        .iter()
        .flatten()
        .map(|node| {
            if let Node::Leaf(value) = node {
                value.abs()
            } else {
                0.0
            }
        })
        .fold(1e-6, f32::max);
    // Coarse leaves pack better and lose nothing: 500 steps from zero to the largest.
    let unit = most / 500.0;
    file.extend(forest.start.to_le_bytes());
    file.extend(unit.to_le_bytes());
    file.extend((forest.trees.len() as u16).to_le_bytes());
    for tree in &forest.trees {
        for (at, node) in tree.iter().enumerate() {
            match node {
                Node::Leaf(value) => {
                    file.push(u8::MAX);
                    file.extend(((value / unit).round() as i16).to_le_bytes());
                }
                Node::Split {
                    feature,
                    bin,
                    right,
                } => {
                    let place = used[*feature as usize].partition_point(|other| other < bin);
                    file.extend([*feature as u8, place as u8, (right - at - 1) as u8]);
                }
            }
        }
    }
}
