"""The contract of `ports.JobQueue`, held against the queue of one process and the one that several share."""

import asyncio
import signal
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.model.errors import BotError
from bot.model.job import CollectSource, DeliverDue, Job, PublishDigest
from bot.ports.queue import JobQueue
from bot.queue.in_process import InProcessQueue
from tests.postgresql import new_database

SLOT = datetime(2026, 11, 23, 9, tzinfo=UTC)


Open = Callable[..., Awaitable[JobQueue]]
"""Opens a queue; what it is told beside is what hears of failures, then `concurrency` and `grace`."""


@pytest.fixture(params=["in process", "shared"])
async def open_queue(request: pytest.FixtureRequest) -> AsyncIterator[Open]:
    async with AsyncExitStack() as opened:

        async def one(on_failure: Callable[[Job, Exception], None], **options: Any) -> JobQueue:
            if request.param == "in process":
                return InProcessQueue(on_failure, **options)
            url = new_database(request.getfixturevalue("postgresql"))
            from bot.queue.shared import SharedQueue

            queue = SharedQueue(url, on_failure, **options)
            await queue.open()
            opened.callback(queue.close)
            return queue

        yield one


class Desk:
    """Takes jobs down as they are done, and failures as they are told."""

    queue: JobQueue

    def __init__(self) -> None:
        self.done: list[Job] = []
        self.failures: list[tuple[Job, str]] = []

    @classmethod
    async def open(cls, open_queue: Open, *, concurrency: int = 4) -> "Desk":
        desk = cls()
        desk.queue = await open_queue(desk.failed, concurrency=concurrency)
        desk.queue.register(desk.note)
        return desk

    def failed(self, job: Job, problem: Exception) -> None:
        self.failures.append((job, str(problem)))

    async def note(self, job: Job) -> None:
        self.done.append(job)


@pytest.fixture
async def desk(open_queue: Open) -> Desk:
    return await Desk.open(open_queue)


async def within(seconds: float, desk: Desk) -> None:
    async with asyncio.timeout(5 * seconds):
        await desk.queue.run(until_empty=True)


async def test_every_kind_of_job_arrives_as_it_was(desk: Desk) -> None:
    jobs = [CollectSource(source_id="gazette"), PublishDigest(subscription_id="s", slot=SLOT), DeliverDue()]
    for job in jobs:
        await desk.queue.enqueue(job)
    await within(2, desk)
    assert sorted(map(str, desk.done)) == sorted(map(str, jobs))


async def test_an_empty_queue_is_done_at_once(desk: Desk) -> None:
    await within(1, desk)
    await within(1, desk)


async def test_the_same_job_waits_once(desk: Desk) -> None:
    for _ in range(3):
        await desk.queue.enqueue(DeliverDue())
        await desk.queue.enqueue(CollectSource(source_id="gazette"))
    await desk.queue.enqueue(CollectSource(source_id="tidings"))
    await within(2, desk)
    assert len(desk.done) == 3
    await desk.queue.enqueue(DeliverDue())
    await within(2, desk)
    assert len(desk.done) == 4, "once done, it can be asked for again"


async def test_a_job_asked_for_right_after_it_ended_is_not_lost(desk: Desk) -> None:
    all_done = asyncio.Event()

    async def again(job: Job) -> None:
        desk.done.append(job)
        if len(desk.done) == 20:
            all_done.set()
        if isinstance(job, CollectSource) and len(desk.done) < 20:
            asyncio.get_running_loop().call_soon(lambda: asyncio.ensure_future(desk.queue.enqueue(DeliverDue())))
        if isinstance(job, DeliverDue) and len(desk.done) < 20:
            await desk.queue.enqueue(CollectSource(source_id="gazette"))

    desk.queue.register(again)
    run = asyncio.create_task(desk.queue.run())
    await desk.queue.enqueue(DeliverDue())
    async with asyncio.timeout(60):
        await all_done.wait()
    run.cancel()
    await asyncio.wait([run])


async def test_a_visit_at_work_is_not_doubled_but_a_delivery_run_is_followed_by_another(desk: Desk) -> None:
    async def ask_again(job: Job) -> None:
        if job not in desk.done:
            desk.done.append(job)
            await desk.queue.enqueue(job)
        else:
            desk.done.append(job)

    desk.queue.register(ask_again)
    await desk.queue.enqueue(DeliverDue())
    await desk.queue.enqueue(CollectSource(source_id="gazette"))
    await within(2, desk)
    assert sorted(map(str, desk.done)) == sorted(map(str, [DeliverDue(), DeliverDue(), CollectSource(source_id="gazette")]))


