// SPDX-License-Identifier: EUPL-1.2
//! The edges: tiles of the second level, positions outside the tree, sources that fail.

use transparency_log::{
    Frontier, FrontierError, Hash, LoadedTiles, MAXIMUM_SIZE, ProofError, ProofRefused, TileNotLoaded,
    TileRange, TileRoot, completed_tiles, consistency_proof, consistency_reads, empty_root, frontier_at,
    frontier_reads, inclusion_proof, inclusion_reads, verify_consistency, verify_inclusion,
};

use crate::support::{MemoryLog, naive_root, numbered_leaf, numbered_leaves};

const SECOND_LEVEL: u64 = 65_536;

#[test]
fn the_65536th_entry_completes_a_tile_of_each_of_two_levels() {
    let mut frontier = Frontier::new();
    let before = frontier.extend(numbered_leaves(SECOND_LEVEL - 1)).unwrap();
    assert_eq!(before.len(), 255);
    let completed = frontier.extend([numbered_leaf(SECOND_LEVEL - 1)]).unwrap();
    let positions: Vec<(u8, u64)> = completed.iter().map(|tile| (tile.level, tile.index)).collect();
    assert_eq!(positions, [(1, 255), (2, 0)]);
    assert_eq!(completed[1], TileRoot { level: 2, index: 0, root: frontier.root() });
    assert_eq!(completed_tiles(SECOND_LEVEL - 1, SECOND_LEVEL).collect::<Vec<_>>(), [(1, 255), (2, 0)]);
}

#[test]
fn proofs_hold_across_the_second_level_of_tiles() {
    let size = SECOND_LEVEL + 300;
    let leaves = numbered_leaves(size);
    let log = MemoryLog::of(&leaves);
    let root = naive_root(&leaves);
    assert_eq!(log.frontier.root(), root);
    assert_eq!(log.levels[1].len(), 257);
    assert_eq!(log.levels[2].len(), 1);
    for index in [0, 255, 256, 40_000, SECOND_LEVEL - 1, SECOND_LEVEL, SECOND_LEVEL + 256, size - 1] {
        let path = inclusion_proof(index, size, &log).unwrap();
        assert_eq!(
            verify_inclusion(&leaves[index as usize], index, size, &path, &root),
            Ok(()),
            "leaf {index}"
        );
    }
    for old in [1, 255, 256, 257, 65_280, SECOND_LEVEL - 1, SECOND_LEVEL, SECOND_LEVEL + 1, size - 1] {
        let path = consistency_proof(old, size, &log).unwrap();
        let old_root = frontier_at(old, &log).unwrap().root();
        assert_eq!(verify_consistency(old, size, &old_root, &root, &path), Ok(()), "from {old}");
    }
}

#[test]
fn the_reads_of_a_proof_are_the_tile_of_the_entry_and_the_tiles_of_the_right_edge() {
    let range = |level, start, end| TileRange { level, start, end };
    assert_eq!(
        inclusion_reads(300, 70_000).unwrap(),
        [range(0, 256, 512), range(0, 69_888, 70_000), range(1, 0, 256), range(1, 256, 273)]
    );
    assert_eq!(
        frontier_reads(70_000).unwrap(),
        [range(0, 69_888, 70_000), range(1, 256, 273), range(2, 0, 1)]
    );
}

#[test]
fn positions_outside_the_tree_are_refused_by_every_function() {
    let log = MemoryLog::of(&numbered_leaves(5));
    assert_eq!(inclusion_proof(5, 5, &log), Err(ProofError::OutOfRange));
    assert_eq!(inclusion_proof(0, 0, &log), Err(ProofError::OutOfRange));
    assert_eq!(inclusion_proof(0, MAXIMUM_SIZE + 1, &log), Err(ProofError::OutOfRange));
    assert_eq!(consistency_proof(6, 5, &log), Err(ProofError::OutOfRange));
    assert_eq!(frontier_at(u64::MAX, &log), Err(ProofError::OutOfRange));
    assert_eq!(inclusion_reads(u64::MAX, u64::MAX), Err(ProofError::OutOfRange));
    assert_eq!(consistency_reads(1, u64::MAX), Err(ProofError::OutOfRange));
    assert_eq!(frontier_reads(u64::MAX), Err(ProofError::OutOfRange));
    let leaf = numbered_leaf(0);
    assert_eq!(verify_inclusion(&leaf, 0, 0, &[], &leaf), Err(ProofRefused::OutOfRange));
    assert_eq!(verify_inclusion(&leaf, u64::MAX, u64::MAX, &[], &leaf), Err(ProofRefused::OutOfRange));
    assert_eq!(verify_inclusion(&leaf, 0, u64::MAX, &[], &leaf), Err(ProofRefused::PathLength));
    assert_eq!(
        verify_inclusion(&leaf, u64::MAX - 1, u64::MAX, &[leaf; 64], &leaf),
        Err(ProofRefused::PathLength)
    );
    assert_eq!(verify_consistency(2, 1, &leaf, &leaf, &[]), Err(ProofRefused::OutOfRange));
    assert_eq!(verify_consistency(3, u64::MAX, &leaf, &leaf, &[leaf; 80]), Err(ProofRefused::PathLength));
}

