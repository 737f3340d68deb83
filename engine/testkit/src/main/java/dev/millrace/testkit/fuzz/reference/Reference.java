package dev.millrace.testkit.fuzz.reference;

import dev.millrace.testkit.fuzz.plan.JobPlan;
import dev.millrace.testkit.fuzz.plan.SourcePlan;
import dev.millrace.testkit.fuzz.plan.Step;
import dev.millrace.testkit.fuzz.plan.WindowShape;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Evaluates a job over its whole input at once, one stream after the other. */
public final class Reference implements Step.Reader<List<Datum>> {
    private static final Comparator<Datum> BY_TIME =
            Comparator.comparingLong(Datum::timestamp).thenComparingLong(Datum::value);

    private final JobPlan plan;
    private final List<List<Datum>> streams = new ArrayList<>();

    private Reference(JobPlan plan) {
        this.plan = plan;
    }

    /** The rows of every result, by its name, in no particular order. */
    public static Map<String, List<String>> results(JobPlan plan) {
        Reference reference = new Reference(plan);
        for (SourcePlan source : plan.sources()) {
            reference.streams.add(source.rows().stream()
                    .map(row -> new Datum(row.key(), row.time(), row.value(), row.time()))
                    .toList());
        }
        for (Step step : plan.steps()) {
            reference.streams.add(step.read(reference));
        }
        Map<String, List<String>> results = new TreeMap<>();
        for (int sink : plan.sinks()) {
            results.put(
                    JobPlan.result(sink),
                    reference.streams.get(sink).stream().map(Datum::row).toList());
        }
        return results;
    }

    private Stream<Datum> input(int stream) {
        return streams.get(stream).stream();
    }

    private Map<String, List<Datum>> byKey(int stream) {
        Map<String, List<Datum>> keys = new LinkedHashMap<>();
        input(stream)
                .forEach(record -> keys.computeIfAbsent(record.key(), key -> new ArrayList<>())
                        .add(record));
        return keys;
    }

    @Override
    public List<Datum> simple(Step.Simple step) {
        return input(step.input())
                .flatMap(record -> switch (step.function()) {
                    case TRIPLE -> Stream.of(record.with(record.time(), 3 * record.value() + 1));
                    case REKEY ->
                        Stream.of(new Datum(
                                "k" + Math.floorMod(record.value(), 5L),
                                record.time(),
                                record.value(),
                                record.timestamp()));
                    case DROP_THIRDS -> Math.floorMod(record.value(), 3L) == 0 ? Stream.of() : Stream.of(record);
                    case REPEAT -> Stream.generate(() -> record).limit(Math.floorMod(record.value(), 3L));
                })
                .toList();
    }

    @Override
    public List<Datum> split(Step.Split step) {
        return input(step.input())
                .filter(record -> Math.floorMod(record.value(), 2L) == 0)
                .toList();
    }

    @Override
    public List<Datum> side(Step.Side step) {
        // Of a window: nothing is late here.
        return plan.step(step.input()) instanceof Step.Split split
                ? input(split.input())
                        .filter(record -> Math.floorMod(record.value(), 2L) == 1)
                        .toList()
                : List.of();
    }

    @Override
    public List<Datum> rolling(Step.Rolling step) {
        List<Datum> results = new ArrayList<>();
        for (List<Datum> records : byKey(step.input()).values()) {
            Datum result = null;
            for (Datum record : records) {
                result = result == null ? record : rolled(step.roll(), result, record);
                results.add(result.at(record.timestamp()));
            }
        }
        return results;
    }

    private static Datum rolled(Step.Roll roll, Datum so, Datum next) {
        return switch (roll) {
            case REDUCE -> so.with(Math.max(so.time(), next.time()), so.value() + next.value());
            case SUM -> so.with(so.time(), so.value() + next.value());
            case MIN -> so.with(so.time(), Math.min(so.value(), next.value()));
            case MAX -> so.with(so.time(), Math.max(so.value(), next.value()));
            case MIN_BY -> next.value() < so.value() ? next : so;
            case MAX_BY -> next.value() > so.value() ? next : so;
        };
    }

    @Override
    public List<Datum> counted(Step.Counted step) {
        return byKey(step.input()).values().stream()
                .flatMap(records -> runningSums(records, Datum::time).stream())
                .toList();
    }

    @Override
    public List<Datum> sorted(Step.Sorted step) {
        return sorted(byKey(step.input()));
    }

    @Override
    public List<Datum> delayed(Step.Delayed step) {
        return streams.get(step.input());
    }

    @Override
    public List<Datum> paired(Step.Paired step) {
        Map<String, List<Datum>> keys = byKey(step.first());
        UnaryOperator<Datum> negated = record -> record.with(record.time(), -record.value());
        input(step.second())
                .forEach(record -> keys.computeIfAbsent(record.key(), key -> new ArrayList<>())
                        .add(negated.apply(record)));
        return sorted(keys);
    }

    private static List<Datum> sorted(Map<String, List<Datum>> keys) {
        return keys.values().stream()
                .flatMap(records -> runningSums(records.stream().sorted(BY_TIME).toList(), Datum::timestamp).stream())
                .toList();
    }

    /** What time a record is given. */
    private interface Time {
        long of(Datum record);
    }

    private static List<Datum> runningSums(List<Datum> records, Time time) {
        List<Datum> sums = new ArrayList<>();
        long sum = 0;
        for (Datum record : records) {
            sum += record.value();
            sums.add(record.with(time.of(record), sum));
        }
        return sums;
    }

