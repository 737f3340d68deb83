package dev.millrace.host.script;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Calls of the Java library whose answer differs from run to run, and what to use in their place. */
final class Nondeterminism {
    private static final String CLOCK =
            " reads this machine's clock, so two runs differ; use context.timerService().currentProcessingTime(), or the record's own time";
    private static final String RANDOM = " is different in every run; use new Random(seed) with a seed of your own";
    private static final String SLEEP =
            " holds up the engine, not the job's time; give the operator a cost in the scenario, or set a timer";
    private static final String THREAD = " runs beside the engine, so two runs differ; leave parallelism to the job";

    private static final Map<String, String> CALLS = Map.ofEntries(
            Map.entry("System.currentTimeMillis", CLOCK),
            Map.entry("System.nanoTime", CLOCK),
            Map.entry("Instant.now", CLOCK),
            Map.entry("LocalDateTime.now", CLOCK),
            Map.entry("LocalDate.now", CLOCK),
            Map.entry("LocalTime.now", CLOCK),
            Map.entry("ZonedDateTime.now", CLOCK),
            Map.entry("OffsetDateTime.now", CLOCK),
            Map.entry("Clock.systemUTC", CLOCK),
            Map.entry("Clock.systemDefaultZone", CLOCK),
            Map.entry("Math.random", RANDOM),
            Map.entry("UUID.randomUUID", RANDOM),
            Map.entry("ThreadLocalRandom.current", RANDOM),
            Map.entry("System.identityHashCode", RANDOM),
            Map.entry("Thread.sleep", SLEEP),
            Map.entry("CompletableFuture.supplyAsync", THREAD),
            Map.entry("CompletableFuture.runAsync", THREAD));

    private static final Set<String> RANDOM_CLASSES = Set.of("Random", "SecureRandom", "SplittableRandom");

    private Nondeterminism() {}

    /** What to say about the call {@code target.method()}, null if nothing. */
    static @Nullable String ofCall(String target, String method) {
        String call = simple(target) + "." + method;
        String why = CALLS.get(call);
        return why == null ? null : call + why;
    }

    /** What to say about {@code new type()} without arguments, null if nothing. */
    static @Nullable String ofNew(String type) {
        String name = simple(type);
        if (name.equals("Date")) {
            return "new Date()" + CLOCK;
        }
        return RANDOM_CLASSES.contains(name) ? "new " + name + "()" + RANDOM : null;
    }

    private static String simple(String type) {
        return type.substring(type.lastIndexOf('.') + 1);
    }
}