async def test_jobs_made_by_jobs_are_done_before_the_queue_is_empty(desk: Desk) -> None:
    async def lead_on(job: Job) -> None:
        desk.done.append(job)
        if isinstance(job, CollectSource):
            await asyncio.sleep(0.05)
            await desk.queue.enqueue(PublishDigest(subscription_id="s", slot=SLOT))
        if isinstance(job, PublishDigest):
            await desk.queue.enqueue(DeliverDue())

    desk.queue.register(lead_on)
    await desk.queue.enqueue(CollectSource(source_id="gazette"))
    await within(2, desk)
    assert [type(job) for job in desk.done] == [CollectSource, PublishDigest, DeliverDue]


async def test_a_handler_that_fails_is_told_of_and_stops_nothing(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    async def fail_on_odd(job: Job) -> None:
        assert isinstance(job, CollectSource)
        if int(job.source_id) % 2:
            raise ValueError(f"odd: {job.source_id}")
        desk.done.append(job)

    desk.queue.register(fail_on_odd)
    for number in range(10):
        await desk.queue.enqueue(CollectSource(source_id=str(number)))
    await within(2, desk)
    assert len(desk.done) == 5
    odd = [(CollectSource(source_id=str(n)), f"odd: {n}") for n in (1, 3, 5, 7, 9)]
    assert sorted(desk.failures, key=str) == odd
    assert capsys.readouterr() == ("", "")


async def test_no_more_jobs_run_at_once_than_wished(open_queue: Open) -> None:
    desk = await Desk.open(open_queue, concurrency=4)
    at_once: list[int] = []
    running = 0

    async def count(job: Job) -> None:
        nonlocal running
        running += 1
        at_once.append(running)
        await asyncio.sleep(0.01)
        running -= 1

    desk.queue.register(count)
    for number in range(30):
        await desk.queue.enqueue(PublishDigest(subscription_id=str(number), slot=SLOT))
    await within(5, desk)
    assert len(at_once) == 30
    assert max(at_once) == 4


async def test_a_digest_does_not_wait_for_servers_that_keep_their_visitors(open_queue: Open) -> None:
    desk = await Desk.open(open_queue, concurrency=6)
    at_once, full, let_go, made = 0, asyncio.Event(), asyncio.Event(), asyncio.Event()

    async def work(job: Job) -> None:
        nonlocal at_once
        if isinstance(job, CollectSource):
            at_once += 1
            if at_once == 4:
                full.set()
            await let_go.wait()
            at_once -= 1
        else:
            made.set()

    desk.queue.register(work)
    for number in range(30):
        await desk.queue.enqueue(CollectSource(source_id=str(number)))
    run = asyncio.create_task(desk.queue.run(until_empty=True))
    async with asyncio.timeout(20):
        await full.wait()
        await desk.queue.enqueue(PublishDigest(subscription_id="s", slot=SLOT))
        await made.wait()
        assert at_once == 4
        let_go.set()
        await run
    assert at_once == 0


async def test_a_waiting_queue_takes_up_new_work_at_once_and_stops_when_cancelled(desk: Desk) -> None:
    arrived, stopped = asyncio.Event(), asyncio.Event()

    async def work_for_ever(job: Job) -> None:
        arrived.set()
        try:
            await asyncio.sleep(3600)
        finally:
            stopped.set()

    desk.queue.register(work_for_ever)
    before = asyncio.all_tasks()
    handlers = [signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)]
    run = asyncio.create_task(desk.queue.run())
    await asyncio.sleep(0.05)
    await desk.queue.enqueue(DeliverDue())
    async with asyncio.timeout(1):
        await arrived.wait()
        run.cancel()
        with pytest.raises(asyncio.CancelledError):
            await run
    assert stopped.is_set()
    assert asyncio.all_tasks() == before
    assert [signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)] == handlers
    assert desk.failures == []


