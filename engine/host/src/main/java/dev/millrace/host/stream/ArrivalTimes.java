package dev.millrace.host.stream;

import dev.millrace.host.StreamSpec;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** When the rows of a file arrive: at their event time plus their delay, replayed at the stream's pace from the first arrival on. */
final class ArrivalTimes {
    private final StreamSpec.File spec;
    private final CsvTable table;
    private final int timeColumn;
    private final int delayColumn;
    private long first;
    private long previous = Long.MIN_VALUE;

    ArrivalTimes(StreamSpec.File spec, CsvTable table) {
        this.spec = spec;
        this.table = table;
        timeColumn = table.column(spec.timeColumn());
        @Nullable String delay = spec.delayColumn();
        delayColumn = delay == null ? -1 : table.column(delay);
        if (!(spec.pace() > 0)) {
            throw new StreamException(spec.file(), 1, "the pace must be greater than 0, not " + spec.pace());
        }
    }

    /** Virtual ms since the run's begin at which a row is available; asked row by row from the first on. */
    long arrival(int row) {
        long arrives = Math.addExact(time(row), delay(row));
        if (row == 0) {
            first = arrives;
        } else if (arrives < previous) {
            throw new StreamException(
                    spec.file(),
                    line(row),
                    "this row arrives before the one above it; sort the rows by time plus delay");
        }
        previous = arrives;
        return (long) Math.floor((arrives - first) / spec.pace());
    }

    private long time(int row) {
        String cell = table.rows().get(row).get(timeColumn).strip();
        if (isWhole(cell)) {
            return Long.parseLong(cell);
        }
        try {
            return LocalDateTime.parse(cell).toInstant(ZoneOffset.UTC).toEpochMilli();
        } catch (DateTimeException e) {
            throw new StreamException(
                    spec.file(),
                    line(row),
                    "'%s' in column '%s' is no time; write ms, or 2001-06-29T00:02".formatted(cell, spec.timeColumn()));
        }
    }

    private long delay(int row) {
        if (delayColumn < 0) {
            return 0;
        }
        String cell = table.rows().get(row).get(delayColumn).strip();
        if (!isWhole(cell)) {
            throw new StreamException(
                    spec.file(),
                    line(row),
                    "'%s' in column '%s' is no whole number".formatted(cell, spec.delayColumn()));
        }
        return Math.multiplyExact(Long.parseLong(cell), spec.delayUnit());
    }

    private static boolean isWhole(String cell) {
        return cell.matches("-?\\d{1,18}");
    }

    private int line(int row) {
        return table.lines().get(row);
    }
}
