"""What the daemon sees around it that matters to updates of the app."""

from potluck_client.daemon.engine_parts import EngineParts
from potluck_client.updates.moment import Moment, hand_of, moment_of
from potluck_client.updates.standing import Seen


def seen_for_updates(parts: EngineParts) -> Seen:
    """Return what is seen now; the gates have to be set before."""
    left_bytes = parts.meter.left_bytes()
    return Seen(
        needed=any(project.needs_update for project in parts.book.joined.value),
        may_fetch=parts.may_transfer.value.may_run and left_bytes != 0,
        most_bytes_per_second=parts.meter.most_down_bytes_per_second,
        by_itself=parts.settings.current.update_by_itself,
        # Only who waits for the moment has to know it.
        moment=_moment(parts) if parts.updates.ready else Moment.LATER,
    )


def _moment(parts: EngineParts) -> Moment:
    if not parts.lasting:
        return Moment.NEVER
    hands = []
    for runner in parts.runners:
        entry = runner.in_hand
        project = None if entry is None else parts.book.find(entry.project_id)
        moves = project is not None and (
            project.practice or (project.connected and parts.may_transfer.value.may_run)
        )
        hands.append(
            hand_of(
                None if entry is None else entry.state,
                may_compute=runner.gate.value.may_run,
                may_hand_in=moves,
            )
        )
    return moment_of(hands, tried_out=bool(parts.tryout.workers))
