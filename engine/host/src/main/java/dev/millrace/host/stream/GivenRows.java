package dev.millrace.host.stream;

import dev.millrace.connector.ReplayableStream;
import dev.millrace.host.StreamSpec;
import java.util.List;

/** Rows that are given in place. */
final class GivenRows {
    private GivenRows() {}

    static ReplayableStream stream(String name, StreamSpec.Rows spec) {
        if (spec.arrivals().size() != spec.rows().size()) {
            throw new StreamException(
                    name,
                    1,
                    "%d rows have %d arrival times; give each row one"
                            .formatted(spec.rows().size(), spec.arrivals().size()));
        }
        long[] arrivals = spec.arrivals().stream().mapToLong(Long::longValue).toArray();
        for (int i = 0; i < arrivals.length; i++) {
            checkRow(name, spec, i);
            if (i > 0 && arrivals[i] < arrivals[i - 1]) {
                throw new StreamException(
                        name,
                        i + 1,
                        "row %d arrives before row %d; give the rows in order of arrival".formatted(i + 1, i));
            }
        }
        return new ReplayableStream(name, spec.columns(), spec.rows(), arrivals, spec.splits());
    }

    private static void checkRow(String name, StreamSpec.Rows spec, int index) {
        List<String> row = spec.rows().get(index);
        if (row.size() != spec.columns().size()) {
            throw new StreamException(
                    name,
                    index + 1,
                    "row %d has %d cells for the columns %s".formatted(index + 1, row.size(), spec.columns()));
        }
    }
}
