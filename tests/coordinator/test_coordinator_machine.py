"""Volunteers, an inspector and time in any order, against the steps on a record in memory."""

import hashlib
from dataclasses import replace

from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from potluck.growing_tree import GrowingTree
from potluck.identity import generate_key
from potluck.merkle import consistency_holds, tree_root
from potluck.v1 import blob_pb2 as blob
from potluck.v1 import lease_pb2 as lease
from potluck.v1 import ledger_pb2 as ledger
from potluck_coordinator.checks import Failure
from potluck_coordinator.ledger import prove_consistency
from potluck_coordinator.lifecycle import CREDITED, HELD, UnitEvent, UnitState
from potluck_coordinator.records import Round, Session, Unit
from potluck_coordinator.steps import hand_in, hand_out, upkeep
from potluck_coordinator.steps.round_keeping import finish_merge
from potluck_coordinator.steps.step import Step
from potluck_coordinator.steps.verdicts import accept, reject
from tests.fakes.coordinator_project import CPU, FixedChance, tiny_rules
from tests.fakes.coordinator_store import MemoryStore

KEYS = [bytes([number]) * 32 for number in range(3)]
DEVICES = ["cpu", "gpu"]
_PROJECT_KEY = generate_key()


def _named(name: str) -> blob.BlobRef:
    return blob.BlobRef(digest=hashlib.sha256(name.encode()).digest(), size_bytes=1)


