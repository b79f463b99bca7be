// SPDX-License-Identifier: EUPL-1.2
//! The log against a naive tree that follows the definitions of RFC 6962 word for word.

use proptest::prelude::*;
use transparency_log::{
    Frontier, Hash, LoadedTiles, TILE_WIDTH, TileRange, TileSource, completed_tiles, consistency_proof,
    consistency_reads, frontier_at, frontier_reads, inclusion_proof, inclusion_reads, verify_consistency,
    verify_inclusion,
};

use crate::support::{MemoryLog, naive_consistency, naive_inclusion, naive_root, numbered_leaves};

fn load(log: &MemoryLog, ranges: &[TileRange]) -> LoadedTiles {
    let mut tiles = LoadedTiles::new();
    for range in ranges {
        tiles.insert(*range, log.hashes(range.level, range.start, range.end).unwrap());
    }
    tiles
}

fn reads_are_whole_tiles_and_few(ranges: &[TileRange]) -> bool {
    let aligned = ranges.iter().all(|range| {
        range.start % TILE_WIDTH == 0 && range.start < range.end && range.end <= range.start + TILE_WIDTH
    });
    aligned && (0..8).all(|level| ranges.iter().filter(|range| range.level == level).count() <= 2)
}

fn size_and_index() -> impl Strategy<Value = (u64, u64)> {
    prop_oneof![1_u64..600, 254_u64..259, 510_u64..515].prop_flat_map(|size| (Just(size), 0..size))
}

#[test]
fn the_root_of_every_size_up_to_600_is_the_naive_root() {
    let leaves = numbered_leaves(600);
    let log = MemoryLog::of(&leaves);
    let mut frontier = Frontier::new();
    for size in 0..=600 {
        let expected = naive_root(&leaves[..size]);
        assert_eq!(frontier.root(), expected, "size {size}");
        let rebuilt = frontier_at(size as u64, &log).unwrap();
        assert_eq!(rebuilt, frontier, "size {size}");
        if let Some(leaf) = leaves.get(size) {
            frontier.append(*leaf).unwrap();
        }
    }
}

#[test]
fn the_naive_root_of_600_leaves_consists_of_two_tiles_and_a_rest() {
    let leaves = numbered_leaves(600);
    let log = MemoryLog::of(&leaves);
    assert_eq!(log.levels[1], [naive_root(&leaves[..256]), naive_root(&leaves[256..512])]);
    assert_eq!(log.levels[2], []);
}

