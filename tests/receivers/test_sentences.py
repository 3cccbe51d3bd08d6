"""What receivers send: real logs, disturbed lines, noise, and what each sentence means."""

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commander.receivers.gpsd import Gpsd
from commander.receivers.nmea import LONGEST, Nmea
from commander.receivers.sighting import Sighting
from commander.receivers.ways import sentence

LOGS = Path(__file__).resolve().parents[3] / "shared" / "data" / "nmea"
GGA = "GPGGA,120000.00,6010.2000,N,02456.3000,E,1,08,1.2,12.0,M,17.0,M,,"
RMC = "GPRMC,120000.00,A,6010.2000,N,02456.3000,E,19.44,045.5,221126,,,A"


def heard(*bodies: str | bytes, reader: Nmea | None = None) -> list[Sighting]:
    """Return the sightings of sentences (their checksum is added) or raw bytes."""
    nmea = reader or Nmea()
    found: list[Sighting] = []
    for body in bodies:
        found += nmea.feed(body if isinstance(body, bytes) else sentence(body))
    found += nmea.flush()
    return found


def fixes(found: Iterable[Sighting]) -> list[Sighting]:
    return [one for one in found if one.lat is not None]


def test_the_sentences_of_a_moment_make_one_sighting() -> None:
    (one,) = heard(
        GGA, "GPGSA,A,3,1,2,3,,,,,,,,,,2.0,1.1,1.5", RMC, "GPVTG,045.5,T,,M,19.44,N,36,K"
    )
    assert (one.lat, one.lon) == pytest.approx((60.17, 24.938333), abs=1e-6)
    assert one.at == round(datetime(2026, 11, 22, 12, tzinfo=UTC).timestamp() * 1000)
    assert one.speed == pytest.approx(10.0, abs=0.01)
    assert (one.heading, one.satellites, one.hdop) == (45.5, 8, 1.1)
    assert one.accuracy_m == pytest.approx(16.5)  # 15 m × HDOP, as gpsd reckons
    assert (one.source, one.quality) == ("gps", "alone")


@pytest.mark.parametrize("talker", ["GP", "GN", "GL", "GA", "BD", "GB", "II"])
def test_any_talker_is_heard(talker: str) -> None:
    assert len(fixes(heard(talker + GGA[2:]))) == 1
    assert len(fixes(heard(talker + RMC[2:]))) == 1


@pytest.mark.parametrize(
    ("quality", "source", "name", "metres"),
    [(1, "gps", "alone", 18.0), (2, "gps", "aided", 4.5), (4, "gps", "rtk", 4.5),
     (6, "inferred", "estimated", 18.0), (7, "reported", "manual", 18.0),
     (8, "simulated", "simulated", 18.0)],
)  # fmt: skip
def test_how_a_place_is_known_goes_with_it(
    quality: int, source: str, name: str, metres: float
) -> None:
    (one,) = heard(GGA.replace(",E,1,", f",E,{quality},"))
    assert (one.source, one.quality) == (source, name)
    assert one.accuracy_m == pytest.approx(metres)


@pytest.mark.parametrize(
    "bodies",
    [
        (GGA.replace(",E,1,", ",E,0,"),),
        (GGA.replace(",E,1,", ",E,,"),),
        (RMC.replace(",A,", ",V,", 1),),
        (GGA, RMC.replace(",A,", ",V,", 1)),
        (RMC[:-1] + "N",),
        ("GPGLL,6010.2000,N,02456.3000,E,120000.00,V,N",),
        (GGA, "GPGSA,A,1,,,,,,,,,,,,,,,"),
        (GGA.replace("6010.2000", "6075.2000"),),
        (GGA.replace("6010.2000", "9910.2000"),),
        (GGA.replace("6010.2000", "").replace("02456.3000", ""),),
        (GGA.replace(",N,", ",X,"),),
    ],
)
def test_without_a_valid_fix_there_is_no_position_and_it_says_so(bodies: tuple[str, ...]) -> None:
    found = heard(*bodies)
    assert found
    assert fixes(found) == []


def test_south_west_and_a_dilution_that_is_none() -> None:
    (one,) = heard("GPGGA,120000,3351.0000,S,15112.0000,W,1,04,99.99,,M,,M,,")
    assert (one.lat, one.lon) == pytest.approx((-33.85, -151.2))
    assert (one.hdop, one.accuracy_m) == (None, 0.0)


def test_a_disturbed_line_moves_nothing() -> None:
    nmea = Nmea()
    good = sentence(GGA)
    bad = good.replace(b"6010", b"6110")
    without = good.split(b"*")[0] + b"\r\n"
    found = heard(bad, without, b"\x00\xff\x80garbage\r\n", b"$GP\r\n", b"$\r\n", reader=nmea)
    assert found == []
    assert (nmea.counts.disturbed, nmea.counts.understood) == (2, 0)
    assert nmea.counts.nonsense >= 2
    assert any("6110" in line for line in nmea.lines)


