package dev.millrace.journal;

import dev.millrace.trace.TraceEvent;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** One way to say each kind of event. */
final class Sentences {
    private final Map<Class<?>, Function<TraceEvent, String>> ways = new HashMap<>();

    <E extends TraceEvent> void on(Class<E> kind, Function<E, String> way) {
        ways.put(kind, event -> way.apply(kind.cast(event)));
    }

    String of(TraceEvent event) {
        Function<TraceEvent, String> way = ways.get(event.getClass());
        if (way == null) {
            throw new IllegalStateException("the transcript has no sentence for " + event);
        }
        return way.apply(event);
    }

    /** {@code 1 row}, {@code 2 rows}. */
    static String count(long count, String singular, String plural) {
        return count + " " + (count == 1 ? singular : plural);
    }
}
