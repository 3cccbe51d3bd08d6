from hypothesis import given
from hypothesis import strategies as st

from commander.linkage.span import Moment, Span, coarsest, middle, span

PRECISIONS = ("second", "minute", "approx", "day")
MINUTE = 60_000
moments = st.builds(
    Moment, st.integers(0, 10**9), st.sampled_from((*PRECISIONS, "a code of a newer version"))
)


def test_a_span_to_the_second_keeps_its_seconds() -> None:
    assert span(Moment(0), Moment(90_000)) == Span(1.5, "second")


def test_a_span_is_as_coarse_as_its_coarser_end() -> None:
    made = span(Moment(0, "second"), Moment(6 * MINUTE + 40_000, "minute"))
    assert made == Span(7.0, "minute")
    assert not made.is_approximate


def test_one_approximate_end_makes_it_approximate() -> None:
    assert span(Moment(0, "approx"), Moment(14 * MINUTE)).is_approximate


def test_an_end_before_the_start_is_no_time_at_all() -> None:
    assert span(Moment(5 * MINUTE), Moment(0)).minutes == 0


def test_a_day_tells_no_minutes_apart() -> None:
    assert span(Moment(0, "day"), Moment(20 * 60 * MINUTE, "second")) == Span(1440.0, "day")


def test_the_median_of_nothing_is_not_known() -> None:
    assert middle([]) is None


def test_the_median_by_hand() -> None:
    spans = [Span(3.0, "minute"), Span(20.0, "second"), Span(6.5, "second")]
    assert middle(spans) == Span(7.0, "minute")


def test_unknown_precisions_count_as_approximate() -> None:
    assert coarsest(["second", "fortnight"]) == "approx"


@given(st.lists(st.tuples(moments, moments), min_size=1))
def test_a_median_is_never_finer_than_its_coarsest_input(
    pairs: list[tuple[Moment, Moment]],
) -> None:
    spans = [span(start, end) for start, end in pairs]
    found = middle(spans)
    assert found is not None
    assert found.precision == coarsest(one.precision for pair in pairs for one in pair)
    step = {"second": 1, "minute": 60, "approx": 60, "day": 86_400}[found.precision]
    assert round(found.minutes * 60) % step == 0


@given(st.lists(st.tuples(moments, moments), min_size=1))
def test_a_median_lies_among_its_inputs(pairs: list[tuple[Moment, Moment]]) -> None:
    spans = [span(start, end) for start, end in pairs]
    found = middle(spans)
    assert found is not None
    slack = 1440 if found.precision == "day" else 1
    low, high = min(one.minutes for one in spans), max(one.minutes for one in spans)
    assert low - slack <= found.minutes <= high + slack