def test_a_line_without_end_is_passed_over_and_takes_no_room() -> None:
    nmea = Nmea()
    for _ in range(200):
        assert list(nmea.feed(b"$GPGGA" + b"A" * 1000)) == []
        assert len(nmea._rest) <= LONGEST
    assert len(fixes(heard(b"\r\n", GGA, reader=nmea))) == 1
    assert nmea.counts.nonsense == 1


def test_past_midnight_the_date_goes_on() -> None:
    late = RMC.replace("120000.00", "235959.00")
    after = GGA.replace("120000.00", "000000.00")
    one, two = heard(late, after)
    assert one.at is not None
    assert two.at is not None
    assert two.at - one.at == 1000


@pytest.mark.parametrize("cut", [1, 7, 64, 5000])
def test_the_pieces_in_which_bytes_come_make_no_difference(cut: int) -> None:
    data = b"".join(
        sentence(text.replace("120000", f"1200{second:02}"))
        for second in range(20)
        for text in (GGA, RMC)
    )
    nmea = Nmea()
    found = [one for at in range(0, len(data), cut) for one in nmea.feed(data[at : at + cut])]
    assert len(fixes([*found, *nmea.flush()])) == 20


@given(st.lists(st.binary(max_size=300), max_size=8))
def test_no_bytes_break_the_reader(pieces: list[bytes]) -> None:
    for reader in (Nmea(), Gpsd()):
        for piece in pieces:
            for one in reader.feed(piece):
                assert one.lat is None or abs(one.lat) <= 90
        list(reader.flush())


@given(st.text("0123456789.,NSEWAV-", max_size=60), st.sampled_from(["GGA", "RMC", "GLL", "GSA"]))
def test_no_fields_break_the_reader(fields: str, kind: str) -> None:
    for one in heard(f"GP{kind},{fields}"):
        assert one.lat is None or abs(one.lat) <= 90
        assert one.lon is None or abs(one.lon) <= 180


@pytest.mark.parametrize(
    ("file", "count", "disturbed", "first", "last"),
    [
        ("bu353-glonass.log", 9, 0, (55.68659, 37.62145), (55.68662, 37.62156)),
        ("bundg_zeus_9.log", 150, 0, (52.85016, 5.31362), (52.84788, 5.30846)),
        # Every GGA has a wrong checksum, every RMC a right one.
        ("firefly-II.log", 23, 23, (37.26103, -121.96118), (37.26102, -121.96117)),
        ("nmea-fuzzy-cases.log", 14, 0, (41.57497, -93.75056), (41.57503, -93.75060)),
    ],
)
def test_real_logs(
    file: str, count: int, disturbed: int, first: tuple[float, float], last: tuple[float, float]
) -> None:
    path = LOGS / file
    if not path.is_file():
        pytest.skip("the logs of real receivers are not here")
    nmea = Nmea()
    found = fixes([*nmea.feed(path.read_bytes()), *nmea.flush()])
    assert (len(found), nmea.counts.disturbed) == (count, disturbed)
    assert (found[0].lat, found[0].lon) == pytest.approx(first, abs=1e-5)
    assert (found[-1].lat, found[-1].lon) == pytest.approx(last, abs=1e-5)


def gpsd(*lines: str) -> list[Sighting]:
    reader = Gpsd()
    return [one for line in lines for one in reader.feed(line.encode() + b"\n")]


def test_gpsd_says_place_accuracy_and_satellites() -> None:
    sky = '{"class":"SKY","hdop":0.9,"satellites":[{"used":true},{"used":false},{"used":true}]}'
    tpv = ('{"class":"TPV","mode":3,"time":"2026-11-22T12:00:00.000Z","lat":60.17,"lon":24.94,'
           '"eph":7.5,"speed":3.2,"track":90.0}')  # fmt: skip
    (one,) = gpsd('{"class":"VERSION"}', sky, tpv)
    assert (one.lat, one.lon, one.accuracy_m, one.satellites) == (60.17, 24.94, 7.5, 2)
    assert (one.speed, one.heading, one.source) == (3.2, 90.0, "gps")
    (rough,) = gpsd('{"class":"TPV","mode":2,"lat":60.17,"lon":24.94,"epx":3,"epy":4}')
    assert rough.accuracy_m == 5.0
    (made_up,) = gpsd('{"class":"TPV","mode":2,"status":8,"lat":60.17,"lon":24.94}')
    assert made_up.source == "simulated"


def test_gpsd_without_a_fix_and_with_nonsense() -> None:
    found = gpsd(
        '{"class":"TPV","mode":1,"lat":60,"lon":24}',
        *("{", "[]", "null", '{"class":"TPV"}'),
        '{"class":"TPV","mode":3,"lat":960.1,"lon":24}',
        '{"class":"TPV","mode":"3"}',
    )
    assert [one.lat for one in found] == [None] * 4
