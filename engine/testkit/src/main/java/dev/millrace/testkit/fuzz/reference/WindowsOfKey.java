package dev.millrace.testkit.fuzz.reference;

import dev.millrace.testkit.fuzz.plan.Step;
import dev.millrace.testkit.fuzz.plan.WindowShape;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Evaluates windows over the records of one key, given in their order. */
final class WindowsOfKey {
    private static final long OLD = 12;

    private final Step.Windowed step;
    private final List<Datum> results = new ArrayList<>();

    WindowsOfKey(Step.Windowed step) {
        this.step = step;
    }

    List<Datum> results(List<Datum> records) {
        if (step.shape() instanceof WindowShape.Count count) {
            for (int end = (int) count.size(); end <= records.size(); end += (int) count.size()) {
                fire(records.subList(end - (int) count.size(), end), Long.MAX_VALUE);
            }
        } else if (step.shape() instanceof WindowShape.SlidingCount count) {
            for (int end = (int) count.slide(); end <= records.size(); end += (int) count.slide()) {
                fire(records.subList(Math.max(0, end - (int) count.size()), end), Long.MAX_VALUE);
            }
        } else if (step.firing() == Step.Firing.DEFAULT || step.firing() == Step.Firing.PURGING_END) {
            windows(records).forEach((end, contents) -> fire(contents, end - 1));
        } else {
            everySecond(records);
        }
        return results;
    }

    /** Contents by end. */
    Map<Long, List<Datum>> windows(List<Datum> records) {
        if (step.shape() instanceof WindowShape.Session session) {
            return sessions(session, records);
        }
        Map<Long, List<Datum>> windows = new TreeMap<>();
        for (Datum record : records) {
            ends(record.timestamp())
                    .forEach(end -> windows.computeIfAbsent(end, any -> new ArrayList<>())
                            .add(record));
        }
        return windows;
    }

    private List<Long> ends(long timestamp) {
        if (step.shape() instanceof WindowShape.Tumbling tumbling) {
            return ends(timestamp, tumbling.size(), tumbling.size(), tumbling.offset());
        }
        WindowShape.Sliding sliding = (WindowShape.Sliding) step.shape();
        return ends(timestamp, sliding.size(), sliding.slide(), sliding.offset());
    }

    private static List<Long> ends(long timestamp, long size, long slide, long offset) {
        List<Long> ends = new ArrayList<>();
        long last = timestamp - Math.floorMod(timestamp - offset, slide);
        for (long start = last; start > timestamp - size; start -= slide) {
            ends.add(start + size);
        }
        return ends;
    }

    private static Map<Long, List<Datum>> sessions(WindowShape.Session session, List<Datum> records) {
        Map<Long, List<Datum>> sessions = new TreeMap<>();
        List<Datum> open = new ArrayList<>();
        long end = Long.MIN_VALUE;
        for (Datum record : records.stream()
                .sorted(Comparator.comparingLong(Datum::timestamp))
                .toList()) {
            if (!open.isEmpty() && record.timestamp() >= end) {
                sessions.put(end, open);
                open = new ArrayList<>();
                end = Long.MIN_VALUE;
            }
            open.add(record);
            long gap = session.gap() + (session.dynamic() ? 4L * (record.key().charAt(1) % 3) : 0);
            end = Math.max(end, record.timestamp() + gap);
        }
        if (!open.isEmpty()) {
            sessions.put(end, open);
        }
        return sessions;
    }

    private void everySecond(List<Datum> records) {
        Map<Long, List<Datum>> windows = new TreeMap<>();
        Map<Long, Integer> seen = new TreeMap<>();
        for (Datum record : records) {
            for (long end : ends(record.timestamp())) {
                List<Datum> contents = windows.computeIfAbsent(end, any -> new ArrayList<>());
                contents.add(record);
                if (seen.merge(end, 1, Integer::sum) % 2 == 0) {
                    List<Datum> kept = fire(contents, end - 1);
                    windows.put(end, step.firing() == Step.Firing.EVERY_SECOND ? kept : new ArrayList<>());
                }
            }
        }
    }

    /** Emits results; what is left in the window. */
    private List<Datum> fire(List<Datum> contents, long timestamp) {
        List<Datum> kept = new ArrayList<>(contents);
        if (step.evicting() == Step.Evicting.BUT_LAST_THREE && kept.size() > 3) {
            kept = new ArrayList<>(kept.subList(kept.size() - 3, kept.size()));
        } else if (step.evicting() == Step.Evicting.OLD) {
            long newest = kept.stream().mapToLong(Datum::timestamp).max().orElseThrow();
            kept.removeIf(record -> record.timestamp() <= newest - OLD);
        }
        emit(kept, timestamp);
        return kept;
    }

    private void emit(List<Datum> contents, long timestamp) {
        String key = contents.get(0).key();
        long sum = contents.stream().mapToLong(Datum::value).sum();
        long newest = contents.stream().mapToLong(Datum::time).max().orElseThrow();
        int count = contents.size();
        switch (step.content()) {
            case REDUCED -> results.add(new Datum(key, newest, sum, timestamp));
            case REDUCED_LABELLED -> results.add(new Datum(key, timestamp, sum, timestamp));
            case AGGREGATED -> results.add(new Datum(key, count, sum, timestamp));
            case AGGREGATED_LABELLED -> results.add(new Datum(key, timestamp, 1_000L * count + sum, timestamp));
            case EACH ->
                contents.stream()
                        .sorted(Comparator.comparingLong(Datum::time).thenComparingLong(Datum::value))
                        .forEach(record -> results.add(new Datum(key, timestamp, record.value(), timestamp)));
        }
    }
}
