"""A Merkle tree that only grows, kept in memory so that a proof costs a few hashes.

Roots and proofs are those of potluck.merkle (RFC 9162); that module works on a list of leaf hashes
and is the measure of this one. Whole subtrees never change once they are full, so they are kept.
"""

from collections.abc import Iterable

from potluck.digest import DIGEST_BYTES
from potluck.merkle import EMPTY_ROOT, node_hash


class GrowingTree:
    """The subtrees of all sizes that are full, 64 bytes a leaf."""

    def __init__(self) -> None:
        self._levels = [bytearray()]

    def __len__(self) -> int:
        """Return the number of leaves."""
        return len(self._levels[0]) // DIGEST_BYTES

    def extend(self, leaf_hashes: Iterable[bytes]) -> None:
        """Add leaves at the end."""
        for leaf in leaf_hashes:
            height, node = 0, leaf
            self._levels[0] += leaf
            while (len(self._levels[height]) // DIGEST_BYTES) % 2 == 0:
                node = node_hash(
                    bytes(self._levels[height][-2 * DIGEST_BYTES : -DIGEST_BYTES]), node
                )
                height += 1
                if height == len(self._levels):
                    self._levels.append(bytearray())
                self._levels[height] += node

    def root(self, size: int) -> bytes:
        """Return the root over the first leaves; raises IndexError when there are fewer."""
        self._need(size)
        return self._range(0, size) if size else EMPTY_ROOT

    def inclusion_proof(self, index: int, size: int) -> list[bytes]:
        """Return the proof that a leaf is in the tree of the first leaves.

        Raises:
            IndexError: There is no such leaf, or there are fewer leaves.
        """
        self._need(size)
        if not 0 <= index < size:
            raise IndexError(f"no leaf {index} in a tree of {size}")
        proof: list[bytes] = []
        low, high = 0, size
        while high - low > 1:
            middle = low + _split(high - low)
            if index < middle:
                proof.append(self._range(middle, high))
                high = middle
            else:
                proof.append(self._range(low, middle))
                low = middle
        return proof[::-1]

    def consistency_proof(self, old_size: int, size: int) -> list[bytes]:
        """Return the proof that the tree of the first leaves only adds to a smaller one.

        Raises:
            IndexError: The old size is not between 0 and the size, or there are fewer leaves.
        """
        self._need(size)
        if not 0 <= old_size <= size:
            raise IndexError(f"no tree of {old_size} leaves inside one of {size}")
        if old_size in {0, size}:
            return []
        proof: list[bytes] = []
        low, high = 0, size
        # Down to the subtree that ends where the old tree ends.
        while old_size != high:
            middle = low + _split(high - low)
            if old_size <= middle:
                proof.append(self._range(middle, high))
                high = middle
            else:
                proof.append(self._range(low, middle))
                low = middle
        if low:
            proof.append(self._range(low, high))
        return proof[::-1]

    def _range(self, low: int, high: int) -> bytes:
        """Return the root over leaves that are a subtree: full ones are kept, others made."""
        width = high - low
        if width & (width - 1) == 0:
            level = self._levels[width.bit_length() - 1]
            start = low // width * DIGEST_BYTES
            return bytes(level[start : start + DIGEST_BYTES])
        middle = low + _split(width)
        return node_hash(self._range(low, middle), self._range(middle, high))

    def _need(self, size: int) -> None:
        if not 0 <= size <= len(self):
            raise IndexError(f"no tree of {size} leaves inside one of {len(self)}")


def _split(width: int) -> int:
    """Return how many leaves stand left: the largest power of two below the width."""
    return 1 << (width - 1).bit_length() - 1
