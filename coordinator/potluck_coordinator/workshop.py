"""Opening a project's files and database for as long as a command needs them."""

from collections.abc import Iterator
from contextlib import contextmanager

from potluck_coordinator.blobs.folder import FolderBlobs
from potluck_coordinator.blobs.port import Blobs
from potluck_coordinator.home import CoordinatorHome
from potluck_coordinator.store.port import Store
from potluck_coordinator.store.sqlite import SqliteStore


@contextmanager
def opened(home: CoordinatorHome) -> Iterator[tuple[Blobs, Store]]:
    """Open a home's blobs and store.

    Raises:
        StoreError: The database can't be used.
        BlobError: The folder of blobs can't be used.
    """
    store = SqliteStore(home.database)
    try:
        yield FolderBlobs(home.blobs), store
    finally:
        store.close()
