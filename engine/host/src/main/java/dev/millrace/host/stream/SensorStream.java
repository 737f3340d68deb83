package dev.millrace.host.stream;

import dev.millrace.connector.ReplayableStream;
import dev.millrace.host.StreamSpec;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The simulated sensors of the talk "Robust Stream Processing with Apache Flink" (Jamie Grier, 2016). Event times lie
 * exactly on a grid of 100 ms from 0 on; arrivals follow the talk's loop, which sleeps {@code period + (event clock -
 * wall clock) + jitter} and not at all when that is negative: so they wobble by up to a period, and a source that is
 * behind catches up in a burst. The same on every machine and JDK.
 */
final class SensorStream {
    private static final List<String> COLUMNS = List.of("sensor", "time", "value");
    private static final int PERIOD_MS = 100;
    private static final int STEPS = 10;
    private static final int SENSORS = 3;
    private static final int TICKS_PER_SECOND = 10;
    private static final int SECONDS_MAX = 100_000;
    private static final MathContext ROUND_TRIP = new MathContext(17);

    private SensorStream() {}

    static ReplayableStream stream(String name, StreamSpec.Sensors spec) {
        if (spec.seconds() < 1 || spec.seconds() > SECONDS_MAX) {
            throw new StreamException(
                    name, 1, "the sensors run for 1 to " + SECONDS_MAX + " seconds, not " + spec.seconds());
        }
        int ticks = spec.seconds() * TICKS_PER_SECOND;
        List<List<String>> rows = new ArrayList<>(ticks * SENSORS);
        long[] arrivals = new long[ticks * SENSORS];
        long arrival = 0;
        for (int tick = 0; tick < ticks; tick++) {
            long event = (long) tick * PERIOD_MS;
            addReadings(rows, event, tick % STEPS);
            Arrays.fill(arrivals, tick * SENSORS, (tick + 1) * SENSORS, arrival);
            long sleep = PERIOD_MS + (event - arrival) + jitter(spec.seed(), tick);
            arrival += Math.max(0, sleep);
        }
        return new ReplayableStream(name, COLUMNS, rows, arrivals, spec.splits());
    }

    private static void addReadings(List<List<String>> rows, long event, int step) {
        String time = Long.toString(event);
        double pressure = StrictMath.sin(2 * Math.PI * step / STEPS);
        rows.add(List.of("temp", time, "0." + step));
        rows.add(List.of("pressure", time, new BigDecimal(pressure, ROUND_TRIP).toString()));
        rows.add(List.of("door", time, 10 * step > 4 * STEPS ? "1.0" : "0.0"));
    }

    /** Uniform in (-100, 100) ms: a function of (seed, ordinal) alone. The mixing is that of SplitMix64 (Steele, Lea, Flood 2014). */
    private static long jitter(long seed, long ordinal) {
        long mixed = seed * 0x9E3779B97F4A7C15L + (ordinal + 1) * 0xD1B54A32D192ED03L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        mixed ^= mixed >>> 31;
        return Math.floorMod(mixed, 2L * PERIOD_MS - 1) - (PERIOD_MS - 1);
    }
}