proptest! {
    #[test]
    fn an_inclusion_proof_is_the_naive_one_and_verifies((size, index) in size_and_index()) {
        let leaves = numbered_leaves(size);
        let log = MemoryLog::of(&leaves);
        let path = inclusion_proof(index, size, &log).unwrap();
        prop_assert_eq!(&path, &naive_inclusion(index as usize, &leaves));
        let leaf = leaves[index as usize];
        prop_assert_eq!(verify_inclusion(&leaf, index, size, &path, &log.frontier.root()), Ok(()));
    }

    #[test]
    fn a_proof_for_an_earlier_size_ignores_later_entries((size, index) in size_and_index(), later in 0_u64..300) {
        let leaves = numbered_leaves(size + later);
        let log = MemoryLog::of(&leaves);
        let path = inclusion_proof(index, size, &log).unwrap();
        prop_assert_eq!(path, naive_inclusion(index as usize, &leaves[..size as usize]));
    }

    #[test]
    fn a_consistency_proof_is_the_naive_one_and_verifies((new, old) in size_and_index()) {
        let leaves = numbered_leaves(new);
        let log = MemoryLog::of(&leaves);
        let path = consistency_proof(old, new, &log).unwrap();
        if old > 0 {
            prop_assert_eq!(&path, &naive_consistency(old as usize, &leaves, true));
        }
        let (old_root, new_root) = (naive_root(&leaves[..old as usize]), naive_root(&leaves));
        prop_assert_eq!(verify_consistency(old, new, &old_root, &new_root, &path), Ok(()));
    }

    #[test]
    fn a_proof_needs_exactly_the_reads_announced_and_few_of_them((size, index) in size_and_index()) {
        let log = MemoryLog::of(&numbered_leaves(size));
        let inclusion = inclusion_reads(index, size).unwrap();
        let consistency = consistency_reads(index, size).unwrap();
        let frontier = frontier_reads(size).unwrap();
        for ranges in [&inclusion, &consistency, &frontier] {
            prop_assert!(reads_are_whole_tiles_and_few(ranges), "{:?}", ranges);
        }
        prop_assert_eq!(
            inclusion_proof(index, size, &load(&log, &inclusion)).unwrap(),
            inclusion_proof(index, size, &log).unwrap()
        );
        prop_assert_eq!(
            consistency_proof(index, size, &load(&log, &consistency)).unwrap(),
            consistency_proof(index, size, &log).unwrap()
        );
        prop_assert_eq!(frontier_at(size, &load(&log, &frontier)).unwrap(), log.frontier);
    }

    #[test]
    fn a_proof_in_a_huge_log_reads_at_most_two_tiles_of_each_level(size in 1_u64..=1 << 56, seed: u64) {
        let index = seed % size;
        prop_assert!(reads_are_whole_tiles_and_few(&inclusion_reads(index, size).unwrap()));
        prop_assert!(reads_are_whole_tiles_and_few(&consistency_reads(index, size).unwrap()));
        prop_assert!(reads_are_whole_tiles_and_few(&frontier_reads(size).unwrap()));
    }

    #[test]
    fn it_does_not_matter_in_how_many_steps_a_log_has_grown(first in 0_u64..600, second in 0_u64..600) {
        let leaves = numbered_leaves(first + second);
        let mut log = MemoryLog::of(&leaves[..first as usize]);
        log.frontier = Frontier::from_bytes(&log.frontier.to_bytes()).unwrap();
        let before: Vec<usize> = log.levels.iter().map(Vec::len).collect();
        log.extend(&leaves[first as usize..]);
        let whole = MemoryLog::of(&leaves);
        prop_assert_eq!(&log.levels, &whole.levels);
        prop_assert_eq!(&log.frontier, &whole.frontier);
        for (level, index) in completed_tiles(first, first + second) {
            prop_assert!(index >= before[usize::from(level)] as u64);
            prop_assert!(index < log.levels[usize::from(level)].len() as u64);
        }
        let grown: usize = log.levels[1..].iter().map(Vec::len).sum::<usize>() - before[1..].iter().sum::<usize>();
        prop_assert_eq!(completed_tiles(first, first + second).count(), grown);
    }

    #[test]
    fn stored_bytes_of_a_frontier_come_back_as_they_were(size in 0_u64..2000) {
        let mut frontier = Frontier::new();
        frontier.extend(numbered_leaves(size)).unwrap();
        let bytes = frontier.to_bytes();
        prop_assert_eq!(bytes.len(), 9 + 32 * size.count_ones() as usize);
        prop_assert_eq!(Frontier::from_bytes(&bytes), Ok(frontier));
    }

    #[test]
    fn arbitrary_bytes_are_a_frontier_only_in_one_spelling(
        bytes in prop_oneof![
            proptest::collection::vec(any::<u8>(), 0..200),
            (0_u64..16, 0_usize..6).prop_map(|(size, hashes)| {
                [&[1][..], &size.to_be_bytes(), &vec![9; hashes * 32]].concat()
            }),
        ]
    ) {
        if let Ok(frontier) = Frontier::from_bytes(&bytes) {
            prop_assert_eq!(frontier.to_bytes(), bytes);
        }
    }

    #[test]
    fn a_hash_reads_back_from_its_text(bytes: [u8; 32]) {
        let text = Hash(bytes).to_string();
        prop_assert_eq!(text.parse(), Ok(Hash(bytes)));
        let json = serde_json::to_string(&Hash(bytes)).unwrap();
        prop_assert_eq!(&json, &format!("\"{text}\""));
        prop_assert_eq!(serde_json::from_str::<Hash>(&json).unwrap(), Hash(bytes));
    }
}