    @Override
    public List<Datum> windowed(Step.Windowed step) {
        if (plan.late()) {
            return List.copyOf(streams.get(step.input()));
        }
        return byKey(step.input()).values().stream()
                .flatMap(records -> new WindowsOfKey(step).results(records).stream())
                .toList();
    }

    @Override
    public List<Datum> allWindowed(Step.AllWindowed step) {
        List<Datum> records = streams.get(step.input());
        List<Datum> results = new ArrayList<>();
        if (step.shape() instanceof WindowShape.Count count) {
            int size = (int) count.size();
            for (int end = size; end <= records.size(); end += size) {
                results.addAll(ofAll(step, records.subList(end - size, end), Long.MAX_VALUE));
            }
            return results;
        }
        Step.Windowed alike = new Step.Windowed(
                step.input(), step.shape(), Step.Content.EACH, Step.Firing.DEFAULT, Step.Evicting.NOTHING, 0);
        new WindowsOfKey(alike)
                .windows(records)
                .forEach((end, contents) -> results.addAll(ofAll(step, contents, end - 1)));
        return results;
    }

    private static List<Datum> ofAll(Step.AllWindowed step, List<Datum> contents, long timestamp) {
        if (step.each()) {
            return contents.stream()
                    .map(each -> new Datum(each.key(), timestamp, each.value(), timestamp))
                    .toList();
        }
        if (contents.size() == 1) {
            return List.of(contents.get(0).at(timestamp));
        }
        long newest = contents.stream().mapToLong(Datum::time).max().orElseThrow();
        long sum = contents.stream().mapToLong(Datum::value).sum();
        return List.of(new Datum("all", newest, sum, timestamp));
    }

    @Override
    public List<Datum> union(Step.Union step) {
        return Stream.concat(input(step.first()), input(step.second())).toList();
    }

    @Override
    public List<Datum> shipped(Step.Shipped step) {
        return streams.get(step.input());
    }

    @Override
    public List<Datum> joined(Step.Joined step) {
        List<Datum> results = new ArrayList<>();
        Map<String, List<Datum>> seconds = byKey(step.second());
        if (step.joining() == Step.Joining.CO_GROUP) {
            return coGrouped(step, byKey(step.first()), seconds);
        }
        for (Datum first : streams.get(step.first())) {
            for (Datum second : seconds.getOrDefault(first.key(), List.of())) {
                long end = Math.floorDiv(first.timestamp(), step.size()) * step.size() + step.size();
                long apart = Math.abs(first.timestamp() - second.timestamp());
                boolean together = second.timestamp() >= end - step.size() && second.timestamp() < end;
                long value = 31 * first.value() + second.value();
                if (step.joining() == Step.Joining.INTERVAL ? apart <= step.size() : together) {
                    long later = Math.max(first.timestamp(), second.timestamp());
                    boolean interval = step.joining() == Step.Joining.INTERVAL;
                    long time = interval ? later : Math.max(first.time(), second.time());
                    results.add(new Datum(first.key(), time, value, interval ? later : end - 1));
                }
            }
        }
        return results;
    }

    private static List<Datum> coGrouped(
            Step.Joined step, Map<String, List<Datum>> firsts, Map<String, List<Datum>> seconds) {
        Map<String, Map<Long, Datum>> windows = new TreeMap<>();
        firsts.forEach((key, records) -> records.forEach(each -> add(windows, step.size(), each, 1)));
        seconds.forEach((key, records) -> records.forEach(each -> add(windows, step.size(), each, -1)));
        return windows.values().stream()
                .flatMap(ofKey -> ofKey.values().stream())
                .toList();
    }

    /** A window's record counts those of the first stream in hundreds; the values of the second are taken away. */
    private static void add(Map<String, Map<Long, Datum>> windows, long size, Datum each, int sign) {
        long end = Math.floorDiv(each.timestamp(), size) * size + size;
        Datum one = new Datum(each.key(), sign > 0 ? 100 : 1, sign * each.value(), end - 1);
        windows.computeIfAbsent(each.key(), any -> new TreeMap<>())
                .merge(end, one, (so, next) -> so.with(so.time() + next.time(), so.value() + next.value()));
    }

    @Override
    public List<Datum> mixed(Step.Mixed step) {
        if (step.mixing() == Step.Mixing.CO_MAP) {
            return Stream.concat(
                            input(step.first()).map(each -> each.with(each.time(), each.value() + 7)),
                            input(step.second()).map(each -> each.with(each.time(), -each.value())))
                    .toList();
        }
        return withCounts(streams.get(step.first()), streams.get(step.second()).size());
    }

    private static List<Datum> withCounts(List<Datum> records, int counted) {
        List<Datum> results = new ArrayList<>(records);
        for (int count = 1; count <= counted; count++) {
            results.add(new Datum("k0", 0, count, 0));
        }
        return results;
    }

    @Override
    public List<Datum> numbered(Step.Numbered step) {
        List<Datum> records = streams.get(step.input());
        return withCounts(records, records.size());
    }

    @Override
    public List<Datum> stamped(Step.Stamped step) {
        return input(step.input()).map(each -> each.at(each.time())).toList();
    }

    @Override
    public List<Datum> looped(Step.Looped step) {
        return input(step.input())
                .map(record -> record.with(record.time(), odd(record.value())).at(record.time()))
                .toList();
    }

    private static long odd(long value) {
        long left = value;
        do {
            left = Math.floorDiv(left, 2L) == 0 ? 1 : Math.floorDiv(left, 2L);
        } while (Math.floorMod(left, 2L) == 0);
        return left;
    }
}
