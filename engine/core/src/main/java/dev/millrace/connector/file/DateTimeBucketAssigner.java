package dev.millrace.connector.file;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A folder for each hour of processing time, or as finely as the format says; in UTC, so that it is the same everywhere. */
public final class DateTimeBucketAssigner<IN> implements BucketAssigner<IN, String> {
    private final String formatString;

    /** Folders such as {@code 1970-01-01--00}. */
    public DateTimeBucketAssigner() {
        this("yyyy-MM-dd--HH");
    }

    /** Folders by a pattern of {@link DateTimeFormatter}. */
    public DateTimeBucketAssigner(String formatString) {
        this.formatString = formatString;
    }

    @Override
    public String getBucketId(IN element, Context context) {
        return DateTimeFormatter.ofPattern(formatString, Locale.ROOT)
                .withZone(ZoneOffset.UTC)
                .format(Instant.ofEpochMilli(context.currentProcessingTime()));
    }
}
