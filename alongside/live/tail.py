"""The one thread of a process that reads for all its streams: who may listen, what happened, and what each gets."""

import threading
import time
from asyncio import AbstractEventLoop
from collections import defaultdict
from collections.abc import Collection
from dataclasses import replace
from queue import SimpleQueue

from django.db import Error, connection

from alongside.chats.models import Chat
from alongside.core import logs
from alongside.live import frames, limits
from alongside.live.admit import find_admitted, look_again
from alongside.live.figures import FIGURES
from alongside.live.happened import CHANGES, Happened, Reader
from alongside.live.listener import Listener
from alongside.live.room import Payloads, Room, Touched
from alongside.live.waking import Ear
from alongside.threads.cursor import Cursor
from alongside.threads.models import Post, Thread

POST_EVENTS = (*CHANGES, "PostAdded", "PostMoved")
ROOM_CHANGES = ("RoomChanged", "HourEnded", "ChatEnded", "ChatChanged")


class Tail:
    """Reads and renders outside of the event loop, and hands it what to send, in order."""

    def __init__(self, loop: AbstractEventLoop) -> None:
        self._loop = loop
        self._ear = Ear()
        self._asking: SimpleQueue[Listener] = SimpleQueue()
        self._leaving: SimpleQueue[Listener] = SimpleQueue()
        self._rooms: dict[str, Room] = {}
        self._sessions: defaultdict[str, list[Listener]] = defaultdict(list)
        self._events = Reader()
        self._looked = 0.0
        self._troubles = 0
        self._stopping = False
        threading.Thread(target=self._run, name="live", daemon=True).start()

    def ask(self, listener: Listener) -> bool:
        """Somebody wants to listen; false when too many wait for that already. From the event loop."""
        if self._asking.qsize() >= limits.WAITING:
            return False
        self._asking.put(listener)
        self._ear.ring()
        return True

    def leave(self, listener: Listener) -> None:
        """Somebody listens no more. From the event loop."""
        self._leaving.put(listener)

    def stop(self) -> None:
        """Read no more."""
        self._stopping = True
        self._ear.ring()

    def _run(self) -> None:
        while not self._stopping:
            try:
                self._turn()
                self._troubles = 0
            except Exception as error:
                self._trouble(error)
        connection.close()
        self._ear.close()

    def _turn(self) -> None:
        self._let_leave()
        if self._rooms:
            heard = self._ear.wait()
        else:
            FIGURES.read_to = None
            connection.close()
            self._ear.wait_for_bell()
            self._events.begin()
            heard = True
        self._let_leave()
        if self._rooms:
            self._look(heard=heard)
        self._let_in()

    def _let_in(self) -> None:
        together = min(self._asking.qsize(), limits.JOINS_AT_ONCE)
        if not together:
            return
        for room in self._rooms.values():
            room.forget()  # what was made for others before these asked
        for _ in range(together):
            listener = self._asking.get_nowait()
            try:
                self._join(listener)
            except Exception:
                self._loop.call_soon_threadsafe(listener.cut)
                raise
        self._ear.ring()

    def _join(self, listener: Listener) -> None:
        asking, listener.asking = listener.asking, None
        found = find_admitted(asking) if asking and not listener.over else None
        if asking is None or found is None:
            self._loop.call_soon_threadsafe(listener.cut)
            return
        thread, admitted = found
        listener.admitted = admitted
        room = self._rooms.get(admitted.thread)
        if room is None:
            room = self._rooms[admitted.thread] = Room(thread, self._events.floor)
        if room.is_behind(asking.since):  # another process showed more of it: first this one does, too
            self._look(heard=True)
        missed = room.begin(admitted, asking.since, thread.version, self._events)
        room.listeners[listener] = admitted
        self._loop.call_soon_threadsafe(listener.begin, room.shown, frames.begin() + missed)
        streams = self._sessions[admitted.session]
        streams.append(listener)
        if len(streams) > limits.STREAMS_PER_SESSION:
            self._end([streams[0]])

    def _let_leave(self) -> None:
        while not self._leaving.empty():
            self._forget(self._leaving.get())

    def _forget(self, listener: Listener) -> None:
        if listener.admitted is None:
            return
        name, session = listener.admitted.thread, listener.admitted.session
        if (room := self._rooms.get(name)) and room.listeners.pop(listener, None) and not room.listeners:
            del self._rooms[name]
        if listener in self._sessions[session]:
            self._sessions[session].remove(listener)
        if not self._sessions[session]:
            del self._sessions[session]

    def _end(self, listeners: Collection[Listener]) -> None:
        """Not one line more for these."""
        for listener in listeners:
            self._forget(listener)
            self._loop.call_soon_threadsafe(listener.end)

    def _look(self, *, heard: bool) -> None:
        due = time.monotonic() - self._looked >= (limits.LOOK_AROUND if heard else limits.LOOK)
        if not heard and not due:
            return
        events, before = self._events.read(), self._events.copy()
        touched = self._touched(events)
        looked_at = self._rooms if due else {name: self._rooms[name] for name in touched}
        now = self._check(looked_at.values())
        try:
            self._events.took(events)
            made = self._advance(now, touched)
        except Error:
            self._events = before
            raise
        self._loop.call_soon_threadsafe(_deliver, made, tuple(self._rooms.values()), self._events.floor)
        if due:
            self._looked = time.monotonic()
        FIGURES.read_to = self._events.last
        if len(events) >= limits.EVENTS_AT_ONCE:
            self._ear.ring()

    def _touched(self, events: Collection[Happened]) -> dict[str, Touched]:
        """What these events say of the threads that somebody listens to."""
        found: defaultdict[str, Touched] = defaultdict(Touched)
        by_key = {room.thread.pk: name for name, room in self._rooms.items()}
        told = {name: {event.ids["post"] for event in events if event.name == name} for name in POST_EVENTS}
        posts = set().union(*told.values())
        changed = set().union(*(told[name] for name in CHANGES))
        for pk, thread in Post.objects.filter(pk__in=posts).values_list("pk", "thread_id") if posts else ():
            if thread in by_key:
                found[by_key[thread]].changed |= {pk} & changed
        shown = Post.objects.filter(pk__in=told["PostMoved"], removed=False, withdrawn_at=None)
        for post in shown.select_related("thread") if told["PostMoved"] else ():
            for name, room in self._rooms.items():
                if room.thread.community_id == post.thread.community_id and room.thread.pk != post.thread_id:
                    found[name].moved[post.public_id] = post.author_id
        chats = {event.ids["chat"] for event in events if event.name in ROOM_CHANGES}
        for thread in Chat.objects.filter(pk__in=chats).values_list("thread_id", flat=True) if chats else ():
            if thread in by_key:
                found[by_key[thread]].room = True
        return found

    def _check(self, rooms: Collection[Room]) -> dict[str, Thread]:
        """These threads as they are now; whoever may not read them any more hears nothing more."""
        names = [room.thread.public_id for room in rooms]
        readable = Thread.objects.filter(public_id__in=names, gone=False, community__closed=False)
        now = {thread.public_id: thread for thread in readable.select_related("community")} if names else {}
        over = [listener for room in rooms if room.thread.public_id not in now for listener in room.listeners]
        self._end(over)
        there = {reader: listener for room in rooms for listener, reader in room.listeners.items()}
        self._end([there[reader] for reader in look_again(there)])
        return now

    def _advance(self, now: dict[str, Thread], touched: dict[str, Touched]) -> list[tuple[Room, Cursor, Payloads]]:
        made = []
        for name, thread in now.items():
            room = self._rooms.get(name)
            if room is None:
                continue
            try:
                made.append((room, *room.advance(thread, touched.get(name, Touched()), self._events.floor)))
            except Error:
                raise
            except Exception as error:  # what cannot be shown here is on the page, and ends no other room
                logs.trouble("live.room", error)
                self._end(tuple(room.listeners))
        return made

    def _trouble(self, error: Exception) -> None:
        """A look failed; the next begins with a new connection, and goes on from where all streams are."""
        logs.trouble("live.broken", error)
        connection.close()
        self._troubles += 1
        FIGURES.failed += 1
        if self._troubles >= limits.TROUBLES:
            for room in tuple(self._rooms.values()):
                for listener in tuple(room.listeners):
                    self._forget(listener)
                    self._loop.call_soon_threadsafe(listener.cut)
        time.sleep(min(self._troubles, limits.TROUBLES) * 0.1)


def _deliver(made: list[tuple[Room, Cursor, Payloads]], rooms: Collection[Room], event: int) -> None:
    """In the event loop: hand out what was made, and note how far each room was shown."""
    for room, cursor, payloads in made:
        room.shown.cursor = cursor
        for listener, payload in payloads:
            listener.offer(payload)
    for room in rooms:
        room.shown.cursor = replace(room.shown.cursor, event=event)
