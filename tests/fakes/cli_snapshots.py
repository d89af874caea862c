"""Snapshots of a daemon at work, for tests of what is shown and judged."""

from potluck.v1 import control_pb2 as control
from potluck.v1 import project_status_pb2 as project_status


def practice_snapshot(
    *, verified: int = 0, rejected: int = 0, losses: tuple[float, ...] = (5.5, 4.25)
) -> control.Snapshot:
    """Return a daemon that trains Practice, with some work given before."""
    given = control.Contribution(
        verified_units=10 + verified,
        pending_units=1,
        rejected_units=rejected,
        verified_tokens=2_500_000,
        verified_seconds=4000.0,
        verified_watt_hours=12.5,
    )
    return control.Snapshot(
        sequence=5,
        state=control.APP_STATE_WORKING,
        sentence="Training for Practice.",
        run_now=True,
        devices=[
            control.DeviceSnapshot(
                device_id="cpu",
                name="Some processor",
                enabled=True,
                working=True,
                duty=1.0,
                tokens_per_second=1234.0,
                power_watts=35.2,
                temperature_celsius=61.0,
                unit=control.UnitSnapshot(unit_id="ab", state="running", steps_done=12, steps=40),
            )
        ],
        projects=[
            control.ProjectSnapshot(
                project_id="aa" * 32,
                name="Practice",
                practice=True,
                connected=True,
                status=project_status.ProjectStatus(
                    round=3,
                    active_volunteers=1,
                    loss_curve=[
                        project_status.LossPoint(round=n, held_out_loss=loss)
                        for n, loss in enumerate(losses)
                    ],
                ),
                contribution=given,
            )
        ],
        contribution=given,
        today=control.Contribution(verified_units=1, verified_tokens=900),
    )
