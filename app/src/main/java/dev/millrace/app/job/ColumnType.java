package dev.millrace.app.job;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

/** What the cells of a column are. */
public enum ColumnType {
    /** True or false. */
    TRUTH("true or false", "boolean"),
    /** Digits, also as milliseconds since 1970. */
    WHOLE("whole number", "long"),
    /** With a point. */
    DECIMAL("decimal number", "double"),
    /** A date and a time, read as UTC where it names no zone; milliseconds since 1970 in the job. */
    TIME("time", "long"),
    /** Anything. */
    TEXT("text", "String");

    private final String words;
    private final String java;

    ColumnType(String words, String java) {
        this.words = words;
        this.java = java;
    }

    /** The narrowest type that all cells have. A column without a cell is text. */
    static ColumnType of(List<String> cells) {
        for (ColumnType type : values()) {
            if (!cells.isEmpty() && cells.stream().allMatch(type::fits)) {
                return type;
            }
        }
        return TEXT;
    }

    /** Its type in a record of the job. */
    public String java() {
        return java;
    }

    /** Whether it can say when something happened. */
    public boolean tellsTime() {
        return this == WHOLE || this == TIME;
    }

    /** Whether the cell can be read so. */
    public boolean fits(String cell) {
        try {
            String read = read(cell);
            return !read.isEmpty() || this == TEXT;
        } catch (IllegalArgumentException | DateTimeException no) {
            return false;
        }
    }

    /** The cell as the engine reads it. Throws where it cannot be read so. */
    String read(String cell) {
        String stripped = cell.strip();
        return switch (this) {
            case TRUTH -> truth(stripped);
            case WHOLE -> Long.toString(Long.parseLong(stripped));
            case DECIMAL -> Double.toString(Double.parseDouble(stripped));
            case TIME -> Long.toString(time(stripped).toEpochMilli());
            case TEXT -> cell;
        };
    }

    private static String truth(String cell) {
        if (cell.equalsIgnoreCase("true") || cell.equalsIgnoreCase("false")) {
            return Boolean.toString(Boolean.parseBoolean(cell));
        }
        throw new IllegalArgumentException(cell + " is neither true nor false");
    }

    private static Instant time(String cell) {
        String iso = cell.matches("\\d{4}-\\d\\d-\\d\\d .*") ? cell.replaceFirst(" ", "T") : cell;
        if (iso.matches("\\d{4}-\\d\\d-\\d\\d")) {
            return LocalDate.parse(iso).atStartOfDay(ZoneOffset.UTC).toInstant();
        }
        return iso.matches(".*T.*(Z|[-+]\\d\\d:?\\d\\d)")
                ? OffsetDateTime.parse(iso).toInstant()
                : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
    }

    @Override
    public String toString() {
        return words;
    }
}