async def test_what_still_waits_at_a_stop_is_there_for_the_next_run(open_queue: Open) -> None:
    desk = await Desk.open(open_queue, concurrency=2)
    held = asyncio.Event()

    async def hold(job: Job) -> None:
        held.set()
        await asyncio.sleep(3600)

    desk.queue.register(hold)
    for number in range(6):
        await desk.queue.enqueue(CollectSource(source_id=str(number)))
    run = asyncio.create_task(desk.queue.run())
    await held.wait()
    run.cancel()
    await asyncio.wait([run])
    desk.queue.register(desk.note)
    await within(2, desk)
    assert {CollectSource(source_id=str(number)) for number in range(2, 6)} <= set(desk.done)


class Held:
    """A handler that works until it is let go, and what became of it."""

    def __init__(self, queue: JobQueue) -> None:
        self.ended: list[str] = []
        self.begun, self.go = asyncio.Event(), asyncio.Event()
        self.queue = queue
        self.queue.register(self.work)

    @classmethod
    async def open(cls, open_queue: Open, grace: timedelta) -> "Held":
        return cls(await open_queue(lambda job, problem: None, concurrency=3, grace=grace))

    async def work(self, job: Job) -> None:
        self.begun.set()
        try:
            await self.go.wait()
            self.ended.append("done")
        except asyncio.CancelledError:
            await asyncio.sleep(0.2)  # settling takes a moment, and must not be broken into
            self.ended.append("given back")
            raise

    async def start(self) -> asyncio.Task[None]:
        run = asyncio.create_task(self.queue.run())
        for number in range(5):
            await self.queue.enqueue(CollectSource(source_id=str(number)))
        await self.begun.wait()
        await asyncio.sleep(0.05)
        return run


async def test_jobs_at_work_end_within_the_grace_and_no_other_begins(open_queue: Open) -> None:
    held = await Held.open(open_queue, timedelta(seconds=10))
    run = await held.start()
    run.cancel()
    await asyncio.sleep(0.05)
    held.go.set()
    async with asyncio.timeout(5):
        await asyncio.wait([run])
    assert (run.cancelled(), held.ended) == (True, ["done", "done"])


async def test_jobs_that_outlast_the_grace_are_cancelled_once(open_queue: Open) -> None:
    held = await Held.open(open_queue, timedelta(seconds=0.1))
    run = await held.start()
    run.cancel()
    async with asyncio.timeout(5):
        await asyncio.wait([run])
    assert held.ended == ["given back", "given back"]


async def test_cancelled_again_the_grace_is_over(open_queue: Open) -> None:
    held = await Held.open(open_queue, timedelta(hours=1))
    run = await held.start()
    run.cancel()
    await asyncio.sleep(0.05)
    run.cancel()
    async with asyncio.timeout(5):
        await asyncio.wait([run])
    assert held.ended == ["given back", "given back"]


async def test_a_queue_runs_once_at_a_time(desk: Desk) -> None:
    run = asyncio.create_task(desk.queue.run())
    await asyncio.sleep(0)
    with pytest.raises(BotError, match="running already"):
        await desk.queue.run()
    run.cancel()
    await asyncio.wait([run])


async def test_a_queue_without_a_handler_says_so(open_queue: Open) -> None:
    failures: list[str] = []
    queue = await open_queue(lambda job, problem: failures.append(str(problem)))
    await queue.enqueue(DeliverDue())
    await queue.run(until_empty=True)
    assert failures == ["Nothing is registered to run DeliverDue()"]


async def test_many_jobs_at_once_leave_others_their_turn(desk: Desk) -> None:
    """Two thousand sources that were due at once kept the event loop for 0.3 s."""
    turns = 0

    async def others() -> None:
        nonlocal turns
        while turns < 9_999:
            await asyncio.sleep(0)
            turns += 1

    other = asyncio.create_task(others())
    await desk.queue.enqueue_many([CollectSource(source_id=str(number)) for number in range(2_000)])
    other.cancel()
    assert turns >= 15
    assert desk.queue.length() in (0, 2_000), "the shared ones are counted when somebody looks"


async def test_of_many_jobs_each_that_waits_already_is_left_out(desk: Desk) -> None:
    some = [CollectSource(source_id=str(number)) for number in range(9)]
    await desk.queue.enqueue_many([*some, some[0], DeliverDue(), DeliverDue()])
    await desk.queue.enqueue_many(some)
    await within(5, desk)
    assert sorted(map(str, desk.done)) == sorted(map(str, [*some, DeliverDue()]))
