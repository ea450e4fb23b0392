"""Values of the formats in our OpenAPI document that JSON Schema does not define, for schemathesis."""

import zoneinfo

import schemathesis
from hypothesis import strategies as st


def field(low, high):
    """A field of a cron expression whose values are numbers: all, one, a range, a list or every n-th."""
    numbers = st.integers(low, high)
    spans = st.tuples(numbers, numbers).map(sorted)
    return st.one_of(
        st.just("*"), numbers.map(str), spans.map("{0[0]}-{0[1]}".format), st.lists(numbers, min_size=1, max_size=3).map(
            lambda values: ",".join(map(str, values))), st.integers(1, high - low).map("*/{}".format))


# Days up to the 28th, because a date that no year has, such as 31 February, is refused.
CRON = st.one_of(
    st.sampled_from(["@hourly", "@daily", "@midnight", "@weekly", "@monthly", "@yearly", "@annually", "0 6 * * MON-FRI"]),
    st.tuples(field(0, 59), field(0, 23), field(1, 28), field(1, 12), field(0, 7)).map(" ".join))
# Names with area and location: others, such as EST, are abbreviations.
ZONES = sorted(name for name in zoneinfo.available_timezones() if "/" in name) + ["UTC"]

schemathesis.openapi.format("cron", CRON)
schemathesis.openapi.format("time-zone", st.sampled_from(ZONES))