#[test]
fn the_empty_tree_is_the_beginning_of_every_tree_and_of_no_other_root() {
    let root = naive_root(&numbered_leaves(3));
    assert_eq!(verify_consistency(0, 3, &empty_root(), &root, &[]), Ok(()));
    assert_eq!(verify_consistency(0, 0, &empty_root(), &empty_root(), &[]), Ok(()));
    assert_eq!(verify_consistency(0, 0, &empty_root(), &root, &[]), Err(ProofRefused::RootMismatch));
    assert_eq!(verify_consistency(0, 3, &root, &root, &[]), Err(ProofRefused::RootMismatch));
    assert_eq!(verify_consistency(0, 3, &empty_root(), &root, &[root]), Err(ProofRefused::PathLength));
}

#[test]
fn equal_sizes_are_consistent_only_with_equal_roots() {
    let (root, other) = (naive_root(&numbered_leaves(3)), naive_root(&numbered_leaves(4)));
    assert_eq!(verify_consistency(3, 3, &root, &root, &[]), Ok(()));
    assert_eq!(verify_consistency(3, 3, &root, &other, &[]), Err(ProofRefused::RootMismatch));
}

#[test]
fn a_source_that_delivers_too_few_hashes_is_an_error_and_not_a_wrong_proof() {
    let log = MemoryLog::of(&numbered_leaves(5));
    let range = TileRange { level: 0, start: 0, end: 5 };
    let mut tiles = LoadedTiles::new();
    assert_eq!(inclusion_proof(1, 5, &tiles), Err(ProofError::Source(TileNotLoaded(range))));
    tiles.insert(range, log.levels[0][..4].to_vec());
    assert_eq!(inclusion_proof(1, 5, &tiles), Err(ProofError::Incomplete { range, found: 4 }));
}

#[test]
fn a_frontier_of_another_form_is_refused() {
    let header = |format: u8, size: u64| [&[format][..], &size.to_be_bytes()].concat();
    assert_eq!(Frontier::from_bytes(&header(1, 0)), Ok(Frontier::new()));
    assert_eq!(Frontier::from_bytes(&[]), Err(FrontierError::Format));
    assert_eq!(Frontier::from_bytes(&header(2, 0)), Err(FrontierError::Format));
    assert_eq!(Frontier::from_bytes(&header(1, 3)), Err(FrontierError::Length { size: 3, expected: 2 }));
    assert_eq!(Frontier::from_bytes(&header(1, MAXIMUM_SIZE + 1)), Err(FrontierError::TooLarge));
    let full = [header(1, MAXIMUM_SIZE), vec![0; 32]].concat();
    assert_eq!(Frontier::from_bytes(&full).unwrap().append(numbered_leaf(0)), Err(FrontierError::TooLarge));
}

#[test]
fn a_hash_has_one_spelling() {
    let text = "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125";
    assert!(text.parse::<Hash>().is_ok());
    assert!(text.to_uppercase().parse::<Hash>().is_err());
    assert!(text[2..].parse::<Hash>().is_err());
    assert!(format!("{text}00").parse::<Hash>().is_err());
    assert!(format!(" {text}").parse::<Hash>().is_err());
    assert!(Hash::try_from(&[0_u8; 31][..]).is_err());
}

#[test]
fn a_smaller_tree_cannot_pass_for_a_larger_one_by_a_path_cut_short() {
    let leaves = numbered_leaves(8);
    let (four, eight) = (naive_root(&leaves[..4]), naive_root(&leaves));
    assert_eq!(verify_consistency(4, 8, &four, &four, &[]), Err(ProofRefused::PathLength));
    assert_eq!(verify_consistency(4, 8, &four, &eight, &[]), Err(ProofRefused::PathLength));
    assert_eq!(verify_consistency(3, 8, &four, &four, &[]), Err(ProofRefused::PathLength));
    assert_eq!(verify_inclusion(&leaves[0], 0, 8, &[], &leaves[0]), Err(ProofRefused::PathLength));
}
