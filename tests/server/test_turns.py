"""Turns at SQLite: one writer at a time, in the order in which they came, and nobody waits for ever."""

from threading import Event, Thread

from server import turns


def test_one_has_the_turn_until_it_is_given_back():
    desk, said, done = turns.Turns(1), Event(), []
    with desk.one():
        other = Thread(target=lambda: (said.set(), _take(desk, done)))
        other.start()
        said.wait(5)
        assert not done
        done.append("first")
    other.join(5)
    assert done == ["first", "second"]


def test_a_turn_is_given_back_after_an_error():
    desk, done = turns.Turns(1), []
    try:
        with desk.one():
            raise ValueError
    except ValueError:
        pass
    _take(desk, done)
    assert done == ["second"]


def test_whoever_has_waited_long_goes_ahead_and_takes_nobodys_turn(monkeypatch):
    monkeypatch.setattr(turns, "WAIT_SECONDS", 0)
    desk, done = turns.Turns(1), []
    with desk.one():
        _take(desk, done)
        assert done == ["second"]
    monkeypatch.setattr(turns, "WAIT_SECONDS", 5)
    with desk.one():
        other = Thread(target=_take, args=(desk, done))
        other.start()
        assert done == ["second"]
    other.join(5)
    assert done == ["second", "second"]


def _take(desk: turns.Turns, done: list[str]) -> None:
    with desk.one():
        done.append("second")
