"""Merkle trees as in RFC 9162 (Certificate Transparency 2.0), section 2.1, over SHA-256.

One kind of tree serves both the leaves of a pseudo-gradient and the ledger. A leaf's hash starts
with a zero byte and an inner node's with a one byte, so that neither can pass for the other.
"""

import hashlib
from collections.abc import Sequence

from potluck.digest import DIGEST_BYTES
from potluck.limits import PROOF_HASHES

EMPTY_ROOT = hashlib.sha256(b"").digest()


def leaf_hash(data: bytes | memoryview) -> bytes:
    """Return the hash of one leaf."""
    return hashlib.sha256(b"\0" + bytes(data)).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Return the hash of an inner node."""
    return hashlib.sha256(b"\1" + left + right).digest()


def tree_root(leaf_hashes: Sequence[bytes]) -> bytes:
    """Return the root over leaf hashes; the root of no leaves is the hash of nothing."""
    if not leaf_hashes:
        return EMPTY_ROOT
    # An odd node at the end rises unchanged, which equals the RFC's split at a power of two.
    level = list(leaf_hashes)
    while len(level) > 1:
        paired = [node_hash(a, b) for a, b in zip(level[::2], level[1::2], strict=False)]
        if len(level) % 2:
            paired.append(level[-1])
        level = paired
    return level[0]


def inclusion_proof(leaf_hashes: Sequence[bytes], index: int) -> list[bytes]:
    """Return the siblings from a leaf up to the root (RFC 9162, 2.1.3.1).

    Raises:
        IndexError: There is no such leaf.
    """
    if not 0 <= index < len(leaf_hashes):
        raise IndexError(f"no leaf {index} in a tree of {len(leaf_hashes)}")
    proof: list[bytes] = []
    level = list(leaf_hashes)
    while len(level) > 1:
        sibling = index ^ 1
        if sibling < len(level):
            proof.append(level[sibling])
        paired = [node_hash(a, b) for a, b in zip(level[::2], level[1::2], strict=False)]
        if len(level) % 2:
            paired.append(level[-1])
        level = paired
        index //= 2
    return proof


def inclusion_holds(
    leaf: bytes, index: int, size: int, proof: Sequence[bytes], root: bytes
) -> bool:
    """Tell whether a leaf hash is at a place in the tree of this size and root (2.1.3.2)."""
    if not 0 <= index < size or not _sound(proof):
        return False
    place, last, current = index, size - 1, leaf
    for sibling in proof:
        if last == 0:
            return False
        if place % 2 or place == last:
            current = node_hash(sibling, current)
            while place % 2 == 0 and place:
                place //= 2
                last //= 2
        else:
            current = node_hash(current, sibling)
        place //= 2
        last //= 2
    return last == 0 and current == root


def consistency_proof(leaf_hashes: Sequence[bytes], old_size: int) -> list[bytes]:
    """Return the proof that the tree only adds to its first old_size leaves (2.1.4.1).

    Raises:
        IndexError: The old size is not between 0 and the tree's size.
    """
    size = len(leaf_hashes)
    if not 0 <= old_size <= size:
        raise IndexError(f"no tree of {old_size} leaves inside one of {size}")
    if old_size in {0, size}:
        return []
    return _subproof(old_size, leaf_hashes, whole=True)


def _sound(proof: Sequence[bytes]) -> bool:
    """Tell whether a proof is a bounded number of whole hashes."""
    return len(proof) <= PROOF_HASHES and all(len(one) == DIGEST_BYTES for one in proof)


def _subproof(old_size: int, leaves: Sequence[bytes], *, whole: bool) -> list[bytes]:
    if old_size == len(leaves):
        return [] if whole else [tree_root(leaves)]
    split = 1 << (len(leaves) - 1).bit_length() - 1
    if old_size <= split:
        return [*_subproof(old_size, leaves[:split], whole=whole), tree_root(leaves[split:])]
    return [
        *_subproof(old_size - split, leaves[split:], whole=False),
        tree_root(leaves[:split]),
    ]


def consistency_holds(
    old_size: int, old_root: bytes, new_size: int, new_root: bytes, proof: Sequence[bytes]
) -> bool:
    """Tell whether the new tree begins with the whole old tree (RFC 9162, 2.1.4.2)."""
    if not 0 <= old_size <= new_size or not _sound(proof):
        return False
    if old_size == new_size:
        return not proof and old_root == new_root and (old_size > 0 or old_root == EMPTY_ROOT)
    if old_size == 0:
        return not proof and old_root == EMPTY_ROOT
    path = list(proof)
    if old_size & (old_size - 1) == 0:
        path.insert(0, old_root)
    if not path:
        return False
    place, last = old_size - 1, new_size - 1
    while place % 2:
        place //= 2
        last //= 2
    old = new = path[0]
    for sibling in path[1:]:
        if last == 0:
            return False
        if place % 2 or place == last:
            old, new = node_hash(sibling, old), node_hash(sibling, new)
            while place % 2 == 0 and place:
                place //= 2
                last //= 2
        else:
            new = node_hash(new, sibling)
        place //= 2
        last //= 2
    return last == 0 and old == old_root and new == new_root