class Coordinator(RuleBasedStateMachine):
    """What can happen to a coordinator, in any order."""

    @initialize(drawn=st.floats(0.0, 0.99))
    def begin(self, drawn: float) -> None:
        """Begin a project."""
        self.rules_of_project = tiny_rules(_PROJECT_KEY)
        self.store = MemoryStore()
        self.chance = FixedChance(drawn=drawn)
        self.now_ms = 1_000_000
        self.size, self.root = 0, tree_root([])
        with self.store.transaction() as tx:
            tx.project.add_shard(_named("shard"), 100)
            tx.project.add_round(
                Round(number=0, checkpoint=_named("w0"), velocity=None, opened_unix_ms=0)
            )

    def step(self, work: object) -> object:
        """Do a step in one transaction."""
        with self.store.transaction() as tx:
            return work(  # type: ignore[operator]
                Step(
                    tx=tx,
                    rules=self.rules_of_project,
                    key=_PROJECT_KEY,
                    chance=self.chance,
                    now_unix_ms=self.now_ms,
                )
            )

    def session(self, key: bytes) -> Session:
        """Return a session of a key."""
        return Session(
            token_hash=b"",
            public_key=key,
            inspector=False,
            app_version="1",
            expires_unix_ms=1 << 60,
        )

    def units(self, *states: UnitState) -> list[Unit]:
        """Return the units in some states."""
        with self.store.transaction() as tx:
            return list(tx.units.in_states(states))

    @rule(key=st.sampled_from(KEYS), device=st.sampled_from(DEVICES))
    def ask(self, key: bytes, device: str) -> None:
        """A device asks for work; asking again gives the same."""
        request = lease.RequestLeaseRequest(device_id=device, numerics_class=CPU)
        session = self.session(key)
        first = self.step(lambda step: hand_out.request_lease(step, session, request))
        again = self.step(lambda step: hand_out.request_lease(step, session, request))
        assert isinstance(first, lease.RequestLeaseResponse)
        assert isinstance(again, lease.RequestLeaseResponse)
        assert first.lease.lease_id == again.lease.lease_id

    @rule(data=st.data(), give_up=st.booleans())
    def hold_on_or_give_up(self, data: st.DataObject, give_up: bool) -> None:
        """A volunteer renews or returns a lease."""
        held = self.units(*HELD, UnitState.WAITING)
        if not held:
            return
        unit = data.draw(st.sampled_from(held))
        session, lease_id = self.session(unit.public_key), unit.lease_id or b""
        request = lease.RenewLeaseRequest(lease_id=lease_id)
        if give_up:
            self.step(lambda step: hand_out.release(step, session, lease_id))
        else:
            self.step(lambda step: hand_out.renew(step, session, request))

    @rule(data=st.data())
    def finish(self, data: st.DataObject) -> None:
        """A volunteer commits, opens and submits."""
        working = self.units(UnitState.LEASED)
        if not working:
            return
        unit = data.draw(st.sampled_from(working))
        payload = _named(unit.unit_id.hex())

        def bind(step: Step) -> None:
            record = step.tx.units.lease(unit.lease_id or b"")
            assert record is not None
            step.tx.units.replace_lease(replace(record, open=False))
            bound = replace(
                unit.moved(UnitEvent.COMMIT).moved(UnitEvent.OPEN),
                commitment=b"\n\x00",
                payload=payload,
                payload_kept=True,
                tokens=320,
                norm_rate=1.0,
            )
            step.tx.units.replace(bound)

        self.step(bind)
        session = self.session(unit.public_key)
        self.step(lambda step: hand_in.submit(step, session, unit.unit_id, None))

    @rule(data=st.data(), passes=st.sampled_from([True, True, True, False]))
    def inspect(self, data: st.DataObject, passes: bool) -> None:
        """An inspector decides."""
        waiting = self.units(UnitState.AUDITING)
        if not waiting:
            return
        unit = data.draw(st.sampled_from(waiting))
        failure = Failure(sentence="It came out differently.", strike=True)
        if passes:
            self.step(lambda step: accept(step, unit, audited=True))
        else:
            self.step(lambda step: reject(step, unit, failure))

    @rule(seconds=st.integers(0, 90))
    def wait(self, seconds: int) -> None:
        """Time passes."""
        self.now_ms += seconds * 1000
        self.step(upkeep.tick)

    @rule()
    def merge(self) -> None:
        """The planned merge is carried out, twice, as after a kill."""
        job = self.step(upkeep.planned_job)
        if not isinstance(job, upkeep.MergeJob):
            return
        number = job.opened.number + 1
        following = Round(
            number=number, checkpoint=_named(f"w{number}"), velocity=None, opened_unix_ms=0
        )
        assert self.step(lambda step: finish_merge(step, following))
        assert not self.step(lambda step: finish_merge(step, following))

    @invariant()
    def credit_and_states_agree(self) -> None:
        """Standing credit in the ledger is exactly the units whose state says so."""
        with self.store.transaction() as tx:
            standing: set[bytes] = set()
            for row in tx.ledger.page(0, 10_000):
                entry = row.entry()
                if entry.kind == ledger.ENTRY_KIND_CREDIT:
                    assert entry.unit_id not in standing
                    standing.add(entry.unit_id)
                else:
                    standing.remove(entry.unit_id)
            assert standing == {unit.unit_id for unit in tx.units.in_states(CREDITED)}

    @invariant()
    def the_ledger_only_grows(self) -> None:
        """Every earlier state of the ledger is the beginning of the present one."""
        with self.store.transaction() as tx:
            hashes = list(tx.ledger.leaf_hashes(0))
        tree = GrowingTree()
        tree.extend(hashes)
        root, proof = tree_root(hashes), prove_consistency(tree, self.size)
        assert consistency_holds(self.size, self.root, len(hashes), root, proof)
        self.size, self.root = len(hashes), root

    @invariant()
    def a_device_has_one_open_lease_and_a_unit_one_holder(self) -> None:
        """Open leases are of leased units, one for a device, one for a unit."""
        with self.store.transaction() as tx:
            found = [record for key in KEYS for record in tx.units.open_leases(key)]
            assert len({(r.public_key, r.device_id) for r in found}) == len(found)
            leased = {unit.lease_id for unit in tx.units.in_states({UnitState.LEASED})}
            assert {record.lease_id for record in found} == leased

    @invariant()
    def who_is_shut_out_holds_nothing(self) -> None:
        """After proven cheating no unit of the key is under way or undecided."""
        under_way = {*HELD, UnitState.AUDITING, UnitState.GREY}
        with self.store.transaction() as tx:
            for key in KEYS:
                if tx.people.member(key).shut_out:
                    assert not tx.units.of_key(key, under_way)


Coordinator.TestCase.settings = settings(
    max_examples=30,
    stateful_step_count=40,
    deadline=None,
    # Explaining traces every line, so that a failure would end in the test's timeout, unnamed.
    phases=[phase for phase in Phase if phase is not Phase.explain],
)
TestCoordinator = Coordinator.TestCase
